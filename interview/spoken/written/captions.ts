import type { Language } from '../speech.ts'

/** How a language writes in captions what was said in words. All words are folded, as `fold` has them. */
export interface Captions {
  /** Number words that are no number alone: "million", "vingts". */
  parts: ReadonlySet<string>
  /** Words for one that are articles too: numbers only inside of a number or before a scale word. */
  articles: ReadonlySet<string>
  /** Scale words before which an article counts. */
  scales: ReadonlySet<string>
  /** Words inside of a number that also join two numbers. */
  joints: ReadonlySet<string>
  /** Zero to nine as they are read out one by one. */
  digits: Readonly<Record<string, string>>
  /** Decimal marks by their names. */
  points: Readonly<Record<string, string>>
  percent: readonly string[]
  /** Behind a number, this makes an ordinal or a fraction of it. */
  ordinal: RegExp
  /** Between a day and its month, and a month and its year. */
  links: ReadonlySet<string>
  /** Months that are other words too and count only beside a year. */
  doubtfulMonths: ReadonlySet<string>
  /** Groups thousands: everywhere from five digits, in amounts from `groupedFrom` digits. */
  group: string
  groupedFrom: 4 | 5
  /** Currencies by their nouns; undefined keeps the noun. */
  currencies: Readonly<Record<string, string | undefined>>
  amount(number: string, sign: string): string
  percentage(number: string): string
  /** A day before its month; `word` as it was said, folded. */
  day(day: number, word: string): string
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))
const digitsOf = (text: string, more: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(text.split(' ').map((word, digit) => [word, String(digit)])),
  ...more,
})
const NO_BREAK = '\u00a0'
const signBehind = (number: string, sign: string) => `${number}${NO_BREAK}${sign}`

export const CAPTIONS = {
  en: {
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
  },
  fr: {
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
  },
  es: {
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
  },
  de: {
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
  },
  ar: {
    parts: words('احد احدي اثنا اثني اثنتا اثنتي عشر عشره الف الفا الاف مليون مليونا ملايين مليار مليارا مليارات'),
    articles: words(''),
    scales: words(''),
    joints: words(''),
    digits: digitsOf('صفر واحد اثنان ثلاثه اربعه خمسه سته سبعه ثمانيه تسعه', { اثنين: '2' }),
    points: { فاصله: '.' },
    percent: ['في الميه', 'في المايه', 'بالميه', 'بالمايه'],
    ordinal: /^(?:ونصف|وربع|وثلث|انصاف|اثلاث|ارباع|اخماس|مءات|تريليون)$/u,
    links: words('من عام سنه'),
    doubtfulMonths: words('اب ماي'),
    group: ',',
    groupedFrom: 4,
    currencies: Object.fromEntries(
      'دولار دولارا دولارات يورو جنيه جنيها جنيهات درهم درهما دراهم ريال ريالا ريالات'
        .split(' ')
        .map((noun) => [noun, undefined]),
    ),
    amount: signBehind,
    percentage: (number) => `${number}%`,
    day: (day) => String(day),
  },
} satisfies Record<Language, Captions>
