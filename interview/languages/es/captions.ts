import { type Captions, digitsOf, signBehind, words } from '../captions.ts'

export const captions: Captions = {
  parts: words('millon millones'),
  articles: words('un una uno'),
  scales: words('millon'),
  joints: words('y'),
  digits: digitsOf('cero uno dos tres cuatro cinco seis siete ocho nueve'),
  points: { coma: ',', punto: '.' },
  percent: ['por ciento'],
  ordinal: /(?:(?:esim|cim|gesim)[oa]s?|avos?|^medi[oa]|^tercios?|^cuartos?|^miles|^billon(?:es)?)$/,
  links: words('de del'),
  doubtfulMonths: words(''),
  group: '.',
  groupedFrom: 5,
  currencies: { euro: '€', euros: '€', dolar: undefined, dolares: undefined },
  amount: signBehind,
  percentage: (number) => signBehind(number, '%'),
  day: (day, word) => (word.startsWith('primer') ? '1.º' : String(day)),
}
