import { expect, test } from 'vitest'
import { sealed } from '../../../../interview/record/testing.ts'
import { answersByAsk, answersOf, askKey } from './answers.ts'

const record = sealed()

test('each answer is told with its words, what it was taken for, and why', () => {
  const answers = answersOf(record)
  expect(answers.map(({ step, respondent, outcome }) => [step, respondent, outcome])).toEqual(
    record.entries
      .filter(({ type }) => type === 'answer')
      .map(({ data }) => {
        const { ask, outcome } = data as { ask: { step: string; respondent: string }; outcome: string }
        return [ask.step, ask.respondent, outcome]
      }),
  )
  expect(answers.length).toBeGreaterThan(0)
  for (const { said, reason, by } of answers) {
    expect(typeof said).toBe('string')
    expect(typeof reason).toBe('string')
    expect(by).toHaveProperty('rule')
  }
})

test('what was erased is not there, and the rest is', () => {
  const [first] = answersOf({ ...record, openings: [] })
  expect(first).toMatchObject({ said: undefined, reason: undefined, step: 'consent' })
})

test('answers are found by their question and person', () => {
  const answers = answersOf(record)
  const [first] = answers
  expect(answersByAsk(answers).get(askKey(first?.step ?? '', first?.respondent ?? ''))?.[0]).toBe(first)
})
