import type { Captions } from '../../languages/captions.ts'
import type { LanguageCode } from '../../languages/language.ts'
import { LANGUAGES } from '../../languages/languages.ts'
import { fold } from '../../verdict/normalise.ts'
import { numeralsOf } from '../../verdict/numerals.ts'
import type { Numerals } from '../../languages/numerals.ts'

/** A word of a text and where it stands. */
export interface Word {
  folded: string
  from: number
  to: number
  /** Whether one space or hyphen alone divides it from the word before. */
  isJoined: boolean
}

/** A text in a language, word by word. */
export interface Caption {
  language: LanguageCode
  words: readonly Word[]
  rules: Captions
  numerals: Numerals
}

/** No number is said in more words. */
const LONGEST = 40

export function captionOf(text: string, language: LanguageCode): Caption | undefined {
  const [numerals] = numeralsOf(language)
  let end = -1
  const words = [...text.matchAll(/[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*/gu)].map(({ 0: word, index }) => {
    const isJoined = end >= 0 && /^[ \u00a0-]$/.test(text.slice(end, index))
    end = index + word.length
    return { folded: fold(word), from: index, to: end, isJoined }
  })
  return numerals === undefined ? undefined : { language, words, rules: LANGUAGES[language].captions, numerals }
}

/** The folded word, empty beyond the end or behind a mark. */
export const joinedWord = ({ words }: Caption, at: number): string => {
  const word = words[at]
  return word?.isJoined ? word.folded : ''
}

export const foldedWords = ({ words }: Caption, from: number, to: number): string[] =>
  words.slice(from, to).map(({ folded }) => folded)

/** An Arabic number word carries the "and" before it. */
const withoutAnd = (word: string) => (word.startsWith('و') && word.length > 2 ? word.slice(1) : word)

function isNumberWord({ rules, numerals, language }: Caption, word: string): boolean {
  if (rules.parts.has(word) || numerals.number([word]) !== undefined) return true
  if (language !== 'ar') return false
  const bare = withoutAnd(word)
  return rules.parts.has(bare) || numerals.number([bare]) !== undefined
}

/** Whether the word at a place belongs to a number; an article does so behind a number, before a scale word or a decimal mark. */
function isPart(caption: Caption, at: number, from: number): boolean {
  const word = caption.words[at]?.folded ?? ''
  if (!caption.rules.articles.has(word)) return isNumberWord(caption, word)
  const isInside = at > from && caption.numerals.number([word]) !== undefined
  const next = joinedWord(caption, at + 1)
  return isInside || caption.rules.scales.has(next) || Object.hasOwn(caption.rules.points, next)
}

/** The end of the number words that begin at a place; a word that joins belongs to them between two others. */
export function endOfNumber(caption: Caption, from: number): number {
  const { words, rules } = caption
  let end = from
  for (let at = from; at < words.length && at - from < LONGEST; at++) {
    if (at > from && !words[at]?.isJoined) break
    if (isPart(caption, at, from)) end = at + 1
    else if (at === from || !rules.joints.has(words[at]?.folded ?? '')) break
    else if (end !== at) break
  }
  return end
}

/** Whether the words at a place are read out digit by digit, four at least; their end. */
export function endOfDigits({ words, rules }: Caption, from: number): number {
  let at = from
  while (
    at < words.length &&
    (at === from || words[at]?.isJoined) &&
    Object.hasOwn(rules.digits, words[at]?.folded ?? '')
  )
    at++
  return at - from >= 4 ? at : from
}
