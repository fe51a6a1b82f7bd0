import { CONVERSATIONS } from '../languages/conversations.ts'
import { languageCodeOf } from '../languages/language.ts'
import { fold, foldedWords, isPlainStatement } from './normalise.ts'
import { stripFillers } from './fillers.ts'
import { numeralsOf } from './numerals.ts'
import { lexiconOf } from './words.ts'
import type { Question } from './verdict.ts'

/** Characters of the longest identifier, and words that it may be said in. */
const LONGEST = 64
const MOST_WORDS = 100
/** Characters of what is said to give one. */
const LONGEST_ANSWER = 1_000
/** Words of a number below a hundred, in any language. */
const WORDS_OF_TENS = 4

/** Digits and letters as they are written. */
const isWritten = (word: string): boolean => /^[a-z]$|^[a-z]{0,4}\d[a-z0-9]*$/.test(word)

/**
 * A number that names something, digit by digit as it was said: its leading zeros are part of it. Marks between its
 * digits are those of whoever wrote them down. Undefined when any word belongs to something else.
 */
export function readIdentifier(question: Question, text: string): string | undefined {
  if (text.length > LONGEST_ANSWER) return undefined
  const marked = text.replace(/(?<=[\p{L}\d])[:/](?=\d)/gu, ' ').replace(/[:،]\s/gu, ' ')
  if (!isPlainStatement(marked)) return undefined
  const { identifierLeads } = numbersOf(question.language)
  const leads = new Set([...identifierLeads.map(fold), ...foldedWords(question.step.ask)])
  const all = foldedWords(stripFillers(marked, question.language))
  const first = all.findIndex((word, at) => !leads.has(word) || digitsAt(all, at, question.language) !== undefined)
  const words = first < 0 ? [] : all.slice(first)
  if (words.length === 0 || words.length > MOST_WORDS) return undefined
  const { vague } = lexiconOf(question.language)
  if (words.some((word) => vague.includes(word))) return undefined
  const read = byDigits(words, question.language) ?? asNumber(words, question.language)
  return read !== undefined && /\d/.test(read) && read.length <= LONGEST ? read.toUpperCase() : undefined
}

const numbersOf = (language: string) => CONVERSATIONS[languageCodeOf(language) ?? 'en'].numbers

function byDigits(words: readonly string[], language: string): string | undefined {
  const { repeated } = numbersOf(language)
  let [read, times] = ['', 1]
  for (let at = 0; at < words.length; ) {
    const count = repeated[words[at] ?? '']
    if (count !== undefined && times === 1) {
      times = count
      at++
      continue
    }
    const said = digitsAt(words, at, language)
    if (!said) return undefined
    read += said.digits.repeat(times)
    times = 1
    at += said.length
  }
  return times === 1 ? read : undefined
}

/** What stands at a word: digits as written, a digit, or a number below a hundred, of which the longest counts. */
function digitsAt(
  words: readonly string[],
  at: number,
  language: string,
): { digits: string; length: number } | undefined {
  const word = words[at] ?? ''
  if (numbersOf(language).zero?.includes(word)) return { digits: '0', length: 1 }
  if (isWritten(word)) return { digits: word, length: 1 }
  for (let length = Math.min(WORDS_OF_TENS, words.length - at); length > 0; length--) {
    const value = valueOf(words.slice(at, at + length), language)
    if (value !== undefined && value < 100 && (length === 1 || value > 20)) return { digits: String(value), length }
  }
  return undefined
}

const valueOf = (words: readonly string[], language: string): number | undefined =>
  numeralsOf(language)
    .map(({ number }) => number(words))
    .find((value) => value !== undefined)

/** "Seven thousand three hundred and twelve". */
function asNumber(words: readonly string[], language: string): string | undefined {
  const value = words.length <= 20 ? valueOf(words, language) : undefined
  return value === undefined ? undefined : String(value)
}
