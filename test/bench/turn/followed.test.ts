import { expect, test } from 'vitest'
import { followingOf } from './followed.ts'

const heard = (startMs: number, endMs = startMs + 500) => ({ from: 'officer', startMs, endMs })
const caption = (startedAt: number, text: string) => ({ startedAt, text })
const answers = [
  { step: 'q1', endMs: 1_000 },
  { step: 'q2', endMs: 9_000 },
]
const hold = caption(1_750, 'One moment, please.')

test('a question is heard a little after its caption begins', () => {
  const captions = [caption(150, 'Question 1?'), caption(1_080, 'Question 2?')]
  expect(followingOf({ answers, utterances: [heard(200), heard(1_140)], captions })).toEqual({
    followed: [{ step: 'q1', endMs: 1_000, questionMs: 1_140, isHeld: false }],
    missed: [],
  })
})

test('words that hold the conversation are not the next question', () => {
  const captions = [hold, caption(3_000, 'Question 2?')]
  expect(followingOf({ answers, utterances: [heard(1_800, 2_600), heard(3_060)], captions }).followed).toEqual([
    { step: 'q1', endMs: 1_000, questionMs: 3_060, isHeld: true },
  ])
})

test('a question right after such words begins with its caption', () => {
  const captions = [hold, caption(2_700, 'Question 2?')]
  const utterances = [heard(1_800, 3_300), heard(6_000)]
  expect(followingOf({ answers, utterances, captions }).followed).toMatchObject([{ questionMs: 2_700, isHeld: true }])
})

test('an answer without its question after it, or that was given again, is missed', () => {
  const early = [caption(900, 'Question 2?')]
  expect(followingOf({ answers, utterances: [heard(1_140)], captions: early }).missed).toEqual(['q1'])
  const captions = [caption(1_080, 'Question 2?')]
  expect(followingOf({ answers, utterances: [heard(200)], captions }).missed).toEqual(['q1'])
  const again = [{ step: 'q1', endMs: 500 }, ...answers]
  expect(followingOf({ answers: again, utterances: [heard(1_140)], captions }).missed).toEqual(['q1'])
})

test('the last answer has no question after it', () => {
  const captions = [caption(1_080, 'Question 2?')]
  const last = answers.slice(0, 1)
  expect(followingOf({ answers: last, utterances: [heard(1_140)], captions })).toEqual({ followed: [], missed: [] })
})
