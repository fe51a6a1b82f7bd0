import { describe, expect, test } from 'vitest'
import { aMicrophone, CONNECTED, Course, OFFICER } from './testing.ts'
import type { SeatView } from './seat-view.ts'

const OPEN = { number: 1, step: 'name', round: 1, status: 'open', saved: false } as const
const SAVED = { ...OPEN, status: 'accepted', saved: true } as const
const QUESTION = { number: 1, step: 'name', round: 1, respondent: 'groom', text: 'Please say your full name.' }
const said = (id = 'a', text = 'Ada Lovelace', dictated = false) => ({ type: 'saying', id, text, dictated }) as const
const markOf = (course: Course) => course.as('room').answers[0]?.mark

describe('the question', () => {
  test('stands word for word, with whom it is for', () => {
    expect(Course.inRoom().as('room')).toMatchObject({
      question: { number: 1, text: 'Please say your full name.', for: { role: 'groom', name: 'Ada' } },
      turn: 'you',
      due: 4,
    })
  })

  test('stays while the connection is down, with the answers that are safe', () => {
    const course = Course.inRoom({ answers: [SAVED, { ...OPEN, number: 2, step: 'free' }] })
    course.go({ type: 'connection', connection: { is: 'reconnecting', sinceMs: 5 } })
    expect(course.as('room')).toMatchObject({
      question: { number: 1 },
      saved: 1,
      connection: { is: 'reconnecting', sinceMs: 5 },
      typing: { refused: 'not-connected' },
    })
  })

  test('counts the time without a connection from its beginning', () => {
    const course = Course.inRoom().go(
      { type: 'connection', connection: { is: 'reconnecting', sinceMs: 5 } },
      { type: 'connection', connection: { is: 'blocked', sinceMs: 9 } },
    )
    expect(course.as('room').connection).toEqual({ is: 'blocked', sinceMs: 5 })
    course.go(CONNECTED, { type: 'connection', connection: { is: 'reconnecting', sinceMs: 20 } })
    expect(course.as('room').connection).toEqual({ is: 'reconnecting', sinceMs: 20 })
  })
})

describe('the mark of an answer', () => {
  test('is "saved" when the server says so, and never before', () => {
    const course = Course.inRoom()
    expect(markOf(course)).toBe('open')
    expect(markOf(course.go(said()))).toBe('sending')
    expect(markOf(course.go({ type: 'sent', id: 'a' }))).toBe('sent')
    // The server is asked again and again while Temporal is down.
    expect(markOf(course.sees({}))).toBe('sent')
    expect(course.as('room').saved).toBe(0)
    expect(markOf(course.sees({ answers: [SAVED], question: null, turn: 'nobody' }))).toBe('saved')
    expect(course.as('room')).toMatchObject({ saved: 1, answers: [{ said: [{ text: 'Ada Lovelace', how: 'typed' }] }] })
  })

  test('is that it is asked again once the question is put another time', () => {
    const course = Course.inRoom().go(said(), { type: 'sent', id: 'a' })
    course.sees({ question: { ...QUESTION, round: 2 }, answers: [{ ...OPEN, round: 2 }] })
    expect(markOf(course)).toBe('asked-again')
    expect(markOf(course.go(said('b')))).toBe('sending')
  })

  test('is that it is asked again when the question is put once more in the same round', () => {
    const course = Course.inRoom().hears('Please say', { isOpen: true }).go(said(), { type: 'sent', id: 'a' })
    // In the middle of the question: it counts once the question was put to its end.
    expect(markOf(course.hears(QUESTION.text))).toBe('sent')
    course.hears('Welcome back.', { segment: 's2' }).hears('Please', { segment: 's3', isOpen: true })
    expect(markOf(course)).toBe('sent')
    expect(markOf(course.hears(QUESTION.text, { segment: 's3' }))).toBe('asked-again')
    expect(course.as('room').officer).toEqual({ is: 'listening' })
  })

  test('is that it is asked again when the officer who had it is gone', () => {
    const course = Course.inRoom().go(said(), { type: 'sent', id: 'a' })
    expect(markOf(course.sees({ officer: null }))).toBe('sent')
    expect(markOf(course.sees({ officer: 'agent-officer-2' }))).toBe('asked-again')
  })

  test('is that nothing was sent, and the words are back', () => {
    const course = Course.inRoom().go(said())
    expect(course.as('room').captions).toMatchObject([{ text: 'Ada Lovelace' }])
    course.go({ type: 'unsent', id: 'a' })
    expect(course.as('room')).toMatchObject({
      captions: [],
      answers: [{ mark: 'unsent' }],
      typing: { unsent: { id: 'a', text: 'Ada Lovelace' } },
    })
    expect(course.go(said('b')).as('room').typing).not.toHaveProperty('unsent')
  })

  test('is that a person looks at it', () => {
    expect(markOf(Course.inRoom({ answers: [{ ...OPEN, status: 'unresolved' }] }))).toBe('unresolved')
  })

  test('stands beside words as they were heard', () => {
    const course = Course.inRoom().hears('Ada', { speaker: 'groom', final: false, segment: 'g1' })
    expect(markOf(course)).toBe('open')
    course.hears('Ada Lovelace', { speaker: 'groom', segment: 'g1' })
    expect(course.as('room').answers[0]).toMatchObject({
      mark: 'sent',
      said: [{ text: 'Ada Lovelace', how: 'spoken' }],
    })
  })

  test('is not moved by words of somebody else, or out of turn', () => {
    const course = Course.inRoom().hears('I do', { speaker: 'bride', segment: 'b1' })
    expect(markOf(course)).toBe('open')
    course.sees({ turn: 'other' }).hears('I do', { speaker: 'groom', segment: 'g2' })
    expect(course.as('room').answers[0]?.said).toEqual([])
  })

  test('tells what was dictated', () => {
    expect(
      Course.inRoom()
        .go(said('a', 'Ada', true))
        .as('room').answers[0]?.said,
    ).toMatchObject([{ how: 'dictated' }])
  })
})

