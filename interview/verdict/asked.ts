import { foldedWords } from './normalise.ts'

/** A question as its words are looked up in it, each between blanks and folded. */
export type Asked = string

/** Ends of sentences; the full stop of a short word may be that of a title or of an abbreviation. */
const BETWEEN_SENTENCES = /(?<=[!?؟…]|[\p{L}\p{M}]{5}\.)\s+/u
/** "And" and "so", which Arabic writes as one with the word that follows. */
const JOINED = /(?<= )[وف](?=\p{Script=Arabic}{3})/gu

/** The sign of a number, which reads like a negation. */
const NUMBER_SIGN = /(?<!\p{L})n(?:o\.|\.?\s?[º°])\s?(?=\d)/giu

const between = (words: readonly string[]) => ` ${words.join(' ')} `

/** What is asked: the sentences that end as questions do, the whole where none does. */
export function askedOf(ask: string): Asked {
  const questions = ask.split(BETWEEN_SENTENCES).filter((sentence) => /[?؟]/.test(sentence))
  const asked = between(foldedWords((questions.join(' ') || ask).replace(NUMBER_SIGN, ' ')))
  return `${asked}|${asked.replace(JOINED, '')}`
}

/** A phrase to look up in questions; "*" makes its last word a stem. */
export function markOf(phrase: string): string {
  const mark = ` ${foldedWords(phrase).join(' ')}`
  return phrase.endsWith('*') ? mark : `${mark} `
}

export const asks = (asked: Asked, marks: readonly string[] = []): boolean => marks.some((mark) => asked.includes(mark))

/** Where the first of the phrases stands in the question; infinite when none does. */
export const firstOf = (asked: Asked, marks: readonly string[]): number =>
  Math.min(...marks.map((mark) => asked.indexOf(mark)).filter((at) => at >= 0))

export const withoutMarks = (asked: Asked, marks: readonly string[]): Asked =>
  marks.reduce((left, mark) => left.replaceAll(mark, ' '), asked)
