import { expect, test } from 'vitest'
import type { Note } from './notes.ts'
import { totalsOf, turnsOf } from './turns.ts'

const heard = (startMs: number) => ({ from: 'officer', startMs, endMs: startMs + 500 })
const completed = (step: string, sentMs: number): Note => ({
  type: 'completed',
  step,
  hasty: false,
  judge: 'rule',
  sentMs,
  acknowledgedMs: sentMs + 6,
})
const answers = [
  { step: 'q1', endMs: 1_000 },
  { step: 'last', endMs: 19_000 },
]

test('a typed turn is told in its parts', () => {
  const turns = turnsOf({ answers, utterances: [heard(200), heard(1_140)] }, [completed('q1', 1_080)], {})
  expect(turns).toEqual([
    {
      step: 'q1',
      hasty: false,
      judge: 'rule',
      isDone: undefined,
      totalMs: 140,
      parts: {
        judgement: { ms: 80, ownMs: 80 },
        durability: { ms: 6, ownMs: 6 },
        speech: { ms: 54, ownMs: 54 },
      },
    },
  ])
})

test('words that were there first: the wait is that of the turn', () => {
  const notes: Note[] = [
    { type: 'paused', atMs: 1_290, endMs: 1_020 },
    { type: 'predicted', atMs: 1_350, isDone: false },
    { type: 'words', atMs: 1_900 },
    { type: 'heard', atMs: 3_530 },
    completed('q1', 3_531),
  ]
  const [turn] = turnsOf({ answers, utterances: [heard(3_600)] }, notes, {})
  expect(turn?.parts).toMatchObject({
    end_of_turn: { ms: 2_530, ownMs: 30 },
    recognition: { ms: 0, ownMs: 0 },
    judgement: { ms: 1 },
  })
})

test('words that came last were waited for, and what the vendors took is not our own', () => {
  const notes: Note[] = [
    { type: 'paused', atMs: 1_290, endMs: 1_020 },
    { type: 'predicted', atMs: 1_350, isDone: true },
    { type: 'words', atMs: 1_700 },
    { type: 'heard', atMs: 1_700.2 },
    completed('q1', 2_200),
  ]
  const work = {
    deepgram: [{ fromMs: 1_300, toMs: 1_690 }],
    gemini: [{ fromMs: 1_720, toMs: 2_150 }],
    elevenlabs: [
      { fromMs: 2_210, toMs: 2_290, text: 'Question 2?' },
      { fromMs: 2_210, toMs: 2_390, text: 'Question 3?' },
    ],
  }
  const [turn] = turnsOf({ answers, utterances: [heard(2_400)] }, notes, work)
  expect(turn).toMatchObject({ isDone: true, ending: { noticedMs: 290, predictedMs: 60 } })
  const own = Object.entries(turn?.parts ?? {}).map(([part, { ms, ownMs }]) => [
    part,
    Math.round(ms),
    Math.round(ownMs),
  ])
  expect(own).toEqual([
    ['end_of_turn', 350, 50],
    ['recognition', 350, 10],
    ['judgement', 500, 70],
    ['durability', 6, 6],
    ['speech', 194, 114],
  ])
})

test('an answer during which the officer spoke, that was not heard or never taken, is no turn', () => {
  const taken = completed('q1', 1_080)
  expect(turnsOf({ answers, utterances: [heard(1_050), heard(1_140)] }, [taken], {})).toEqual([])
  expect(turnsOf({ answers, utterances: [heard(1_140)] }, [completed('q2', 1_080)], {})).toEqual([])
  expect(turnsOf({ answers, utterances: [heard(1_140)] }, [{ type: 'heard', atMs: 900 }, taken], {})).toEqual([])
})

test('the last answer has no question after it', () => {
  const first = { answers: answers.slice(0, 1), utterances: [heard(1_140)] }
  expect(turnsOf(first, [completed('q1', 1_080)], {})).toEqual([])
})

test('the whole of a turn needs no notes', () => {
  expect(totalsOf({ answers, utterances: [heard(200), heard(1_140)] })).toEqual([{ atMs: 1_000, totalMs: 140 }])
})