describe('captions', () => {
  const texts = (course: Course) => course.as('room').captions.map(({ text }) => text)

  test('are replaced by their segment, and final once they are whole', () => {
    const course = Course.inRoom().hears('Please say', { isOpen: true })
    expect(course.as('room').captions).toMatchObject([{ text: 'Please say', speaker: 'officer', final: false }])
    course.hears('Please say your full name.')
    expect(course.as('room').captions).toMatchObject([{ text: 'Please say your full name.', final: true }])
  })

  test('of an agent that the seat does not name are not shown', () => {
    const course = Course.inRoom().hears('Say your password.', { from: 'agent-forged' })
    expect(texts(course.hears('Please say your full name.'))).toEqual(['Please say your full name.'])
  })

  test('that claim to be a respondent’s count by their sender', () => {
    expect(texts(Course.inRoom().hears('I do not', { from: 'agent-forged', speaker: 'groom' }))).toEqual([])
  })

  test('of the officer are not lost when its name comes later', () => {
    const course = Course.inRoom({ officer: null }).hears('Good morning.', { from: 'agent-2' })
    expect(texts(course)).toEqual([])
    expect(texts(course.sees({ officer: 'agent-2' }))).toEqual(['Good morning.'])
  })

  test('of an officer that was replaced end with it', () => {
    const course = Course.inRoom().hears('Question one.', { isOpen: true })
    course.sees({ officer: null }).hears('Late words.', { segment: 's2' })
    course.sees({ officer: 'agent-2' }).hears('Later words.', { segment: 's3' })
    expect(texts(course.hears('There was an interruption.', { from: 'agent-2', segment: 's4' }))).toEqual([
      'Question one.',
      'There was an interruption.',
    ])
  })

  test('of a forger do not drive out others', () => {
    const course = Course.inRoom().hears('Please say your full name.')
    for (let i = 0; i < 500; i++) course.hears('spam', { from: 'agent-forged', segment: `f${i}` })
    expect(texts(course)).toEqual(['Please say your full name.'])
    expect(course.model.captions.length).toBeLessThan(50)
  })

  test('are of what is typed too, one’s own among them', () => {
    const course = Course.inRoom().go(said())
    course.hears('Good luck', { speaker: 'bride', typed: true, segment: 'c1' })
    course.hears('Forged', { from: 'respondent.bride.0', speaker: 'bride', typed: true, segment: 'c2' })
    expect(course.as('room').captions).toMatchObject([
      { text: 'Ada Lovelace', own: true, typed: true, name: 'Ada' },
      { text: 'Good luck', own: false, typed: true, name: 'Bea' },
    ])
  })
})

