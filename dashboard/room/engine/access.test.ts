import { describe, expect, test } from 'vitest'
import { wantsEnd, wantsEvents, wantsMicrophone, wantsRoom } from './model.ts'
import { aView, Course, PENDING } from './testing.ts'

const opened = (abilities = {}) => new Course(abilities).go({ type: 'begun', hasLink: true })
const exchanged = (view = aView()) => opened().go({ type: 'exchanging' }, { type: 'exchanged', view })

describe('a link that is opened', () => {
  test('waits for a tap, and asks the server for nothing', () => {
    const course = opened()
    expect(course.state).toEqual({ kind: 'welcome', busy: false })
    expect([wantsEvents, wantsRoom, wantsMicrophone].map((wants) => wants(course.model))).toEqual([false, false, false])
  })

  test('is answered by a page of its own where it cannot go on', () => {
    expect(new Course().go({ type: 'begun', hasLink: false }).as('closed')).toMatchObject({
      why: 'no-link',
      offers: [],
    })
    expect(opened({ hasWebRtc: false }).as('closed').why).toBe('unsupported')
    expect(opened({ isSecure: false }).as('closed')).toMatchObject({ why: 'insecure', offers: ['goOnTyping'] })
    expect(opened({ isInApp: true }).as('closed')).toMatchObject({ why: 'in-app', offers: ['copyLink', 'goOnTyping'] })
    expect(opened().go({ type: 'openElsewhere' }).as('closed')).toMatchObject({
      why: 'other-tab',
      offers: ['continueHere'],
    })
  })

  test('goes on typing in a browser without a microphone', () => {
    const course = opened({ isInApp: true }).go({ type: 'typesAnyway' })
    expect(course.state.kind).toBe('welcome')
    course.go({ type: 'exchanging' }, { type: 'exchanged', view: aView() }, { type: 'typesOnly' })
    expect(course.as('check').talks).toBe(false)
    expect(wantsMicrophone(course.model)).toBe(false)
  })
})

describe('the tap', () => {
  test('says that it is busy, and then who asks', () => {
    const course = opened().go({ type: 'exchanging' })
    expect(course.state).toEqual({ kind: 'welcome', busy: true })
    course.go({ type: 'exchanged', view: aView() })
    expect(course.as('introduction').about).toEqual({
      you: { role: 'groom', name: 'Ada' },
      others: [{ role: 'bride', name: 'Bea' }],
      language: 'en',
      recorded: { spoken: true, sound: 'never' },
      askedBy: 'A. Stern',
      title: 'Before the wedding',
    })
  })

  test.each([
    ['invitation-unknown', 'unknown'],
    ['unauthenticated', 'unknown'],
    ['invitation-revoked', 'revoked'],
    ['invitation-renewed', 'renewed'],
    ['invitation-expired', 'expired'],
    ['over', 'over'],
  ])('on a link that is refused as %s is answered for good', (code, why) => {
    const course = opened().go({ type: 'exchanging' }, { type: 'refused', refusal: { code } })
    expect(course.as('closed')).toMatchObject({ why, offers: [] })
  })

  test.each([
    ['offline', 'offline'],
    ['temporal-unavailable', 'server-away'],
    ['unexpected', 'unexpected'],
  ])('that fails as %s can be repeated', (code, problem) => {
    const course = opened().go({ type: 'exchanging' }, { type: 'refused', refusal: { code } })
    expect(course.state).toEqual({ kind: 'welcome', busy: false, problem: { code: problem } })
    expect(course.go({ type: 'exchanging' }).state).toEqual({ kind: 'welcome', busy: true })
  })

  test('that comes too often says when it may be repeated', () => {
    const refusal = { code: 'too-many-requests', retryAfterSeconds: 60 }
    const course = opened().go({ type: 'exchanging' }, { type: 'refused', refusal })
    expect(course.as('closed')).toMatchObject({ why: 'too-often', retryAfterSeconds: 60, offers: ['open'] })
  })
})

describe('before the start', () => {
  test('whoever has joined waits, and it begins by itself', () => {
    const course = exchanged(aView(PENDING)).go({ type: 'checking' })
    expect(course.as('check').hasStarted).toBe(false)
    course.go({ type: 'joining' })
    expect(course.state.kind).toBe('waiting')
    expect([wantsEvents(course.model), wantsRoom(course.model)]).toEqual([true, false])
    course.sees({})
    expect([course.state.kind, wantsRoom(course.model)]).toEqual(['room', true])
  })

  test('nobody is asked for a microphone where nobody is heard', () => {
    const course = exchanged(aView({ keeps: { spoken: false, sound: 'never' } })).go({ type: 'typesOnly' })
    expect(wantsMicrophone(course.model)).toBe(false)
    expect(wantsMicrophone(course.go({ type: 'talks' }).model)).toBe(true)
  })
})

