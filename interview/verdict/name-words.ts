import { ofEach } from '../languages/conversations.ts'
import { wordList } from '../languages/pattern.ts'
import { fold } from './normalise.ts'

/** Of Italian, Portuguese and Dutch names. */
const OTHER_PARTICLES = wordList('da do dos das di e della van ter ten')

/** Parts of names that are written in lower case, folded; some are words of sentences in another language. */
export const NAME_PARTICLES: ReadonlySet<string> = new Set([
  ...ofEach(({ names }) => names.particles ?? []).flat(),
  ...OTHER_PARTICLES,
])

/** Words of sentences, greetings and what people are instead of what they are called, folded. */
const SENTENCE_WORDS: ReadonlySet<string> = new Set(ofEach(({ names }) => names.sentenceWords.map(fold)).flat())

/** A word of sentences, not of names, also with the Arabic "and" before it. */
export const isSentenceWord = (word: string): boolean =>
  !NAME_PARTICLES.has(word) &&
  [word, word.replace(/^و(?=\p{Script=Arabic}{2})/u, '')].some((one) => SENTENCE_WORDS.has(one))
