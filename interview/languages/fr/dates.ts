import type { DateWords } from '../dates.ts'
import { wordList } from '../pattern.ts'

export const dates: DateWords = {
  months: [
    'janvier',
    'février fevrier',
    'mars',
    'avril',
    'mai',
    'juin',
    'juillet',
    'août aout',
    'septembre',
    'octobre',
    'novembre',
    'décembre decembre',
  ],
  numbersNotMonths: wordList('sept'),
  leadIns: "je suis née?|c'est|ma date de naissance,? (?:c'est|est)",
  prepositions: 'le',
  links: wordList('de d en an annee'),
  dayEndings: 'er',
  birth: 'nee?|naissance',
}
