import { expect, test } from 'vitest'
import { turnsOf } from './turns.ts'

const heard = (startMs: number) => ({ from: 'officer', startMs, endMs: startMs + 500 })
const note = (step: string, sentAt: number) => ({ step, hasty: false, sentAt, acknowledgedAt: sentAt + 6 })
const last = { step: 'last', endMs: 9_000 }

test('a turn is told in its parts', () => {
  const turns = turnsOf([{ step: 'q1', endMs: 1_000 }, last], [heard(200), heard(1_140)], [note('q1', 1_080)])
  expect(turns).toEqual([{ step: 'q1', hasty: false, totalMs: 140, heardMs: 80, durabilityMs: 6, speechMs: 54 }])
})

test('an answer during which the officer spoke, or that was never taken, is no turn', () => {
  expect(turnsOf([{ step: 'q1', endMs: 1_000 }, last], [heard(1_050), heard(1_140)], [note('q1', 1_080)])).toEqual([])
  expect(turnsOf([{ step: 'q1', endMs: 1_000 }, last], [heard(1_140)], [note('q2', 1_080)])).toEqual([])
})

test('the last answer has no question after it', () => {
  expect(turnsOf([{ step: 'q1', endMs: 1_000 }], [heard(1_140)], [note('q1', 1_080)])).toEqual([])
})
