import { fold, spaced } from './verdict/normalise.ts'
import type { Script } from './script.ts'

/** Shorter words are known to every recogniser. */
const LETTERS = 4

/**
 * Words that are likely in the answers to a script and that a recogniser may not know, for it to listen for; the most
 * important first, each once: registered names and names that are due, the words of phrases that are due, options.
 * Of a phrase the words alone: one that listens for the whole phrase would hear it where only its like was said.
 * @param names as registered
 */
export function keytermsOf({ steps }: Pick<Script, 'steps'>, names: readonly string[]): string[] {
  const due: string[] = []
  const phrases: string[] = []
  const options: string[] = []
  for (const { expect } of steps) {
    if (expect.kind === 'name' && expect.due !== undefined && expect.due !== 'registered') due.push(expect.due)
    if (expect.kind === 'phrase') phrases.push(...rareWordsOf(expect.phrase))
    if (expect.kind === 'choice') options.push(...expect.options.flatMap(({ value, also }) => [value, ...also]))
  }
  const terms = new Map<string, string>()
  for (const term of [...names, ...due, ...phrases, ...options].map(spaced)) {
    if (/\p{L}/u.test(term) && !terms.has(fold(term))) terms.set(fold(term), term)
  }
  return [...terms.values()]
}

const rareWordsOf = (phrase: string): string[] =>
  (phrase.match(/[\p{L}\p{M}][\p{L}\p{M}'’-]*/gu) ?? []).filter(
    (word) => (word.match(/\p{L}/gu) ?? []).length >= LETTERS,
  )
