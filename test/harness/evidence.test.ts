import { expect, test } from 'vitest'
import type { RecordDocument } from '../../interview/record/record.ts'
import { heardOutOfTurn } from './evidence.ts'
import type { Caption, Typed } from './person.ts'
import type { Put } from './scripts.ts'
import type { TakenSignal } from './temporal.ts'

const JOINED = Date.parse('2026-01-01T12:00:00.000Z')
const REPLACED = JOINED + 60_000
const NAME: Put = { step: 'name', respondent: 'groom', round: 1 }
const TOWN: Put = { step: 'town', respondent: 'bride', round: 1 }

const joined = (epoch: number, clock = JOINED, identity = `agent-${epoch}`) => ({
  type: 'agent-joined',
  data: { message: { epoch, seq: 0 }, identity, clock: new Date(clock).toISOString() },
})

/** Said to its end two seconds after its agent joined. */
const answered = (ask: Put, epoch = 1, answer: object = {}) => ({
  type: 'answer',
  data: {
    message: { epoch, seq: 1 },
    ask,
    effect: 'accepted',
    answer: { id: 'one', speaker: ask.respondent, channel: 'voice', end_ms: 2_000, ...answer },
  },
})

/** As much of a record as is read for what was heard in its room. */
const recordOf = (...entries: object[]) =>
  ({
    entries: entries.map((entry, seq) => ({ seq, commitments: { answer: 'said' }, ...entry })),
    openings: [{ commitment: 'said', value: 'Johann' }],
  }) as unknown as RecordDocument

const takenAt = (at: number, epoch = 1): TakenSignal => ({
  name: 'stepCompleted',
  payload: { id: { epoch, seq: 1 }, verdict: {} },
  at,
})

const question = ({ step, respondent, round }: Put, startedAt: number): Caption => ({
  text: `The question of ${step}?`,
  from: 'agent',
  startedAt,
  about: { step_id: step, respondent, round, question: `The question of ${step}?` } as Caption['about'] & object,
})

const groomWith = (captions: Caption[], typed: Typed[] = []) => [{ role: 'groom', captions, typed }]

test('a question that is heard before a spoken answer is durable is named', () => {
  const record = recordOf(joined(1), answered(NAME))
  const heard = (at: number) => heardOutOfTurn(groomWith([question(TOWN, at)]), record, [takenAt(JOINED + 2_500)])
  expect(heard(JOINED + 2_400)).toEqual([
    'town bride 1 was heard by the groom before the answer to name groom 1 was durable',
  ])
  expect(heard(JOINED + 2_600)).toEqual([])
})

test('a question that is heard again after its spoken answer is named', () => {
  const record = recordOf(joined(1), answered(NAME))
  const heard = (at: number) => heardOutOfTurn(groomWith([question(NAME, at)]), record, [takenAt(JOINED + 2_500)])
  expect(heard(JOINED + 5_000)).toEqual([
    'name groom 1 was heard by the groom again at 2026-01-01T12:00:05.000Z, after its accepted answer',
  ])
  expect(heard(JOINED + 500)).toEqual([])
})

test('a spoken answer has the time of the agent that heard it', () => {
  const record = recordOf(joined(1), joined(2, REPLACED), answered(NAME, 2))
  const heard = (at: number) => heardOutOfTurn(groomWith([question(TOWN, at)]), record, [takenAt(REPLACED + 2_500, 2)])
  expect(heard(REPLACED + 1_900)).toEqual([])
  expect(heard(REPLACED + 2_400)).toHaveLength(1)
})

test('an agent that is given a further lease goes on counting', () => {
  const record = recordOf(joined(1, JOINED, 'agent'), joined(2, REPLACED, 'agent'), answered(NAME, 2))
  const people = groomWith([question(TOWN, JOINED + 2_400)])
  expect(heardOutOfTurn(people, record, [takenAt(JOINED + 2_500, 2)])).toHaveLength(1)
})

test('a typed answer has the time at which it was typed', () => {
  const record = recordOf(joined(1), answered(NAME, 1, { channel: 'typed' }))
  const typed = [
    { text: 'Johann', at: JOINED + 1_900 },
    { text: 'Johann', at: JOINED + 2_450 },
  ]
  const heard = (at: number) =>
    heardOutOfTurn(groomWith([question(TOWN, at)], typed), record, [takenAt(JOINED + 2_500)])
  expect(heard(JOINED + 1_800)).toEqual([])
  expect(heard(JOINED + 1_950)).toHaveLength(1)
})

test('an accepted answer of which nobody knows the time is named', () => {
  const nobodyKnows = ['nobody knows when the accepted answer to name groom 1 was given']
  const typed = [{ text: 'Another', at: JOINED }]
  const written = recordOf(joined(1), answered(NAME, 1, { channel: 'typed' }))
  expect(heardOutOfTurn(groomWith([], typed), written, [takenAt(JOINED)])).toEqual(nobodyKnows)
  const unheard = recordOf(joined(1), answered(NAME, 2))
  expect(heardOutOfTurn(groomWith([]), unheard, [takenAt(JOINED, 2)])).toEqual(nobodyKnows)
})

test('an accepted answer that no signal brought is named', () => {
  expect(heardOutOfTurn(groomWith([]), recordOf(joined(1), answered(NAME)), [])).toEqual([
    'no signal brought the accepted answer to name groom 1',
  ])
})
