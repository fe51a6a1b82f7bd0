import { type Captions, digitsOf, words } from '../captions.ts'

export const captions: Captions = {
  parts: words('hundred thousand million billion'),
  articles: words('a'),
  scales: words('hundred thousand million billion'),
  joints: words('and'),
  digits: digitsOf('zero one two three four five six seven eight nine', { oh: '0' }),
  points: { point: '.' },
  percent: ['percent', 'per cent'],
  ordinal:
    /^(?:second|(?:first|third|fourth|fifth|sixth|seventh|eighth|ninth|\w+(?:teenth|tieth)|tenth|eleventh|twelfth|hundredth|thousandth|millionth|half|halves|quarters?|hundreds|thousands|millions|billions|trillion)s?)$/,
  links: words('of the in'),
  doubtfulMonths: words('may march'),
  group: ',',
  groupedFrom: 4,
  currencies: { dollar: '$', dollars: '$', euro: '€', euros: '€' },
  amount: (number, sign) => `${sign}${number}`,
  percentage: (number) => `${number}%`,
  day: (day) => String(day),
}
