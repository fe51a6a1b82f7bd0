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

/**
 * Where the wanted words begin among others, by the method of Knuth, Morris and Pratt: a quote that repeats itself is
 * not compared anew at each word.
 */
function runsOf(wanted: readonly string[], words: readonly string[]): number[] {
  const borders: number[] = [0]
  const next = (matched: number, word: string | undefined): number => {
    let length = matched === wanted.length ? (borders[matched - 1] ?? 0) : matched
    while (length > 0 && wanted[length] !== word) length = borders[length - 1] ?? 0
    return wanted[length] === word ? length + 1 : 0
  }
  for (let at = 1; at < wanted.length; at++) borders.push(next(borders[at - 1] ?? 0, wanted[at]))
  const starts: number[] = []
  let matched = 0
  words.forEach((word, at) => {
    matched = next(matched, word)
    if (matched === wanted.length) starts.push(at + 1 - matched)
  })
  return starts
}

/** Every place of the quote; none when its words do not stand in the answer in their order. */
export function placesOf(quote: string, words: readonly string[]): Place[] {
  const wanted = foldedWords(quote)
  if (wanted.length === 0) return []
  const places = runsOf(wanted, words).map((from) => ({ from, to: from + wanted.length }))
  if (places.length > 0) return places
  const inside = UNSPACED.test(quote) && words.join('').includes(fold(quote).replaceAll(' ', ''))
  return inside ? [{ from: 0, to: words.length }] : []
}
