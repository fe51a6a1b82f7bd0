import { fold, foldedWords } from '../verdict/normalise.ts'

/** Where a quote stands in an answer, as a span of its words. */
export interface Place {
  from: number
  /** Behind the last word. */
  to: number
}

/** Writing that leaves no space between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

/** Every place of the quote; none when its words do not stand in the answer in their order. */
export function placesOf(quote: string, words: readonly string[]): Place[] {
  const wanted = foldedWords(quote)
  if (wanted.length === 0) return []
  const places = words
    .map((_, from) => ({ from, to: from + wanted.length }))
    .filter(({ from, to }) => to <= words.length && wanted.every((word, at) => words[from + at] === word))
  if (places.length > 0) return places
  const inside = UNSPACED.test(quote) && words.join('').includes(fold(quote).replaceAll(' ', ''))
  return inside ? [{ from: 0, to: words.length }] : []
}
