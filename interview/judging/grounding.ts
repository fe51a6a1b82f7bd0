import { anyOf, ofEach } from '../languages/conversations.ts'
import { asciiDigits, fold, foldedWords } from '../verdict/normalise.ts'
import { isPossibleYear, monthOf } from '../verdict/date-words.ts'
import type { Numerals, Reader } from '../languages/numerals.ts'
import { numeralsOf } from '../verdict/numerals.ts'
import type { Place } from './place.ts'

/** In a longer answer no number and no date is looked for, so that none is found. */
const MOST_WORDS = 1_000

/** No number in words is longer. */
const LONGEST_NUMBER = 9

/** A number, and the words that it was read from. */
interface Said extends Place {
  value: number
}

/** The numbers that a reader finds, the longest at each word. */
function readAll(words: readonly string[], read: Reader): Said[] {
  const found: Said[] = []
  for (let at = 0; at < words.length; ) {
    let taken = 1
    for (let length = Math.min(LONGEST_NUMBER, words.length - at); length > 0; length--) {
      const value = read(words.slice(at, at + length))
      if (value === undefined) continue
      found.push({ value, from: at, to: at + length })
      taken = length
      break
    }
    at += taken
  }
  return found
}

/** Numbers in digits, with their separators read as thousands and as a decimal mark. */
function digitsIn(text: string): number[] {
  const plain = asciiDigits(text.normalize('NFKC')).replaceAll('٬', ',').replaceAll('٫', '.')
  return (plain.match(/\d+(?:[.,' ]\d+)*/g) ?? []).flatMap((digits) => [
    ...digits.split(/[.,' ]/).map(Number),
    Number(digits.replace(/[.,' ]/g, '')),
    Number(digits.replace(',', '.')),
  ])
}

const whole = (words: string) => new RegExp(`^(?:${words})$`, 'u')
/** Words that stand for a number that they do not name, folded; a dual in Arabic is two. */
const SMALL: readonly (readonly [value: number, words: RegExp])[] = [
  [0, whole(anyOf(({ numbers }) => numbers.none))],
  [1, whole(anyOf(({ numbers }) => numbers.one))],
  [2, whole(anyOf(({ numbers }) => numbers.two))],
  [12, whole(anyOf(({ numbers }) => numbers.dozen))],
]
const MINUS = new Set(ofEach(({ numbers }) => numbers.minus).flat())

/** The number was said, in digits or in words. */
export function namesNumber(text: string, value: number, language: string): boolean {
  const words = foldedWords(text)
  if (words.length > MOST_WORDS) return false
  const isRead = ({ number }: Numerals) => readAll(words, number).some((said) => said.value === value)
  return digitsIn(text).includes(value) || numeralsOf(language).some(isRead)
}

/** The number was said: in digits, in words, or by a word that stands for it. */
export function saysNumber(text: string, value: number, language: string): boolean {
  const words = foldedWords(text)
  if (words.length > MOST_WORDS) return false
  if (value < 0) {
    const isMarked = /[-−–]\s?\d/.test(text) || words.some((word) => MINUS.has(word))
    return isMarked && saysNumber(text, -value, language)
  }
  if (namesNumber(text, value, language)) return true
  return SMALL.some(([small, names]) => small === value && words.some((word) => names.test(word)))
}

/** Words in digits, and years in two of them: "19 90". */
function digitWords(words: readonly string[]): Said[] {
  const single = words.flatMap((word, at) => {
    const [digits] = /^\d+/.exec(word) ?? []
    return digits === undefined ? [] : [{ value: Number(digits), from: at, to: at + 1 }]
  })
  const double = words.slice(1).flatMap((word, at) => {
    const digits = `${words[at]} ${word}`
    return /^\d{2} \d{2}$/.test(digits) ? [{ value: Number(digits.replace(' ', '')), from: at, to: at + 2 }] : []
  })
  return [...single, ...double]
}

/** With these a year begins; said alone they are not its last two digits. */
const CENTURIES = [18, 19, 20]

const isBehind = (one: Place, other: Place) => one.from >= other.to
const areApart = (one: Place, other: Place) => isBehind(one, other) || isBehind(other, one)

/**
 * Day, month and year of an ISO date were each said, in words of their own; the year perhaps by its last two
 * digits, behind the others.
 */
export function saysDate(text: string, iso: string, language: string): boolean {
  const [year = 0, month = 0, day = 0] = iso.split('-').map(Number)
  if (!isPossibleYear(year)) return false
  const words = foldedWords(text)
  if (words.length > MOST_WORDS) return false
  const digits = digitWords(words)
  const numerals = numeralsOf(language)
  const known = new Map<Reader, Said[]>()
  const readBy = (read: Reader): Said[] => {
    const said = known.get(read) ?? readAll(words, read)
    known.set(read, said)
    return said
  }
  const found = (wanted: number, readers: (Reader | undefined)[]): Place[] =>
    [...digits, ...readers.flatMap((read) => (read ? readBy(read) : []))].filter(({ value }) => value === wanted)
  const ofYear = numerals.flatMap((said) => [said.year, said.number])
  const days = found(
    day,
    numerals.flatMap((said) => [said.day, said.number]),
  )
  const months = [
    ...words.flatMap((word, at) => (monthOf(word, language) === month ? [{ from: at, to: at + 1 }] : [])),
    ...found(
      month,
      numerals.flatMap((said) => [said.month, said.day]),
    ),
  ]
  const years = found(year, ofYear)
  const short = CENTURIES.includes(year % 100) ? [] : found(year % 100, ofYear)
  const lastShort = short.reduce<Place | undefined>(
    (last, place) => (last && last.from >= place.from ? last : place),
    undefined,
  )
  const hasYear = (one: Place, other: Place) =>
    years.some((place) => areApart(place, one) && areApart(place, other)) ||
    (lastShort !== undefined && isBehind(lastShort, one) && isBehind(lastShort, other))
  return days.some((ofDay) => months.some((ofMonth) => areApart(ofDay, ofMonth) && hasYear(ofDay, ofMonth)))
}

/** Every word of a name was said, or spelled letter by letter. */
export function saysName(text: string, name: string): boolean {
  const words = fold(text).split(' ')
  const said = new Set(words)
  const spelled = words.map((word) => (word.length === 1 ? word : ' ')).join('')
  const wanted = [...new Set(fold(name).split(' ').filter(Boolean))]
  return wanted.length > 0 && wanted.every((word) => said.has(word) || (word.length > 1 && spelled.includes(word)))
}