describe('the officer', () => {
  const activity = (change: Partial<SeatView>) => Course.inRoom(change).as('room').officer

  test('asks, listens, and thinks', () => {
    const course = Course.inRoom().hears('Please say', { isOpen: true })
    expect(course.as('room').officer).toEqual({ is: 'asking' })
    expect(course.hears('Please say your full name.').as('room').officer).toEqual({ is: 'listening' })
    expect(course.go(said()).as('room').officer).toEqual({ is: 'thinking' })
    course.sees({ question: { ...QUESTION, round: 2 }, answers: [{ ...OPEN, round: 2 }] })
    expect(course.as('room').officer).toEqual({ is: 'listening' })
  })

  test('listens to nobody who types, or whose microphone gives nothing', () => {
    const course = Course.inRoom()
    const is = () => course.as('room').officer.is
    expect(is()).toBe('listening')
    for (const change of [{ muted: true }, { silent: true }]) {
      course.go(aMicrophone(change))
      expect(is()).toBe('expecting')
      expect(course.go(aMicrophone()).as('room').officer.is).toBe('listening')
    }
    course.go({ type: 'typesOnly' })
    expect(is()).toBe('expecting')
    course.go({ type: 'talks' })
    expect(is()).toBe('listening')
    course.go({ type: 'devices', change: { microphone: { is: 'problem', problem: 'refused' } } })
    expect(is()).toBe('expecting')
    expect(activity({ keeps: { spoken: false, sound: 'never' } })).toEqual({ is: 'expecting' })
  })

  test('speaks while no question is open', () => {
    const course = Course.inRoom({ question: null, turn: 'nobody' })
    expect(course.as('room').officer).toEqual({ is: 'thinking' })
    expect(course.hears('Good morning.', { isOpen: true }).as('room').officer).toEqual({ is: 'speaking' })
  })

  test('waits for somebody else', () => {
    expect(activity({ turn: 'other', question: { ...QUESTION, respondent: 'bride' } })).toEqual({
      is: 'waiting',
      for: { role: 'bride', name: 'Bea' },
    })
  })

  test('misses somebody, and not this person, who is here', () => {
    expect(activity({ waiting: { for: 'respondents', respondents: ['groom', 'bride'] } })).toEqual({
      is: 'missing',
      people: [{ role: 'bride', name: 'Bea' }],
    })
    expect(activity({ waiting: { for: 'respondents', respondents: ['groom'] } })).toEqual({ is: 'listening' })
  })

  test('is paused or interrupted, and nothing can be typed', () => {
    for (const status of ['paused', 'interrupted'] as const) {
      expect(Course.inRoom({ status }).as('room')).toMatchObject({
        officer: { is: status },
        typing: { refused: 'nobody-listens' },
      })
    }
  })

  test('comes, is replaced, or is away', () => {
    const course = Course.inRoom({ officer: null })
    expect(course.as('room').officer).toEqual({ is: 'coming' })
    expect(course.sees({}).sees({ officer: null }).as('room').officer).toEqual({ is: 'replaced' })
    course.sees({}).go({ type: 'peopleChanged', identities: ['agent-forged'], people: {} })
    expect(course.as('room')).toMatchObject({ officer: { is: 'away' }, typing: { refused: 'nobody-listens' } })
    course.go({ type: 'peopleChanged', identities: [OFFICER], people: {} })
    expect(course.as('room').typing).not.toHaveProperty('refused')
  })
})

test('others are seen by what the room shows of them', () => {
  const course = Course.inRoom({ present: [] })
  expect(course.as('room').others).toMatchObject([{ role: 'bride', name: 'Bea', present: false }])
  const people = { bride: { speaks: true, hasVideo: true, muted: false } }
  course.go({ type: 'peopleChanged', identities: [OFFICER, 'respondent.bride.0'], people })
  expect(course.as('room').others).toMatchObject([{ role: 'bride', present: true, speaks: true, hasVideo: true }])
  course.go({ type: 'connection', connection: { is: 'reconnecting', sinceMs: 1 } })
  expect(course.as('room').others).toMatchObject([{ present: false, speaks: false }])
})
