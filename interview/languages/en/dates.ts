import type { DateWords } from '../dates.ts'
import { wordList } from '../pattern.ts'

export const dates: DateWords = {
  months: [
    'January Jan',
    'February Feb',
    'March Mar',
    'April Apr',
    'May',
    'June Jun',
    'July Jul',
    'August Aug',
    'September Sep Sept',
    'October Oct',
    'November Nov',
    'December Dec',
  ],
  leadIns:
    "i was born|i am born|born|it is|it's|it was|that would be|my (?:date of birth|birthday|birth date|birth day) is|the date is",
  prepositions: 'on|in',
  article: 'the',
  trail: 'please|sir|madam|officer|thank you',
  links: wordList('the of in year'),
  dayEndings: 'st|nd|rd|th',
  birth: 'born|birth\\w*',
}
