import { expect, test } from 'vitest'
import { differencesOf } from './differences.ts'

test('each place that differs is named, and no other', () => {
  const own = { seq: 4, data: { ask: { step: 'one' }, outcome: 'unclear' }, words: ['a', 'b'] }
  const copy = { seq: 4, data: { ask: { step: 'one' }, outcome: 'accepted', more: true }, words: ['a'] }
  expect(differencesOf(copy, own)).toEqual([
    { path: 'data.outcome', copy: 'accepted', own: 'unclear' },
    { path: 'data.more', copy: true, own: undefined },
    { path: 'words.1', copy: undefined, own: 'b' },
  ])
  expect(differencesOf(own, own)).toEqual([])
})

test('where one side is nothing at all the whole is the difference', () => {
  expect(differencesOf(undefined, { seq: 1 })).toEqual([{ path: '', copy: undefined, own: { seq: 1 } }])
})
