import { describe, expect, test } from 'vitest'
import { accessOf, mailOf } from './invitations.ts'
import {
  actsOf,
  actsOnAsk,
  type Ask,
  type Cause,
  type Invitation,
  mayConduct,
  repairsOf,
  type Session,
  situationOf,
  stepsNow,
} from './model.ts'

const ask = (step: string, respondent: string, more: Partial<Ask> = {}): Ask => ({
  step,
  respondent,
  status: 'pending',
  due: true,
  round: 0,
  clarifications: 0,
  corrections: 0,
  ...more,
})
const CAUSE: Cause = {
  kind: 'referred',
  step: 'b',
  respondent: 'bride',
  because: 'contrary',
  actions: ['resume', 'retake', 'waive', 'end'],
}

type Progress = NonNullable<Session['progress']>
const session = (status: Session['status'], progress: Partial<Progress> | null = {}): Session => ({
  id: '1',
  lawyer_id: '2',
  kind: 'scripted',
  status,
  groom_name: 'A',
  bride_name: 'B',
  respondents: [
    { id: 'groom', name: 'A' },
    { id: 'bride', name: 'B' },
  ],
  livekit_room_name: null,
  reference: null,
  label: null,
  created_at: '',
  started_at: null,
  ended_at: null,
  progress: progress && {
    revision: 1,
    phase: 'conducting',
    step: { step: 'a', respondent: 'groom', round: 1 },
    due: 2,
    asked: 1,
    accepted: 0,
    asks: [ask('a', 'groom', { status: 'open', round: 1 }), ask('b', 'bride')],
    present: ['groom', 'bride'],
    cause: null,
    ended_by: null,
    agent: { epoch: 1, joined: 1 },
    ...progress,
  },
})

describe('what the officer does, and why it waits', () => {
  const is = (one: Session, hasScript = true) => situationOf(one, hasScript)

  test('before the start a script is due', () => {
    expect(is(session('pending', null))).toEqual({ is: 'beginning' })
    expect(is(session('pending'), false)).toEqual({ is: 'no-script' })
    expect(is(session('pending'))).toEqual({ is: 'not-started' })
  })

  test('an officer that has not come, and one that another takes the place of', () => {
    expect(is(session('active', { agent: { epoch: 1, joined: 0 } }))).toEqual({ is: 'coming' })
    expect(is(session('active', { agent: { epoch: 2, joined: 1 } }))).toEqual({ is: 'replaced' })
  })

  test('at first everybody has to be there, and later whose turn it is', () => {
    expect(is(session('active', { present: ['groom'] }))).toEqual({ is: 'arrival', respondents: ['bride'] })
    const begun = { asks: [ask('a', 'groom', { status: 'open', round: 2 }), ask('b', 'bride')] }
    expect(is(session('active', { ...begun, present: ['groom'] }))).toMatchObject({ is: 'answer', respondent: 'groom' })
    expect(is(session('active', { ...begun, present: ['bride'] }))).toEqual({ is: 'arrival', respondents: ['groom'] })
  })

  test('a pause, a decision that is due, the last words, and the end', () => {
    expect(is(session('paused'))).toEqual({ is: 'paused' })
    expect(is(session('interrupted', { cause: CAUSE }))).toEqual({ is: 'decision', cause: CAUSE })
    expect(is(session('active', { phase: 'closing' }))).toEqual({ is: 'closing' })
    expect(is(session('cancelled', { ended_by: 'person' }))).toEqual({ is: 'over', status: 'cancelled', by: 'person' })
  })
})

