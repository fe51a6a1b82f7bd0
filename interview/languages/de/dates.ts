import type { DateWords } from '../dates.ts'
import { wordList } from '../pattern.ts'

export const dates: DateWords = {
  months: [
    'Januar Jänner',
    'Februar',
    'März Maerz',
    'April',
    'Mai',
    'Juni',
    'Juli',
    'August',
    'September',
    'Oktober',
    'November',
    'Dezember',
  ],
  leadIns: 'ich bin|ich wurde|mein geburtsdatum ist|mein geburtstag ist|das war',
  prepositions: 'am|den|der',
  trail: 'geboren|zur welt gekommen',
  links: wordList('im jahr jahre jahres'),
  birth: 'geboren|geburt\\w*|welt',
}
