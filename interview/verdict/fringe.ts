import { wordsOf } from './normalise.ts'
import { type Entry, lexiconOf } from './words.ts'

/** The longest opening or closing phrase, in words as they were written. */
const LONGEST = 4

/** What was said without the polite or hesitant words, and the yes, that people put around an answer. */
export function withoutFringe(text: string, language: string): string {
  const lexicon = lexiconOf(language)
  const isFringe = (words: readonly string[], mayOpen: boolean): boolean => {
    const entry: Entry | undefined = lexicon.phrases.get(wordsOf(words.join(' ')).join(' '))
    if (entry?.tag === 'filler' || entry?.tag === 'agreeing') return true
    if (!mayOpen || entry === undefined) return false
    return entry.tag === 'hesitation' || (entry.tag === 'yes' && !entry.echoes && !entry.statement)
  }
  let said = text.trim().split(/\s+/)
  const lengths = Array.from({ length: LONGEST }, (_, at) => LONGEST - at)
  for (let found = true; found; ) {
    const ahead = lengths.find((length) => length < said.length && isFringe(said.slice(0, length), true))
    if (ahead !== undefined) said = said.slice(ahead)
    const behind = lengths.find((length) => length < said.length && isFringe(said.slice(-length), false))
    if (behind !== undefined) said = said.slice(0, -behind)
    found = ahead !== undefined || behind !== undefined
  }
  return said.join(' ')
}
