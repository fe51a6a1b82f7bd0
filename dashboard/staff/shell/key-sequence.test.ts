import { expect, test } from 'vitest'
import { completedBy, isSingle, latinKey, repeats, shownKeys } from './key-sequence.ts'

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

test.each([
  ['س', 'KeyS', 's'],
  ['ؤ', 'KeyC', 'c'],
  ['لا', 'KeyB', 'b'],
  ['ы', 'KeyS', 's'],
  ['؟', 'Slash', '?'],
  // Where it stands on the keyboard is the person's choice.
  ['z', 'KeyY', 'z'],
  ['é', 'Digit2', 'é'],
  [',', 'KeyM', ','],
  ["'", 'KeyQ', "'"],
  ['Enter', 'Enter', 'Enter'],
])('the key %s at %s is %s', (key, code, expected) => {
  expect(latinKey({ key, code })).toBe(expected)
})

test('what is held down moves, and starts nothing', () => {
  expect(['j', 'k', 'ArrowDown', 's', 'p', 'n'].filter(repeats)).toEqual(['j', 'k', 'ArrowDown'])
})
