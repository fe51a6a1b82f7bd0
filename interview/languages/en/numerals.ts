import type { Numerals } from '../numerals.ts'

const UNITS = 'one two three four five six seven eight nine'.split(' ')
const TEENS = 'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ')
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const UNIT_ORDINALS = 'first second third fourth fifth sixth seventh eighth ninth'.split(' ')
const TEEN_ORDINALS =
  'tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'.split(' ')

const valueIn = (list: readonly string[], word: string | undefined, from: number, by = 1) => {
  const at = word === undefined ? -1 : list.indexOf(word)
  return at < 0 ? undefined : from + at * by
}

/** 1 to 99. */
function belowHundred(words: readonly string[]): number | undefined {
  const [first, second, ...rest] = words
  if (rest.length > 0) return undefined
  const tens = valueIn(TENS, first, 20, 10)
  if (second === undefined) return tens ?? valueIn(TEENS, first, 10) ?? valueIn(UNITS, first, 1)
  const unit = valueIn(UNITS, second, 1)
  return tens !== undefined && unit !== undefined ? tens + unit : undefined
}

/** The words before and after a scale word; "and" may open the rest. */
function splitAt(
  words: readonly string[],
  scale: string,
): { head: readonly string[]; rest: readonly string[] } | undefined {
  const at = words.indexOf(scale)
  if (at < 1) return undefined
  const rest = words.slice(at + 1)
  return { head: words.slice(0, at), rest: rest[0] === 'and' && rest.length > 1 ? rest.slice(1) : rest }
}

function scaled(
  words: readonly string[],
  scale: string,
  by: number,
  below: (words: readonly string[]) => number | undefined,
): number | undefined {
  const parts = splitAt(words, scale)
  if (!parts) return below(words)
  const head = parts.head.length === 1 && parts.head[0] === 'a' ? 1 : below(parts.head)
  const rest = parts.rest.length === 0 ? 0 : below(parts.rest)
  return head === undefined || rest === undefined ? undefined : head * by + rest
}

const upTo = (most: number, value: number | undefined) => (value !== undefined && value <= most ? value : undefined)

/** 1 to 999; hundreds count from one to nine. */
const belowThousand = (words: readonly string[]): number | undefined =>
  upTo(999, scaled(words, 'hundred', 100, belowHundred))

const belowMillion = (words: readonly string[]): number | undefined =>
  upTo(999_999, scaled(words, 'thousand', 1_000, belowThousand))

/** "fifteen hundred", "twenty five hundred": of whole tens nobody says it so. */
function teenHundreds(words: readonly string[]): number | undefined {
  const parts = splitAt(words, 'hundred')
  const count = parts && belowHundred(parts.head)
  return count !== undefined && count > 10 && count % 10 > 0 ? scaled(words, 'hundred', 100, belowHundred) : undefined
}

const belowBillion = (words: readonly string[]): number | undefined =>
  upTo(999_999_999, scaled(words, 'million', 1e6, belowMillion))

/** English number words, 0 to 999,999,999,999; undefined unless every word belongs to the one number. */
function numberFromWords(words: readonly string[]): number | undefined {
  if (words.length === 1 && words[0] === 'zero') return 0
  return upTo(999_999_999_999, scaled(words, 'billion', 1e9, belowBillion)) ?? teenHundreds(words)
}

/** A day of the month in words: "third", "twenty first", "three", "31st" without its ending. */
function dayFromWords(words: readonly string[]): number | undefined {
  const [first, second, ...rest] = words
  if (first === undefined || rest.length > 0) return undefined
  if (second === undefined) {
    const ordinal = valueIn(UNIT_ORDINALS, first, 1) ?? valueIn(TEEN_ORDINALS, first, 10)
    if (ordinal !== undefined) return ordinal
    if (first === 'twentieth') return 20
    if (first === 'thirtieth') return 30
    return belowHundred(words)
  }
  const unit = valueIn(UNIT_ORDINALS, second, 1)
  const tens = valueIn(TENS, first, 20, 10)
  return tens !== undefined && unit !== undefined ? tens + unit : belowHundred(words)
}

/** A year in words: "nineteen ninety", "nineteen hundred and ninety", "nineteen oh five", "two thousand and four", "twenty twenty one". */
function yearFromWords(words: readonly string[]): number | undefined {
  const [first, second, third, ...rest] = words
  const century = valueIn(['eighteen', 'nineteen', 'twenty'], first, 1_800, 100)
  if (century !== undefined && second !== undefined) {
    if (second === 'hundred') {
      const tail = third === undefined ? 0 : belowHundred(words.slice(third === 'and' ? 3 : 2))
      return tail === undefined ? undefined : century + tail
    }
    if (second === 'oh' || second === 'o') {
      const unit = valueIn(UNITS, third, 1)
      return unit === undefined || rest.length > 0 ? undefined : century + unit
    }
    const tail = belowHundred(words.slice(1))
    if (tail !== undefined && tail >= 10) return century + tail
  }
  if (words.includes('thousand')) return belowMillion(words)
  return undefined
}

export const numerals: Numerals = { number: numberFromWords, day: dayFromWords, year: yearFromWords }
