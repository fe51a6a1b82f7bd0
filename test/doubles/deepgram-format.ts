import type { Recognised } from './recogniser.ts'

type Word = Recognised['words'][number]

const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const ORDINALS =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth'.split(
    ' ',
  )
const MONTHS = 'january february march april may june july august september october november december'.split(' ')
const SCALES: Readonly<Record<string, number>> = { hundred: 100, thousand: 1_000, million: 1_000_000 }

const plain = ({ text }: Word) => text.toLowerCase().replace(/[^a-z]/g, '')
const endOf = ({ text }: Word) => /[^\p{L}\p{N}]*$/u.exec(text)?.[0] ?? ''

function valueOf(word: string): number | undefined {
  const [small, tens] = [SMALL.indexOf(word), TENS.indexOf(word)]
  if (small >= 0) return small
  return tens >= 0 ? tens * 10 + 20 : undefined
}

const isNumber = (word: string) => valueOf(word) !== undefined || word in SCALES

/** "nineteen ninety" is a year; anything else is added up. */
function readNumber(words: readonly string[]): { value: number; isYear: boolean } {
  const [first = '', ...rest] = words
  const century = valueOf(first) ?? 0
  if (rest.length > 0 && rest.length < 3 && century > 17 && century < 21 && !rest.some((word) => word in SCALES)) {
    return { value: century * 100 + rest.reduce((sum, word) => sum + (valueOf(word) ?? 0), 0), isYear: true }
  }
  let [total, current] = [0, 0]
  for (const word of words) {
    const scale = SCALES[word]
    if (scale === undefined) current += valueOf(word) ?? 0
    else if (scale === 100) current = Math.max(1, current) * scale
    else {
      total += Math.max(1, current) * scale
      current = 0
    }
  }
  return { value: total + current, isYear: false }
}

const twoDigits = (value: number) => String(value).padStart(2, '0')

/**
 * Numbers, sums and dates of English words as `smart_format=true` writes them: "$25,000", "05/03/1990". A few of
 * the vendor's forms, enough to show what becomes of words that are judged.
 */
export function smartFormatted(words: readonly Word[]): Word[] {
  const written: Word[] = []
  for (let at = 0; at < words.length; ) {
    const { length, text } = formAt(words, at)
    const [first, last] = [words[at], words[at + length - 1]]
    if (first && last) written.push({ ...first, text: text ?? first.text, endMs: last.endMs })
    at += length
  }
  return written
}

function formAt(words: readonly Word[], at: number): { length: number; text?: string } {
  const runFrom = (from: number) => {
    const after = words.slice(from).findIndex((word) => !isNumber(plain(word)))
    return after < 0 ? words.length - from : after
  }
  const first = words[at]
  const [month, day] = [first ? MONTHS.indexOf(plain(first)) : -1, words[at + 1]]
  if (month >= 0 && day && ORDINALS.includes(plain(day))) {
    const length = runFrom(at + 2)
    const year = readNumber(words.slice(at + 2, at + 2 + length).map(plain))
    const last = words[at + 1 + length]
    if (year.isYear && last) {
      const date = `${twoDigits(month + 1)}/${twoDigits(ORDINALS.indexOf(plain(day)) + 1)}/${year.value}`
      return { length: length + 2, text: date + endOf(last) }
    }
  }
  const length = runFrom(at)
  const last = words[at + length - 1]
  if (length === 0 || !last) return { length: 1 }
  const { value, isYear } = readNumber(words.slice(at, at + length).map(plain))
  const digits = isYear ? String(value) : value.toLocaleString('en-US')
  const next = words[at + length]
  if (next && /^dollars?$/.test(plain(next))) return { length: length + 1, text: `$${digits}${endOf(next)}` }
  return { length, text: digits + endOf(last) }
}
