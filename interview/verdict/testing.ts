import type { Expect } from '../script/expect/kinds.ts'
import type { Question } from './verdict.ts'

/** A question for tests: one step put to one respondent. */
export function questionOf(expect: Expect, given: { ask?: string; name?: string; language?: string } = {}): Question {
  return {
    step: {
      id: 'q1',
      ask: given.ask ?? 'Do you consent?',
      respondent: ['bride'],
      expect,
      required: true,
      clarify: 'Could you repeat clearly?',
      maxClarifications: 2,
      onUnresolved: 'refer',
      onContrary: 'refer',
      confirm: false,
    },
    respondent: { id: 'bride', ...(given.name === undefined ? {} : { name: given.name }) },
    language: given.language ?? 'en',
  }
}