describe('a tab that is loaded again', () => {
  test('goes on where it was', () => {
    const course = new Course().go({ type: 'begun', hasLink: true, kept: { joined: true, talks: false } })
    expect(course.state.kind).toBe('opening')
    course.sees({})
    expect(course.as('room').talks).toBe(false)
  })

  test('while the server is away says so', () => {
    const course = new Course().go({ type: 'begun', hasLink: true, kept: { joined: true, talks: false } })
    expect(course.state).toEqual({ kind: 'opening', server: 'connected' })
    course.go({ type: 'server', link: 'reconnecting' })
    expect(course.state).toEqual({ kind: 'opening', server: 'reconnecting' })
  })

  test('and had not joined says again who asks', () => {
    const course = new Course().go({ type: 'begun', hasLink: true, kept: { joined: false, talks: true } })
    expect(course.sees({}).state.kind).toBe('introduction')
  })

  test('after its seat has ended says why', () => {
    const course = new Course().go(
      { type: 'begun', hasLink: true, kept: { joined: true, talks: true } },
      { type: 'refused', refusal: { code: 'seat-moved' } },
    )
    expect(course.as('closed')).toMatchObject({ why: 'moved', offers: ['open'] })
  })
})

describe('a seat that ends', () => {
  test.each([
    ['moved', 'moved', ['open']],
    ['left', 'left', ['open']],
    ['expired', 'unused', ['open']],
    ['revoked', 'revoked', []],
    ['renewed', 'renewed', []],
  ] as const)('as %s stops everything, and says so', (end, why, offers) => {
    const course = Course.inRoom().go({ type: 'seatEnded', end })
    expect(course.as('closed')).toMatchObject({ why, offers })
    expect([wantsEvents, wantsRoom, wantsMicrophone].map((wants) => wants(course.model))).toEqual([false, false, false])
  })

  test('is taken back by a tap, and the person is in the room again', () => {
    const course = Course.inRoom().go({ type: 'displaced' })
    expect(course.as('closed').why).toBe('moved')
    course.go({ type: 'exchanging' })
    // With the secret of the seat that has ended nothing is asked any more.
    expect([wantsEvents(course.model), wantsRoom(course.model)]).toEqual([false, false])
    course.go({ type: 'refused', refusal: { code: 'offline' } })
    expect(course.as('welcome').problem).toEqual({ code: 'offline' })
    course.go({ type: 'exchanging' }, { type: 'exchanged', view: aView({ seat: 3 }) })
    expect(course.state.kind).toBe('room')
    expect(wantsRoom(course.model)).toBe(true)
  })

  test('is not taken back once the interview is over, and the person is told so', () => {
    const course = Course.inRoom().go({ type: 'seatEnded', end: 'moved' }, { type: 'exchanging' })
    expect(course.go({ type: 'refused', refusal: { code: 'over' } }).as('closed').why).toBe('over')
  })
})

describe('the end', () => {
  const record = { head: 'abc', entries: 40, sealed_at: '2026-11-28T10:01:00.000Z' }
  const answers = [
    {
      kind: 'answer',
      number: 1,
      step: 'name',
      question: 'Name?',
      words: 'Ada',
      by: 'typed',
      outcome: 'accepted',
      stands: true,
      at: '2026-11-28T10:00:00.000Z',
    },
  ] as const

  test('thanks at once, and gives a receipt once the record is sealed', () => {
    const course = Course.inRoom().sees({ status: 'completed', officer: null, question: null, turn: 'nobody' })
    expect(course.as('ended')).toMatchObject({ how: 'completed', recorded: null, receipt: 'coming' })
    expect([wantsEnd, wantsEvents, wantsRoom].map((wants) => wants(course.model))).toEqual([true, false, false])
    course.sees({ status: 'completed', end: { answers, record: null } })
    expect(wantsEnd(course.model)).toBe(true)
    course.sees({ status: 'completed', end: { answers, record } })
    expect(course.as('ended')).toMatchObject({
      receipt: 'ready',
      head: 'abc',
      recorded: [{ words: 'Ada', how: 'typed' }],
    })
    expect(wantsEnd(course.model)).toBe(false)
  })

  test('is told by the seat, also when a token is refused before', () => {
    const course = Course.inRoom().go({ type: 'refused', refusal: { code: 'over' } })
    expect(course.state.kind).toBe('room')
  })

  test('by a person is told from one that came by itself', () => {
    expect(Course.inRoom().sees({ status: 'cancelled' }).as('ended').how).toBe('cancelled')
  })
})

test('what breaks in the page leaves what was saved', () => {
  const answers = [{ number: 1, step: 'name', round: 1, status: 'accepted', saved: true }] as const
  const course = Course.inRoom({ answers }).go({ type: 'failed', what: 'room-code' })
  expect(course.state).toEqual({ kind: 'failed', what: 'room-code', saved: 1, offers: ['retry'] })
  expect(wantsRoom(course.model)).toBe(false)
})
