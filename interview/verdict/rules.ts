import { recogniseRequest } from '../phrases/requests.ts'
import { judgeDate } from './date.ts'
import { addressesJudge } from './meddling.ts'
import { judgeName } from './name.ts'
import { foldedWords, isAsked, spaced, wordsOf } from './normalise.ts'
import { judgeNumber } from './number.ts'
import { assertNever, ruling } from './ruling.ts'
import type { Question, Verdict } from './verdict.ts'
import { isPhrase, judgeChoice, resembles } from './wording.ts'
import { cover, includesPhrase, type Lexicon, lexiconOf, type Tag } from './words.ts'
import { judgeYesNo } from './yes-no.ts'

const DECLINING: readonly Tag[] = ['decline', 'decline-object', 'filler', 'agreeing', 'hesitation', 'no']

/** A refusal to answer and nothing else. */
function isDecline(text: string, language: string): boolean {
  const tags = cover(wordsOf(text), lexiconOf(language))?.map((entry) => entry.tag) ?? []
  return tags.includes('decline') && tags.every((tag) => DECLINING.includes(tag))
}

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
function isMeaningful(text: string, language: string): boolean {
  if (isAsked(text) || recogniseRequest(text, language) || addressesJudge(text)) return false
  const lexicon = lexiconOf(language)
  if (includesPhrase(foldedWords(text), lexicon.evasion) || opensWithPause(text, lexicon)) return false
  const entries = cover(wordsOf(text), lexicon)
  return entries === undefined || entries.some(({ tag }) => tag === 'yes' || tag === 'no' || tag === 'denial')
}

/** No clear yes, name, date, number or option is longer, in characters. */
const LONGEST_CLEAR_ANSWER = 1_000
const TAKEN_AT_LENGTH: readonly string[] = ['text', 'phrase', 'judged']

const otherPhrase = ruling('phrase', 'other', 'unclear', 'not the phrase that is due')

function judgeKind(question: Question, text: string): Verdict | undefined {
  const { expect } = question.step
  if (text.length > LONGEST_CLEAR_ANSWER && !TAKEN_AT_LENGTH.includes(expect.kind)) return undefined
  switch (expect.kind) {
    case 'text':
      return isMeaningful(text, question.language)
        ? ruling('text', 'given', 'accepted', 'an answer in the respondent’s own words', spaced(text))
        : undefined
    case 'affirmation':
    case 'consent':
      return judgeYesNo(question, expect, text)
    case 'name':
      return judgeName(question, expect, text)
    case 'date':
      return judgeDate(question, expect, text)
    case 'number':
      return judgeNumber(question, expect, text)
    case 'choice':
      return judgeChoice(question, expect, text)
    case 'phrase':
      if (isPhrase(question, expect, text))
        return ruling('phrase', 'exact', 'accepted', 'the phrase as due', expect.phrase)
      return resembles(expect, text) ? otherPhrase : undefined
    case 'judged':
      return undefined
    default:
      return assertNever(expect)
  }
}

/**
 * Judges an answer by clear rules alone; undefined when they cannot decide and a model has to.
 * The rules never accept what is doubtful: every word of an accepted yes, no, name, date, number
 * or option is accounted for.
 */
export function judgeByRules(question: Question, text: string): Verdict | undefined {
  const { kind } = question.step.expect
  if (wordsOf(text).length === 0) return ruling(kind, 'empty', 'unclear', 'no words were given')
  const verdict = judgeKind(question, text)
  const isExact = verdict?.outcome === 'accepted' && (kind === 'choice' || kind === 'phrase')
  return !isExact && isDecline(text, question.language)
    ? ruling(kind, 'declined', 'declined', 'the respondent declined to answer')
    : verdict
}

/** An answer to a `judged` step, taken as given; undefined for any other step, and for what is no answer. */
function takeUnchecked({ step, language }: Question, text: string, why: string): Verdict | undefined {
  if (step.expect.kind !== 'judged' || !isMeaningful(text, language)) return undefined
  const reason = `taken as answered: ${why}, and the criterion was not checked`
  return ruling('judged', 'unchecked', 'accepted', reason, spaced(text))
}

/**
 * Judges an answer where there is no model: what the rules leave open is unclear, except that an answer
 * to a `judged` step is taken as given, and says so.
 */
export function judgeWithoutModel(question: Question, text: string): Verdict {
  const verdict = judgeByRules(question, text) ?? takeUnchecked(question, text, 'no model judged it')
  if (verdict) return verdict
  const { kind } = question.step.expect
  if (kind === 'phrase') return otherPhrase
  return ruling(kind, 'undecided', 'unclear', `no rule reads this as a clear answer of the kind "${kind}"`)
}

/** Judges an answer whose model gave no verdict that can be used: as without one, and the reason says so. */
export function judgeAfterFailure(question: Question, text: string): Verdict {
  return (
    judgeByRules(question, text) ??
    takeUnchecked(question, text, 'the model failed') ?? {
      outcome: 'unclear',
      reason: 'No rule decides this answer, and the model gave no verdict that can be used.',
      judge: { by: 'rule', rule: 'model.failed' },
    }
  )
}
