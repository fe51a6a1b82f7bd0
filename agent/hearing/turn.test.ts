import { expect, test } from 'vitest'
import type { Words } from './recogniser.ts'
import {
  confidenceOf,
  IDLE,
  reduceTurn,
  textOf,
  TURN_LIMITS,
  type Turn,
  type TurnEvent,
  type TurnOutcome,
  unheardSince,
  voicedIn,
} from './turn.ts'

const words = (text: string, startMs: number, endMs: number, isFinal = true, confidence = 0.9): Words => ({
  text,
  isFinal,
  startMs,
  endMs,
  confidence,
  count: text.split(' ').length,
})
const final = (text: string, startMs: number, endMs: number, atMs = endMs): TurnEvent => ({
  type: 'words',
  words: words(text, startMs, endMs),
  atMs,
})
const interim = (text: string, startMs: number, endMs: number, atMs = endMs): TurnEvent => ({
  type: 'words',
  words: words(text, startMs, endMs, false),
  atMs,
})
const speech = (startMs: number, endMs: number): TurnEvent[] => [
  { type: 'speech-started', atMs: startMs },
  { type: 'speech-ended', endMs, atMs: endMs + 250 },
]
const predicted = (isDone: boolean, atMs: number): TurnEvent => ({ type: 'predicted', isDone, atMs })
const tick = (atMs: number, deafSinceMs?: number): TurnEvent => ({ type: 'tick', deafSinceMs, atMs })
const lost = (atMs: number): TurnEvent => ({ type: 'lost', atMs })

function play(...events: TurnEvent[]): { turn: Turn; outcomes: TurnOutcome[]; said: string[] } {
  let turn = IDLE
  const outcomes: TurnOutcome[] = []
  for (const event of events) {
    const step = reduceTurn(turn, event)
    turn = step.turn
    outcomes.push(...step.outcomes)
  }
  const said = outcomes.flatMap((outcome) => (outcome.type === 'ended' ? [textOf(outcome.turn)] : []))
  return { turn, outcomes, said }
}

test('a turn that the model takes for done ends after a short silence', () => {
  const before = [...speech(1_000, 2_000), final('yes I do', 1_050, 1_950, 2_100), predicted(true, 2_260)]
  expect(play(...before, tick(2_000 + TURN_LIMITS.likely - 1)).said).toEqual([])
  const { outcomes } = play(...before, tick(2_000 + TURN_LIMITS.likely))
  expect(outcomes).toMatchObject([{ type: 'ended', turn: { startMs: 1_000, endMs: 2_000, isIncomplete: false } }])
})

test('a turn that the model does not take for done ends after a long silence', () => {
  const before = [...speech(1_000, 2_000), final('my name is', 1_050, 1_950, 2_100), predicted(false, 2_260)]
  expect(play(...before, tick(2_000 + TURN_LIMITS.unlikely - 1)).said).toEqual([])
  expect(play(...before, tick(2_000 + TURN_LIMITS.unlikely)).said).toEqual(['my name is'])
})

test('a model that says nothing does not cut a speaker short, and does not hold the turn for ever', () => {
  const before = [...speech(1_000, 2_000), final('my name is', 1_050, 1_950, 2_100)]
  expect(play(...before, tick(2_000 + TURN_LIMITS.unlikely - 1)).said).toEqual([])
  expect(play(...before, tick(2_000 + TURN_LIMITS.unlikely)).said).toEqual(['my name is'])
})

test('who goes on after a pause is in the same turn, and the prediction of the pause no longer counts', () => {
  const { said, turn } = play(
    ...speech(1_000, 2_000),
    final('my name is', 1_050, 1_950, 2_100),
    predicted(true, 2_260),
    { type: 'speech-started', atMs: 2_280 },
    tick(2_400),
    { type: 'speech-ended', endMs: 3_000, atMs: 3_250 },
    tick(3_400),
  )
  expect(said).toEqual([])
  expect(turn.phase).toBe('pausing')
  const end = reduceTurn(reduceTurn(turn, final('John Smith', 2_300, 2_950, 3_420)).turn, predicted(true, 3_430))
  expect(end.outcomes.map((outcome) => outcome.type === 'ended' && textOf(outcome.turn))).toEqual([
    'my name is John Smith',
  ])
  expect(end.outcomes[0]).toMatchObject({ turn: { startMs: 1_000, endMs: 3_000 } })
})

test('finals that are there at the end of the turn are not waited for any longer', () => {
  const { said } = play(...speech(1_000, 2_000), final('yes', 1_050, 1_950, 2_290), predicted(true, 2_320))
  expect(said).toEqual(['yes'])
})

test('words whose final is not there yet are waited for', () => {
  const before = [...speech(1_000, 2_000), interim('yes', 1_050, 1_500, 1_600), predicted(true, 2_320), tick(2_400)]
  expect(play(...before).said).toEqual([])
  expect(play(...before, final('yes I do', 1_050, 1_950, 2_600)).said).toEqual(['yes I do'])
})

test('a final that does not reach the end of the speech is not the last one', () => {
  const before = [{ type: 'speech-started', atMs: 1_000 } as const, final('my name', 1_050, 1_500, 1_700)]
  const paused = [...before, { type: 'speech-ended', endMs: 3_000, atMs: 3_250 } as const, predicted(true, 3_300)]
  expect(play(...paused, tick(3_400)).said).toEqual([])
  expect(play(...paused, final('is John', 1_900, 2_950, 3_420)).said).toEqual(['my name is John'])
  expect(play(...paused, tick(3_250 + TURN_LIMITS.words)).said).toEqual(['my name'])
})

