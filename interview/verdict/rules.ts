import { kindOf } from '../script/expect/kinds.ts'
import { wordsOf } from './normalise.ts'
import { ruling } from './ruling.ts'
import type { Question, Verdict } from './verdict.ts'
import { cover, lexiconOf, type Tag } from './words.ts'

const DECLINING: readonly Tag[] = ['decline', 'decline-object', 'filler', 'agreeing', 'hesitation', 'no']

/** A refusal to answer and nothing else. */
function isDecline(text: string, language: string): boolean {
  const tags = cover(wordsOf(text), lexiconOf(language))?.map((entry) => entry.tag) ?? []
  return tags.includes('decline') && tags.every((tag) => DECLINING.includes(tag))
}

/** No clear yes, name, date, number or option is longer, in characters. */
const LONGEST_CLEAR_ANSWER = 1_000

/**
 * Judges an answer by clear rules alone; undefined when they cannot decide and a model has to.
 * The rules never accept what is doubtful: every word of an accepted yes, no, name, date, number
 * or option is accounted for.
 */
export function judgeByRules(question: Question, text: string): Verdict | undefined {
  const { expect } = question.step
  const kind = kindOf(expect)
  if (wordsOf(text).length === 0) return ruling(expect.kind, 'empty', 'unclear', 'no words were given')
  const isTooLong = text.length > LONGEST_CLEAR_ANSWER && !kind.mayBeLong
  const verdict = isTooLong ? undefined : kind.judge(question, expect, text)
  const isExact = verdict?.outcome === 'accepted' && kind.mayDecline
  return !isExact && isDecline(text, question.language)
    ? ruling(expect.kind, 'declined', 'declined', 'the respondent declined to answer')
    : verdict
}

const takeUnchecked = (question: Question, text: string, why: string): Verdict | undefined =>
  kindOf(question.step.expect).takeUnchecked(question, text, why)

/**
 * Judges an answer where there is no model: what the rules leave open is unclear, except that an answer
 * to a `judged` step is taken as given, and says so.
 */
export const judgeWithoutModel = (question: Question, text: string): Verdict =>
  judgeByRules(question, text) ??
  takeUnchecked(question, text, 'no model judged it') ??
  kindOf(question.step.expect).undecided

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
