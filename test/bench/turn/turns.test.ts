import { expect, test } from 'vitest'
import { totalsOf, turnsOf } from './turns.ts'

const heard = (startMs: number) => ({ from: 'officer', startMs, endMs: startMs + 500 })
const note = (step: string, sentAt: number) => ({ step, hasty: false, sentAt, acknowledgedAt: sentAt + 6 })
const answers = [
  { step: 'q1', endMs: 1_000 },
  { step: 'last', endMs: 9_000 },
]

test('a turn is told in its parts', () => {
  const turns = turnsOf({ answers, utterances: [heard(200), heard(1_140)] }, [note('q1', 1_080)])
  expect(turns).toEqual([{ step: 'q1', hasty: false, totalMs: 140, heardMs: 80, durabilityMs: 6, speechMs: 54 }])
})

test('an answer during which the officer spoke, or that was never taken, is no turn', () => {
  expect(turnsOf({ answers, utterances: [heard(1_050), heard(1_140)] }, [note('q1', 1_080)])).toEqual([])
  expect(turnsOf({ answers, utterances: [heard(1_140)] }, [note('q2', 1_080)])).toEqual([])
})

test('the last answer has no question after it', () => {
  expect(turnsOf({ answers: answers.slice(0, 1), utterances: [heard(1_140)] }, [note('q1', 1_080)])).toEqual([])
})

test('the whole of a turn needs no notes', () => {
  expect(totalsOf({ answers, utterances: [heard(200), heard(1_140)] })).toEqual([{ atMs: 1_000, totalMs: 140 }])
})
