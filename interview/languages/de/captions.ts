import { type Captions, digitsOf, signBehind, words } from '../captions.ts'

export const captions: Captions = {
  parts: words('million millionen milliarde milliarden'),
  articles: words('ein eine einen'),
  scales: words('hundert tausend million milliarde'),
  joints: words('und'),
  digits: digitsOf('null eins zwei drei vier funf sechs sieben acht neun', { zwo: '2' }),
  points: { komma: ',' },
  percent: ['prozent'],
  ordinal: /^(?:drittel|viertel|funftel|\w+stel|zehntel|halbe?|billion|billionen|hunderte|tausende)$/,
  links: words(''),
  doubtfulMonths: words(''),
  group: '.',
  groupedFrom: 4,
  currencies: { euro: '€', dollar: undefined },
  amount: signBehind,
  percentage: (number) => signBehind(number, '%'),
  day: (day) => `${day}.`,
}
