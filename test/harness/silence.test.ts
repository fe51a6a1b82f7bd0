import { expect, test } from 'vitest'
import { longestSilence, saidAfterMs } from './silence.ts'

const sound = (startMs: number, endMs: number) => ({ startMs, endMs })

test('the longest silence lies between sounds, whatever their order', () => {
  expect(longestSilence([sound(5_000, 6_000), sound(0, 1_000), sound(2_000, 3_000)])).toEqual({
    fromMs: 3_000,
    toMs: 5_000,
  })
})

test('a sound within another ends nothing', () => {
  expect(longestSilence([sound(0, 9_000), sound(1_000, 2_000), sound(9_500, 9_600)])).toEqual({
    fromMs: 9_000,
    toMs: 9_500,
  })
})

test('a single sound is followed by no silence', () => {
  expect(longestSilence([sound(10, 20)])).toEqual({ fromMs: 0, toMs: 0 })
})

const shown = (text: string, startedAt: number, endedAt: number) => ({ text, startedAt, endedAt })
const WORDS = [sound(4_000, 5_000), sound(0, 1_000)]
const SHOWN = [shown('Goodbye.', 1_000, 2_000), shown('Go on.', 5_500, 6_000), shown('Goodbye.', 6_200, 7_200)]

test('what is shown and heard is counted from the end of the last words', () => {
  expect(saidAfterMs('Goodbye.', WORDS, SHOWN, [sound(1_000, 2_000), sound(5_500, 7_000)])).toBe(1_200)
})

test('what is shown without a sound was never said', () => {
  expect(saidAfterMs('Goodbye.', WORDS, SHOWN, [sound(1_000, 2_000), sound(5_500, 6_300)])).toBe(Infinity)
})

test('what is not shown was never said, whatever was heard', () => {
  expect(saidAfterMs('Thank you.', WORDS, SHOWN, [sound(0, 9_000)])).toBe(Infinity)
})
