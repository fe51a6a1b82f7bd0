import { expect, test } from 'vitest'
import { applyMessage } from './progress/apply.ts'
import { initialProgress } from './progress/state.ts'
import { type SeatChanged, SeatChangedSchema } from './seats.ts'

const MOVED: SeatChanged = {
  eventId: '01900000-0000-7000-8000-000000000001',
  event: 'seat-moved',
  respondent: 'groom',
  invitation: '01900000-0000-7000-8000-000000000002',
  seat: 2,
  from: 1,
  clock: '2026-01-01T00:00:00.000Z',
}

test('what happens to a seat is an entry of its own type, also before the start, and moves nothing else', () => {
  const before = initialProgress(['groom', 'bride'])
  const { progress, entries } = applyMessage(undefined, before, { type: 'seatChanged', ...MOVED }, 0)
  const { respondent, invitation, seat, from, clock } = MOVED
  expect(entries).toEqual([{ type: 'seat-moved', data: { respondent, invitation, seat, from, clock } }])
  expect(progress).toEqual({ ...before, revision: 1, signals: 1 })
})

test.each([
  ['an event of another name', { event: 'seat-forged' }],
  ['a respondent that cannot be', { respondent: 'Not a role' }],
  ['a code of free text', { code: 'because I say so' }],
  ['a seat that is no number', { seat: '2' }],
  ['no id of the event', { eventId: undefined }],
])('%s is malformed', (_what, changes) => {
  expect(SeatChangedSchema.safeParse({ ...MOVED, ...changes }).success).toBe(false)
})

test('what else is said with it does not come into the record', () => {
  expect(SeatChangedSchema.parse({ ...MOVED, secret: 'lxi_secret' })).toEqual(MOVED)
})
