import { LARGEST } from './groups.ts'
import { ALONE, type Context, type Speech } from './speech.ts'

/** Where a number may begin: behind no letter or digit, save an Arabic word of one letter, which is written together with it. */
export const START = '(?<=^|[^\\p{L}\\p{M}\\p{N}_]|(?<![\\p{L}\\p{M}])[وفبلك]ـ?)(?<!\\d[.,٫٬])'
export const END = '(?![\\p{L}\\p{M}\\p{N}_])'
export const SPACE = '[ \\u00a0\\u202f\\u2009]'

const GROUPED = `[1-9]\\d{0,2}(?:(?:[,٬]\\d{3}){1,9}|(?:\\.\\d{3}){1,9}|(?:${SPACE}\\d{3}){1,9}|(?:['’]\\d{3}){1,9})(?:[.,٫]\\d{1,20})?`
/** A number with its grouping and decimals, not a part of a longer one. */
export const NUMBER = `(?:${GROUPED}|\\d{1,40}(?:[.,٫]\\d{1,40})?)(?!\\d|[.,٫٬]\\d)`
/** A sign before a number, which no letter, digit or bracket precedes. */
export const SIGN = '(?:(?<![\\p{L}\\p{N})\\]])(?<!\\d )[-−+])?'

/** A written number taken apart. */
export interface Numeral {
  /** Digits before the decimal mark. */
  whole: string
  mark: '.' | ',' | ''
  fraction: string
}

/**
 * Takes a number apart. Marks that repeat, spaces and apostrophes group; of two kinds the last is decimal; one mark
 * before exactly three digits is read as the language has it.
 */
export function readNumeral(text: string, grouping: ',' | '.'): Numeral {
  const plain = text.replaceAll('٬', ',').replaceAll('٫', grouping === ',' ? '.' : ',')
  const joined = plain.replace(/[^\d.,]/g, '')
  const marks = joined.match(/[.,]/g) ?? []
  const last = marks.at(-1)
  const at = last === undefined ? joined.length : joined.lastIndexOf(last)
  const isRepeated = marks.length > 1 && marks.at(-2) === last
  const isGroup =
    last === grouping &&
    marks.length === 1 &&
    joined === plain &&
    /^[1-9]\d{0,2}$/.test(joined.slice(0, at)) &&
    joined.length - at === 4
  if (last === undefined || isRepeated || isGroup) return { whole: joined.replace(/[.,]/g, ''), mark: '', fraction: '' }
  return {
    whole: joined.slice(0, at).replace(/[.,]/g, ''),
    mark: last === '.' ? '.' : ',',
    fraction: joined.slice(at + 1),
  }
}

/** The number, unless it is too long to be said as one or begins with a needless zero. */
export function valueOf(digits: string): number | undefined {
  const value = Number(digits)
  return value <= LARGEST && !/^0\d/.test(digits) ? value : undefined
}

/** Digit by digit, in groups of three, the last of two to four. */
export function spelled(digits: string, { digits: names, pause }: Speech): string {
  const groups = digits.match(/\d{3}(?=\d\d)|\d{1,4}$/g) ?? []
  return groups.map((group) => [...group].map((digit) => names[Number(digit)]).join(' ')).join(pause)
}

export function sayWhole(digits: string, speech: Speech, context: Context): string {
  const value = valueOf(digits)
  return value === undefined ? spelled(digits, speech) : speech.cardinal(value, context)
}

export function sayNumeral({ whole, mark, fraction }: Numeral, speech: Speech, context: Context): string {
  if (mark === '') return sayWhole(whole, speech, context)
  return `${sayWhole(whole, speech, ALONE)} ${speech.marks[mark]} ${speech.fraction(fraction)}`
}

/** "minus " or "plus " for a sign before a number, nothing without one. */
export const saySign = (sign: string | undefined, { minus, plus }: Speech): string =>
  sign ? `${sign === '+' ? plus : minus} ` : ''

/** Digits behind a decimal mark, each by itself. */
export const eachDigit = (digits: string, names: readonly string[]): string =>
  [...digits].map((digit) => names[Number(digit)]).join(' ')

/** Digits behind a decimal mark as one number where they are three at most, its leading zeros first. */
export function digitsTogether(digits: string, names: readonly string[], cardinal: (value: number) => string): string {
  const rest = digits.replace(/^0+/, '')
  if (rest.length === 0 || rest.length > 3) return eachDigit(digits, names)
  const zeros = eachDigit(digits.slice(0, digits.length - rest.length), names)
  return `${zeros}${zeros === '' ? '' : ' '}${cardinal(Number(rest))}`
}
