import type { DocumentWords } from '../document.ts'

export const document: DocumentWords = {
  question: 'question',
  questionNumber: 'n[°º]|numéro',
  ordinals: [
    'premi(?:er|ère)(?:ment)?',
    '(?:deuxième|second[e]?)(?:ment)?',
    ...['trois', 'quatr', 'cinqu', 'six', 'sept', 'huit', 'neuv', 'dix'].map((stem) => `${stem}ième(?:ment)?`),
  ],
  article: 'Article|ARTICLE',
  page: 'page',
  of: 'de|sur',
  section: 'partie',
  columns: { number: 'n[°º]', question: 'questions?', answer: 'notes?' },
  headingStyles: 'titre',
  asking:
    "qu[e']|quel(?:le)?s?|quand|où|qui|quoi|pourquoi|comment|combien|à qui|avec qui|de qui|depuis quand|est-ce|êtes-vous|avez-vous|étiez-vous|aviez-vous|voulez-vous|pouvez-vous|savez-vous|habitez-vous|vivez-vous|consentez-vous|\\p{L}{2,20}-(?:vous|t-il|t-elle|il|elle|ils|elles|tu|ce)",
  requesting:
    'indiquez|décrivez|veuillez|précisez|nommez|expliquez|donnez|dites|racontez|citez|confirmez|répétez|épelez|déclarez|énumérez|mentionnez|signez|exposez',
  note: '(?:note|remarque|consigne|instruction|observation)s?(?: (?:à|au|aux|pour) [^:?]{1,40})?|nb|n\\.b\\.|attention|rappel|réponses? (?:attendues?|type|possibles?)|à noter|usage interne',
  notes:
    "(?:notes?|remarques?|consignes?|instructions?|rappels?|préparation)(?: (?:à|au|aux|pour|de|du)(?: (?:la|le|les|l'))? ?[^?]{1,40})?|avant (?:l'entretien|de commencer)|réservé à l'administration|pièces à (?:fournir|apporter)",
  contents: 'sommaire|table des matières',
  signature:
    "signatures?|signé|fait à|fait et signé|(?:lieu et date|date et (?:lieu|signature))(?! d(?:e |u |['’]))|lu et approuvé|en foi de quoi",
  asker:
    "question|q|officier(?: d'état civil)?|agent|notaire|juge|avocat[e]?|greffi(?:er|ère)|enquêt(?:eur|rice)|interviewer|le tribunal|maire|consul",
  answerer:
    'r|rép|réponse|témoin|demandeu(?:r|se)|requérant[e]?|répondant[e]?|comparant[e]?|déclarant[e]?|défendeu(?:r|se)',
  stage:
    "pause|attendre|silence|montrer|lire|remettre|présenter|se lever|laisser|vérifier|noter|\\p{L}{3,12}er (?:la|le|les|une?|l’|l')\\s?.{1,60}",
  yes: 'oui',
  no: 'non',
  if: 'si|en cas de|dans le cas',
  goTo: '(?:passe[zr]|alle[zr]|se rendre|continue[zr]|reporte[zr]-vous)(?: directement)? (?:à|au|aux|avec)(?: la)?(?: question| n[°º]| numéro| point)?',
  to: "(?:(?:questions? )?(?:à|au|aux|pour)|adressée?s? (?:à|au))(?: (?:la|le|les|l'|l’))?",
  roles: {
    groom: 'mari|époux|futur époux|fiancé|marié',
    bride: 'femme|épouse|future épouse|fiancée|mariée',
    candidate: 'candidate?',
    witness: 'témoin',
    all: 'deux(?: (?:époux|parties|futurs époux))?|futurs époux|tous',
  },
}
