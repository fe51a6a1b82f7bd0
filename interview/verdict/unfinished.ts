import { foldedWords } from './normalise.ts'
import { lexiconOf } from './words.ts'

/** Words of the longest phrase that leaves a sentence open. */
const LONGEST = 4
const OPEN_END = /(?:\.\.|…|[-–—,،:])["'»”\s]*$/u

/** Somebody has stopped in the middle: their last word is a filler, or one that leads on to another. */
export function isUnfinished(text: string, language: string): boolean {
  if (OPEN_END.test(text.slice(-20))) return true
  const words = foldedWords(text.slice(-200))
  const { unfinished } = lexiconOf(language)
  return Array.from({ length: Math.min(LONGEST, words.length) }, (_, at) => words.slice(-1 - at).join(' ')).some(
    (end) => unfinished.has(end),
  )
}
