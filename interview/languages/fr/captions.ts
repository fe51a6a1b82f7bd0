import { type Captions, digitsOf, signBehind, words } from '../captions.ts'

export const captions: Captions = {
  parts: words('million millions milliard milliards vingts cents'),
  articles: words('un une'),
  scales: words('million milliard'),
  joints: words('et'),
  digits: digitsOf('zero un deux trois quatre cinq six sept huit neuf'),
  points: { virgule: ',' },
  percent: ['pour cent'],
  ordinal: /(?:iemes?|^demie?|^tiers|^quarts?|^milliers?|^billions?)$/,
  links: words('en'),
  doubtfulMonths: words(''),
  group: '\u202f',
  groupedFrom: 4,
  currencies: { euro: '€', euros: '€', 'd euros': '€', dollar: '$', dollars: '$' },
  amount: signBehind,
  percentage: (number) => signBehind(number, '%'),
  day: (day, word) => (word === 'premier' ? '1er' : String(day)),
}
