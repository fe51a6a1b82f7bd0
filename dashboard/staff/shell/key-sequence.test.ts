import { expect, test } from 'vitest'
import { completedBy, isSingle, shownKeys } from './key-sequence.ts'

const BINDINGS = ['j', 'g i', 'i', 'Enter'].map((keys) => ({ keys }))
const press = (key: string, last?: string, gap = 300) =>
  completedBy(BINDINGS, last === undefined ? undefined : { key: last, at: 0 }, { key, at: gap })?.keys

test('two keys after one another are meant before the second by itself', () => {
  expect(press('i', 'g')).toBe('g i')
  expect(press('i')).toBe('i')
  expect(press('i', 'g', 5_000)).toBe('i')
  expect(press('j', 'g')).toBe('j')
  expect(press('x', 'g')).toBeUndefined()
})

test('of two with the same keys the later one is meant', () => {
  const [page, dialog] = [{ keys: 'j' }, { keys: 'j' }]
  expect(completedBy([page, dialog], undefined, { key: 'j', at: 0 })).toBe(dialog)
})

test('what a voice could press by chance can be turned off', () => {
  expect(['j', '?', 'g i', 'Enter', 'Escape'].filter(isSingle)).toEqual(['j', '?', 'g i'])
  expect(shownKeys('g i')).toEqual(['G', 'I'])
})
