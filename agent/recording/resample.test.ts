import { expect, test } from 'vitest'
import { amplitudeOf, toneOf } from '../../sound/testing.ts'
import { Resampler } from './resample.ts'

/** Pushed in frames of odd lengths, as they may come. */
function resampled(samples: Int16Array, lengths = [480, 241, 7, 1200]): Int16Array {
  const resampler = new Resampler()
  const given: number[] = []
  for (let start = 0, turn = 0; start < samples.length; turn++) {
    const length = lengths[turn % lengths.length] as number
    given.push(...resampler.push(samples.slice(start, start + length)))
    start += length
  }
  return Int16Array.from(given)
}

test('two samples of 16 kHz come of three of 24 kHz, whatever the length of the frames', () => {
  const tone = toneOf(440, 24_000, 24_000)
  expect(resampled(tone)).toHaveLength(16_000)
  expect(resampled(tone)).toEqual(resampled(tone, [24_000]))
})

test.each([200, 1_000, 3_000, 5_500])('a tone of %i Hz keeps its pitch and loudness', (hertz) => {
  const given = resampled(toneOf(hertz, 24_000, 24_000)).subarray(100)
  expect(amplitudeOf(hertz, given) / 10_000).toBeCloseTo(1, 1)
  const power = given.reduce((sum, value) => sum + value * value, 0) / given.length
  expect(Math.sqrt(2 * power) / 10_000).toBeCloseTo(1, 1)
})

test('what 16 kHz cannot hold is left out instead of folded down', () => {
  const given = resampled(toneOf(10_500, 24_000, 24_000)).subarray(100)
  expect(amplitudeOf(5_500, given)).toBeLessThan(50)
})

test('sound is half a millisecond late', () => {
  const click = new Int16Array(2_400)
  click[600] = 30_000
  const given = resampled(click)
  expect(given.indexOf(Math.max(...given))).toBe(400 + 8)
})
