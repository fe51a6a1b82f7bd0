import { mentionsNeed, recogniseNeed } from '../phrases/needs.ts'
import { recogniseRequest } from '../phrases/requests.ts'
import { addressesJudge } from './prompt-injection.ts'
import { foldedWords, isAsked, wordsOf } from './normalise.ts'
import { cover, includesPhrase, type Lexicon, lexiconOf, type Tag } from './words.ts'

const BEFORE_PAUSE: readonly Tag[] = ['filler', 'agreeing', 'hesitation', 'noise', 'decline-object']

/** No words that ask for a moment are more. */
const LONGEST_PAUSE = 12

/** It begins by asking for a moment, whatever is said about it then. */
function opensWithPause(text: string, lexicon: Lexicon): boolean {
  const words = foldedWords(text)
  const isSkipped = (word: string) => BEFORE_PAUSE.includes(lexicon.phrases.get(word)?.tag ?? 'yes')
  const first = words.findIndex((word) => !isSkipped(word))
  const starts = words.slice(0, first < 0 ? words.length : first + 1)
  return starts.some((start, at) =>
    lexicon.pause.some(
      (phrase) =>
        phrase.startsWith(start) && `${words.slice(at, at + LONGEST_PAUSE).join(' ')} `.startsWith(`${phrase} `),
    ),
  )
}

/** Something said in answer: not a question, not a request to the officer, not an evasion, not mere noise. */
export function isMeaningful(text: string, language: string): boolean {
  if (isAsked(text) || recogniseRequest(text, language) || addressesJudge(text)) return false
  if (recogniseNeed(text, language) || mentionsNeed(text, language)) return false
  const lexicon = lexiconOf(language)
  if (includesPhrase(foldedWords(text), lexicon.evasion) || opensWithPause(text, lexicon)) return false
  const words = wordsOf(text)
  if (lexicon.noise.has(words.join(' '))) return false
  const entries = cover(words, lexicon)
  return entries === undefined || entries.some(({ tag }) => tag === 'yes' || tag === 'no' || tag === 'denial')
}
