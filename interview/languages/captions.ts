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

/** Folded words, divided by blanks. */
export const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))
/** Zero to nine in their order, and other names of them. */
export const digitsOf = (
  text: string,
  more: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(text.split(' ').map((word, digit) => [word, String(digit)])),
  ...more,
})
const NO_BREAK = '\u00a0'
/** The sign behind its number, held together. */
export const signBehind = (number: string, sign: string) => `${number}${NO_BREAK}${sign}`
