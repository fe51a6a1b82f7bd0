import type { InjectionWords } from '../injection.ts'

export const injection: InjectionWords = {
  spoken: [
    '(?:ignore|ignorez|oublie|oubliez|neglige|negligez) (?:\\w+ ){0,4}(?:instructions?|consignes?|regles|prompt)',
    '(?:marque|marquez|note|notez|considere|considerez|enregistre|enregistrez|compte|comptez|traite|traitez|classe|classez) (?:\\w+ ){0,5}(?:acceptee?s?|validee?s?|approuvee?s?)',
    '(?:reponse|verdict) (?:\\w+ ){0,3}(?:acceptee?|validee?|approuvee?)',
    '(?:accepte|acceptez|valide|validez|approuve|approuvez) (?:ma|la|cette|toute|mes|les) (?:reponses?|etape)',
    '(?:message|invite|instructions?|consignes?) (?:du |de |d )?systeme',
    'modele de langage|tu es maintenant|vous etes maintenant|mode (?:developpeur|administrateur|debug)',
    'le modele (?:\\w+ )?(?:accepte|doit|dit|decide)|l officier (?:\\w+ ){1,8}(?:accept\\w*|valid\\w*|noter)',
  ],
  roles: 'systeme|système',
}
