import { kindOf } from './script/expect/kinds.ts'
import { fold, spaced } from './verdict/normalise.ts'
import type { Script } from './script/script.ts'

/** By importance: a recogniser listens for so many terms and no more. */
const RANKS = ['names', 'words', 'options'] as const
/** What is likely in the answers to one step: names and words that are due there, options. */
export type Keyterms = { [Rank in (typeof RANKS)[number]]?: readonly string[] }

/**
 * Words that are likely in the answers to a script and that a recogniser may not know, for it to listen for; the most
 * important first, each once: registered names and names that are due, the words of phrases that are due, options.
 * Of a phrase the words alone: one that listens for the whole phrase would hear it where only its like was said.
 * @param names as registered
 */
export function keytermsOf({ steps }: Pick<Script, 'steps'>, names: readonly string[]): string[] {
  const found = steps.map(({ expect }) => kindOf(expect).keyterms(expect))
  const inOrder = RANKS.flatMap((rank) => found.flatMap((one) => one[rank] ?? []))
  const terms = new Map<string, string>()
  for (const term of [...names, ...inOrder].map(spaced)) {
    if (/\p{L}/u.test(term) && !terms.has(fold(term))) terms.set(fold(term), term)
  }
  return [...terms.values()]
}
