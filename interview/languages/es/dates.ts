import type { DateWords } from '../dates.ts'
import { wordList } from '../pattern.ts'

export const dates: DateWords = {
  months: [
    'enero',
    'febrero',
    'marzo',
    'abril',
    'mayo',
    'junio',
    'julio',
    'agosto',
    'septiembre setiembre',
    'octubre',
    'noviembre',
    'diciembre',
  ],
  leadIns: 'nací|es|mi fecha de nacimiento es|fecha de nacimiento',
  prepositions: 'el día|el',
  links: wordList('de del en ano'),
  dayEndings: 'o|a',
  birth: 'naci\\w*',
}
