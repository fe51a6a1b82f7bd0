import type { Expect } from '../script.ts'
import { isPlainStatement, wordsOf } from './normalise.ts'
import { ruling } from './ruling.ts'
import type { Question, Verdict } from './verdict.ts'
import { cover, includesPhrase, lexiconOf } from './words.ts'

type YesNo = Extract<Expect, { kind: 'affirmation' | 'consent' }>

/** What was said as a whole: `denial` is a no only where yes is due. */
function polarityOf(question: Question, kind: YesNo['kind'], text: string): 'yes' | 'no' | 'denial' | undefined {
  if (!isPlainStatement(text)) return undefined
  const lexicon = lexiconOf(question.language)
  const askWords = wordsOf(question.step.ask)
  if (includesPhrase(askWords, lexicon.ambiguousAsk)) return undefined
  if (kind === 'consent' && includesPhrase(askWords, lexicon.invertingAsk)) return undefined
  const words = wordsOf(text)
  if (lexicon.yesAlone.includes(words.join(' '))) return 'yes'
  const entries = (cover(words, lexicon) ?? []).filter((entry) => entry.tag !== 'filler')
  const said = new Set(entries.map((entry) => entry.tag))
  const founded = entries.some(
    ({ askWords: fits, consent }) =>
      fits === undefined || (consent && kind === 'consent') || fits.some((word) => askWords.includes(word)),
  )
  if (!founded) return undefined
  if (said.size === 1 && said.has('yes')) return 'yes'
  if (said.has('no') && [...said].every((tag) => tag === 'no' || tag === 'denial')) return 'no'
  return said.size === 1 && said.has('denial') ? 'denial' : undefined
}

/** Yes or no, when it is nothing else; a mixture, a condition or an aside is left to the model. */
export function judgeYesNo(question: Question, expect: YesNo, text: string): Verdict | undefined {
  const polarity = polarityOf(question, expect.kind, text)
  if (polarity === undefined) return undefined
  const due = expect.kind === 'consent' ? 'yes' : expect.due
  if (polarity === 'denial' && due !== 'yes') return undefined
  const said = polarity === 'yes' ? 'yes' : 'no'
  const value = said === 'yes'
  if (due === undefined || due === said) return ruling(expect.kind, said, 'accepted', `a clear ${said}`, value)
  return ruling(expect.kind, said, 'contrary', `a clear ${said}, where ${due} is due`, value)
}
