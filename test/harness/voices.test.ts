import { expect, test } from 'vitest'
import { Voices } from './voices.ts'

const loud = new Int16Array(320).fill(4_000)
const quiet = new Int16Array(320).fill(20)

test('two speakers in the same tenth of a second are two voices', () => {
  const voices = new Voices()
  voices.hear('a', loud, 1_020)
  voices.hear('b', loud, 1_080)
  expect(voices.choruses).toEqual([{ at: 1_000, speakers: ['a', 'b'] }])
})

test('speakers one after the other are one voice at a time', () => {
  const voices = new Voices()
  voices.hear('a', loud, 1_020)
  voices.hear('b', loud, 1_120)
  expect(voices.choruses).toEqual([])
})

test('what a codec makes of silence is no voice', () => {
  const voices = new Voices()
  voices.hear('a', loud, 1_020)
  voices.hear('b', quiet, 1_020)
  expect(voices.choruses).toEqual([])
  expect(voices.heard('a')).toBe(true)
  expect(voices.heard('b')).toBe(false)
  expect(voices.heard('a', 1_100)).toBe(false)
})
