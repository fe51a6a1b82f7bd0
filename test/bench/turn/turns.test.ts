import { expect, test } from 'vitest'
import type { Completed, Note } from './notes.ts'
import { turnsOf } from './turns.ts'

/** The second question, heard at this time, with what was said between it and the answer. */
const asked = (startMs: number, ...before: number[]) => ({
  answers,
  utterances: [...before, startMs].map((each) => ({ from: 'officer', startMs: each, endMs: each + 300 })),
  captions: [
    ...before.map((each) => ({ text: 'One moment, please.', startedAt: each - 10 })),
    { text: 'Question 2?', startedAt: startMs - 10 },
  ],
})
const completed = (step: string, sentMs: number): Completed => ({
  type: 'completed',
  step,
  hasty: false,
  judge: 'rule',
  sentMs,
  acknowledgedMs: sentMs + 6,
})
const answers = [
  { step: 'q1', endMs: 1_000 },
  { step: 'q2', endMs: 19_000 },
]

test('a typed turn is told in its parts', () => {
  const { turns } = turnsOf(asked(1_140), [completed('q1', 1_080)], {})
  expect(turns).toEqual([
    {
      step: 'q1',
      hasty: false,
      judge: 'rule',
      isDone: undefined,
      isHeld: false,
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
  const [turn] = turnsOf(asked(3_600), notes, {}).turns
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
    { type: 'heard', atMs: 1_704 },
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
  const [turn] = turnsOf(asked(2_400), notes, work).turns
  expect(turn).toMatchObject({ isDone: true, ending: { seemedMs: 20, noticedMs: 290, predictedMs: 60 } })
  const own = Object.entries(turn?.parts ?? {}).map(([part, { ms, ownMs }]) => [
    part,
    Math.round(ms),
    Math.round(ownMs),
  ])
  expect(own).toEqual([
    ['end_of_turn', 350, 50],
    ['recognition', 354, 14],
    ['judgement', 496, 66],
    ['durability', 6, 6],
    ['speech', 194, 114],
  ])
})

test('a turn that was held is kept, and its wait is in the part that took it', () => {
  const note: Note = { ...completed('q1', 1_080), acknowledgedMs: 2_500 }
  const { turns, dropped } = turnsOf(asked(2_560, 1_800), [note], {})
  expect(turns).toMatchObject([
    { isHeld: true, totalMs: 1_560, parts: { durability: { ms: 1_420 }, speech: { ms: 60 } } },
  ])
  expect(dropped).toEqual([])
})

test('an answer that was not heard or not taken, or whose question came first, is told of', () => {
  const taken = completed('q1', 1_080)
  const droppedOf = (...notes: Note[]) => turnsOf(asked(1_140), notes, {}).dropped
  expect(droppedOf(taken)).toEqual([])
  expect(droppedOf(completed('q2', 1_080))).toEqual(['q1'])
  expect(droppedOf({ type: 'heard', atMs: 900 }, taken)).toEqual(['q1'])
  expect(droppedOf(completed('q1', 1_137))).toEqual(['q1'])
  expect(turnsOf({ ...asked(1_140), captions: [] }, [taken], {}).dropped).toEqual(['q1'])
})