test('finals that all come when the speech is over are waited for up to its end', () => {
  const first = [...speech(1_000, 3_000), predicted(true, 3_300), final('I do', 1_050, 1_500, 3_400)]
  expect(play(...first, tick(3_500)).said).toEqual([])
  expect(play(...first, final('not want', 1_500, 2_200, 3_401), final('that', 2_200, 2_950, 3_402)).said).toEqual([
    'I do not want that',
  ])
  expect(play(...first, tick(3_250 + TURN_LIMITS.words)).said).toEqual(['I do'])
})

test('sound without words ends without a failure when the recogniser answers', () => {
  const { outcomes } = play(
    ...speech(1_000, 1_200),
    predicted(true, 1_460),
    tick(1_600),
    tick(1_450 + TURN_LIMITS.words),
  )
  expect(outcomes).toMatchObject([{ type: 'ended', turn: { finals: [] } }])
})

test('a turn that the recogniser answers with nothing at all is unanswered', () => {
  const before = [...speech(1_000, 1_500), predicted(true, 1_800), tick(1_900, 1_000)]
  expect(play(...before, tick(1_750 + TURN_LIMITS.answer - 1, 1_000)).outcomes).toEqual([])
  expect(play(...before, tick(1_750 + TURN_LIMITS.answer, 1_000)).outcomes).toMatchObject([
    { type: 'ended', turn: { isIncomplete: true } },
    { type: 'unanswered', code: 'silent', sinceMs: 1_000 },
  ])
})

test('long speech that is answered with nothing is not waited out', () => {
  const begin: TurnEvent = { type: 'speech-started', atMs: 1_000 }
  expect(play(begin, tick(1_000 + TURN_LIMITS.silent - 1, 1_000)).outcomes).toEqual([])
  expect(play(begin, tick(1_000 + TURN_LIMITS.silent, 1_000)).outcomes).toEqual([
    { type: 'unanswered', code: 'silent', sinceMs: 1_000 },
  ])
  expect(play(begin, tick(1_000 + TURN_LIMITS.silent, 3_000)).outcomes, 'a recogniser that is new').toEqual([])
})

test('words that never become final are given up, and what was final is kept as incomplete', () => {
  const { outcomes, said } = play(
    ...speech(1_000, 3_000),
    final('my name is', 1_050, 1_900, 2_000),
    interim('John', 2_100, 2_900, 3_000),
    predicted(true, 3_300),
    tick(3_400),
    tick(3_250 + TURN_LIMITS.answer),
  )
  expect(said).toEqual(['my name is'])
  expect(outcomes).toMatchObject([
    { type: 'ended', turn: { isIncomplete: true } },
    { type: 'unanswered', code: 'no-final', sinceMs: 1_900 },
  ])
})

test('what a broken recogniser had made final is heard as incomplete, and its interim words are not', () => {
  const { outcomes, said } = play(
    { type: 'speech-started', atMs: 1_000 },
    final('I do', 1_050, 1_500),
    interim('not', 1_600, 1_900),
    lost(2_000),
    { type: 'speech-ended', endMs: 2_500, atMs: 2_750 },
    predicted(true, 2_800),
    tick(2_850),
    tick(2_750 + TURN_LIMITS.words),
  )
  expect(said).toEqual(['I do'])
  expect(outcomes).toMatchObject([{ type: 'ended', turn: { isIncomplete: true } }])
})

test('a recogniser that breaks between turns takes nothing with it', () => {
  expect(play(lost(500), ...speech(1_000, 2_000)).turn.isIncomplete).toBe(false)
})

test('words that come after their turn are heard by themselves', () => {
  const late = play(
    ...speech(1_000, 1_500),
    predicted(true, 1_800),
    tick(1_900),
    tick(2_800),
    final('yes', 1_050, 1_450, 4_000),
  )
  expect(late.said).toEqual(['', 'yes'])
  expect(late.outcomes.at(-1)).toMatchObject({ turn: { startMs: 1_050, endMs: 1_450 } })
})

test('words are without their final from the last final on, as far as there was speech', () => {
  const { turn } = play({ type: 'speech-started', atMs: 1_000 })
  expect(unheardSince(IDLE)).toBeUndefined()
  expect(unheardSince(turn)).toBe(1_000)
  expect(unheardSince(play({ type: 'speech-started', atMs: 1_000 }, final('a', 1_100, 1_400)).turn)).toBe(1_400)
  const paused = [...speech(1_000, 2_000), final('a', 1_100, 1_700, 2_260)]
  expect(unheardSince(play(...paused).turn), 'all is heard').toBeUndefined()
})

test('confidence is weighed by words', () => {
  const finals = [words('one two three', 0, 1, true, 0.9), words('four', 1, 2, true, 0.5)]
  expect(confidenceOf({ ...IDLE, finals })).toBeCloseTo(0.8)
  expect(confidenceOf(IDLE)).toBeUndefined()
})

test('the voice of words is what was noticed of it in their time, and without any that time', () => {
  const turn = { ...IDLE, voiced: [{ startMs: 0, endMs: 900 }, { startMs: 2_000 }] }
  expect(voicedIn(turn, words('a', 100, 1_200))).toEqual([{ startMs: 100, endMs: 900 }])
  expect(voicedIn(turn, words('b', 800, 2_600))).toEqual([
    { startMs: 800, endMs: 900 },
    { startMs: 2_000, endMs: 2_600 },
  ])
  expect(voicedIn(turn, words('c', 1_000, 1_900))).toEqual([{ startMs: 1_000, endMs: 1_900 }])
})
