import { wordsOf } from './normalise.ts'
import { type Entry, lexiconOf } from './words.ts'

/** Lengths of opening and closing phrases, in words as they were written, the longest first. */
const LENGTHS = [4, 3, 2, 1]

/** What was said without the polite or hesitant words, and the yes, that people put around an answer. */
export function stripFillers(text: string, language: string): string {
  const { phrases, longest } = lexiconOf(language)
  const said = text.trim().split(/\s+/)
  const known = new Map<string, readonly string[]>()
  const wordsIn = (piece: string): readonly string[] => {
    const words = known.get(piece) ?? wordsOf(piece)
    known.set(piece, words)
    return words
  }
  const entryOf = (from: number, to: number): Entry | undefined => {
    const words = said.slice(from, to).flatMap(wordsIn)
    return words.length > longest ? undefined : phrases.get(words.join(' '))
  }
  const isFringe = (entry: Entry | undefined, mayOpen: boolean): boolean => {
    if (entry?.tag === 'filler' || entry?.tag === 'agreeing') return true
    if (!mayOpen || entry === undefined) return false
    return entry.tag === 'hesitation' || (entry.tag === 'yes' && !entry.echoes && !entry.statement)
  }
  let [from, to] = [0, said.length]
  for (let found = true; found; ) {
    const ahead = LENGTHS.find((length) => length < to - from && isFringe(entryOf(from, from + length), true))
    from += ahead ?? 0
    const behind = LENGTHS.find((length) => length < to - from && isFringe(entryOf(to - length, to), false))
    to -= behind ?? 0
    found = ahead !== undefined || behind !== undefined
  }
  return said.slice(from, to).join(' ')
}
