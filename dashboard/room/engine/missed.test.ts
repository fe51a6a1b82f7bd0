import { expect, test } from 'vitest'
import { Course, OFFICER } from './testing.ts'

const AUDIBLE = { type: 'officerAudible' } as const
const QUIET = { type: 'officerQuiet' } as const
const asked = () => Course.inRoom().hears('Please say your full name.')
const isUnheard = (course: Course) => course.go(QUIET).as('room').unheard

test('a question that was put before the officer could be heard is asked for again, once', () => {
  const course = asked().go(AUDIBLE)
  expect(course.as('room').unheard).toBe(false)
  expect(isUnheard(course)).toBe(true)
  expect(course.go({ type: 'asked', request: 'repeat' }).as('room').unheard).toBe(false)
  expect(isUnheard(course)).toBe(false)
})

test('a question that is put, or goes on, once the officer can be heard is not', () => {
  expect(isUnheard(asked().go(AUDIBLE).hears('Please say', { segment: 's2' }))).toBe(false)
  const before = Course.inRoom().hears('Please say', { isOpen: true }).go(AUDIBLE)
  expect(isUnheard(before)).toBe(false)
  expect(isUnheard(before.hears('Please say your full name.'))).toBe(false)
})

test('whoever answers, or has answered, is not interrupted', () => {
  const saying = { type: 'saying', id: 'a', text: 'Ada', dictated: false } as const
  expect(isUnheard(asked().go(AUDIBLE, saying))).toBe(false)
  expect(isUnheard(asked().go(saying, { type: 'sent', id: 'a' }, AUDIBLE))).toBe(false)
  expect(isUnheard(asked().go(AUDIBLE).hears('Ada', { speaker: 'groom', segment: 'g1', final: false }))).toBe(false)
})

test('nothing is asked for in the turn of somebody else, without an officer, or where nothing is played', () => {
  expect(isUnheard(asked().sees({ turn: 'other' }).go(AUDIBLE))).toBe(false)
  expect(isUnheard(asked().go({ type: 'peopleChanged', identities: [], people: {} }, AUDIBLE))).toBe(false)
  expect(isUnheard(asked().go({ type: 'sound', is: 'blocked' }, AUDIBLE))).toBe(false)
  expect(isUnheard(asked().go({ type: 'peopleChanged', identities: [OFFICER], people: {} }))).toBe(false)
})