describe('what a person can do', () => {
  test('reviewers act on nothing', () => {
    expect(mayConduct(['reviewer'])).toBe(false)
    expect(mayConduct(['reviewer', 'operator'])).toBe(true)
  })

  test('only what fits the state, and an interruption what its cause allows', () => {
    expect(actsOf(session('active'))).toEqual(['pause', 'end'])
    expect(actsOf(session('paused'))).toEqual(['resume', 'end'])
    expect(actsOf(session('completed'))).toEqual([])
    const gone: Cause = { kind: 'workflow-gone', how: 'terminated', actions: ['end'] }
    expect(actsOf(session('interrupted', { cause: gone }))).toEqual(['end'])
    expect(actsOnAsk(session('interrupted', { cause: gone }), ask('a', 'groom', { round: 1 }))).toEqual([])
  })

  test('an accepted answer can be asked for again and not be waived; what was not asked can be waived', () => {
    const active = session('active')
    expect(actsOnAsk(active, ask('a', 'groom', { status: 'accepted', round: 1 }))).toEqual(['retake'])
    expect(actsOnAsk(active, ask('a', 'groom'))).toEqual(['waive'])
    expect(actsOnAsk(active, ask('a', 'groom', { status: 'unresolved', round: 3 }))).toEqual(['retake', 'waive'])
    expect(actsOnAsk(active, ask('a', 'groom', { due: false }))).toEqual([])
    expect(actsOnAsk(session('completed'), ask('a', 'groom', { round: 1 }))).toEqual([])
  })

  test('what lifts an interruption names the question that waits, the likeliest first', () => {
    expect(repairsOf({ step: undefined, cause: CAUSE })).toEqual([
      { act: 'retake', step: 'b', respondent: 'bride' },
      { act: 'waive', step: 'b', respondent: 'bride' },
      { act: 'resume' },
      { act: 'end' },
    ])
  })
})

test('steps stand in the order of the script, each with everybody who is asked', () => {
  const script = [
    { id: 'b', ask: 'B?' },
    { id: 'a', ask: 'A?' },
    { id: 'c', ask: 'C?' },
  ]
  expect(stepsNow(script, session('active')).map(({ step, asks, isOpen }) => [step.id, asks.length, isOpen])).toEqual([
    ['b', 1, false],
    ['a', 1, true],
    ['c', 0, false],
  ])
  expect(stepsNow([], session('active')).map(({ step }) => step.id)).toEqual(['a', 'b'])
})

describe('how somebody comes in', () => {
  const invitation = (id: string, more: Partial<Invitation> = {}): Invitation => ({
    id,
    respondent: 'groom',
    created_at: '2026-11-01T00:00:00.000Z',
    expires_at: '2026-12-01T00:00:00.000Z',
    ended_at: null,
    ended_because: null,
    seat: null,
    ...more,
  })
  const access = (invitations: Invitation[], now = '2026-11-02T00:00:00.000Z') =>
    accessOf('groom', { invitations, links: new Map([['2', 'https://link']]), now: new Date(now) })

  test('by the latest link, which is known where it was made', () => {
    expect(access([])).toEqual({ is: 'none' })
    expect(access([{ ...invitation('1'), respondent: 'bride' }])).toEqual({ is: 'none' })
    const ended = invitation('1', { ended_at: '2026-11-01T01:00:00.000Z', ended_because: 'renewed' })
    expect(access([ended])).toMatchObject({ is: 'ended', because: 'renewed' })
    expect(access([ended, invitation('2')])).toMatchObject({ is: 'unopened', link: 'https://link' })
  })

  test('who has come in is in, also when the link has expired since', () => {
    const seat = { number: 1, taken_at: '2026-11-01T02:00:00.000Z' }
    expect(access([invitation('3', { seat })], '2027-01-01T00:00:00.000Z')).toMatchObject({ is: 'opened' })
    expect(access([invitation('3')], '2027-01-01T00:00:00.000Z')).toMatchObject({ is: 'ended', because: 'expired' })
  })

  test('a letter keeps the whole link, with what stands behind its "#"', () => {
    const letter = new URL(mailOf({ subject: 'Your interview', body: 'A & B\nhttps://a.example/join#s?x=1' }))
    expect(letter.searchParams.get('body')).toBe('A & B\nhttps://a.example/join#s?x=1')
    expect(letter.hash).toBe('')
  })
})
