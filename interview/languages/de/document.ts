import type { DocumentWords } from '../document.ts'

export const document: DocumentWords = {
  question: 'frage',
  questionNumber: 'nr\\.?|nummer',
  ordinals: [
    ...['erst', 'zweit', 'dritt', 'viert', 'fünft', 'sechst', 'siebt', 'acht', 'neunt', 'zehnt'].map(
      (stem) => `${stem}(?:ens|e)`,
    ),
  ],
  article: 'Artikel|ARTIKEL',
  page: 'seite|s\\.',
  of: 'von',
  section: 'teil|abschnitt|kapitel',
  columns: { runningNumber: 'lfd\\.', number: 'nr|pos', question: 'fragen?', answer: 'antwort(?:en)?' },
  headingStyles: 'titel|überschrift',
  asking:
    'was|wann|wo|wer|wen|wem|wessen|welche[rsnm]?|warum|weshalb|wieso|wie|woher|wohin|womit|wofür|wodurch|seit wann|bis wann|an welche[rmn]|in welche[rmn]|mit wem|von wem|sind|ist|war|waren|haben|hat|hatten|werden|wird|wurden?|können|kann|dürfen|möchten|wollen|will|leben|wohnen|kennen|besitzen|erklären sie sich|stimmen|bestätigen sie|geht|gibt|gab|liegt|liegen',
  requesting:
    'nennen|beschreiben|schildern|erklären|erläutern|geben|bitte|bestätigen|wiederholen|buchstabieren|schwören|sagen|erzählen|zählen|benennen|unterschreiben|führen',
  note: 'hinweise?(?: (?:für|an) [^:?]{1,40})?|anmerkung(?:en)?|anm\\.|notiz(?:en)?|achtung|bemerkung(?:en)?|(?:erwartete|richtige|mögliche) antwort(?:en)?|musterantwort(?:en)?|anweisung(?:en)?(?: (?:für|an) [^:?]{1,40})?|intern',
  notes:
    '(?:hinweise?|anmerkungen|anweisung(?:en)?|notizen|bemerkungen|anleitung|vorbereitung|checkliste)(?: (?:für|an|zum|zur|zu)(?: (?:den|die|das|dem|der))? [^?]{1,40})?|nur für (?:den )?(?:amtsgebrauch|dienstgebrauch)|vor (?:dem gespräch|der befragung)|benötigte unterlagen',
  contents: 'inhalt(?:sverzeichnis)?|übersicht|gliederung',
  signature:
    'unterschrift(?:en)?|unterzeichnet|ort,? (?:und )?datum(?! de[rs])|datum,? (?:und )?unterschrift|gezeichnet|gez\\.',
  asker:
    'f|frage|beamt(?:er|in)|standesbeamt(?:er|in)|notar(?:in)?|richter(?:in)?|interviewer(?:in)?|rechtsanw[aä]lt(?:in)?|anw[aä]lt(?:in)?|vorsitzende[r]?|sachbearbeiter(?:in)?',
  answerer: 'antwort|zeug(?:e|in)|antragsteller(?:in)?|befragte[r]?|beteiligte[r]?|kläger(?:in)?|beklagte[r]?',
  stage:
    'pause|warten|stille|zeigen|vorlesen|vorzeigen|aufstehen|abwarten|nicken|übergeben|hinweis|\\p{L}+ (?:vorlegen|zeigen|vorlesen|abwarten|prüfen|übergeben)',
  yes: 'ja',
  no: 'nein',
  if: 'wenn|falls|sofern|bei',
  goTo: '(?:(?:gehen|springen|fahren)(?: sie)? )?(?:weiter |direkt )*(?:mit|zu|bei|zur)(?: frage| nr\\.?| nummer| punkt)',
  to: '(?:(?:fragen? )?(?:an|für)|zu)(?: (?:den|die|das|dem|der))?',
  roles: {
    groom: '(?:ehe)?mann|bräutigam|ehegatten?|künftigen ehemann',
    bride: '(?:ehe)?frau|braut|ehegattin|künftige ehefrau',
    candidate: 'bewerber(?:in)?|kandidat(?:en|in)?',
    witness: 'zeug(?:en?|in)',
    all: 'beiden?(?: (?:eheleute|verlobten|parteien|ehegatten))?|eheleute|verlobten|alle',
  },
}
