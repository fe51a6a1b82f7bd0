import { expect, test } from 'vitest'
import { longestSilence, replyMs } from './silence.ts'

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

test('a reply is what begins once all the words are over', () => {
  const words = [sound(4_000, 5_000), sound(0, 1_000)]
  expect(replyMs(words, [sound(1_500, 2_000), sound(9_000, 9_500), sound(6_200, 8_000)])).toBe(1_200)
})

test('what was heard before the last words replies to nothing', () => {
  expect(replyMs([sound(0, 1_000), sound(4_000, 5_000)], [sound(1_500, 2_000), sound(4_900, 6_000)])).toBeUndefined()
})
