import { expect, test } from 'vitest'
import { Loudness } from './loudness.ts'

const wave = (amplitude: number) => Int16Array.from({ length: 320 }, (_, at) => (at % 2 ? amplitude : -amplitude))

test('a level is that of the stretches with voice in them, and of no silence between', () => {
  const loudness = new Loudness()
  for (let at = 20; at <= 3_000; at += 20) loudness.add(wave(at > 1_000 && at <= 2_000 ? 3_277 : 0), at)
  expect(loudness.levelDb([{ startMs: 1_000, endMs: 2_000 }])).toBe(-20)
  expect(loudness.levelDb([{ startMs: 0, endMs: 3_000 }])).toBeCloseTo(-24.8, 1)
  expect(loudness.levelDb([{ startMs: 1_500 }])).toBeCloseTo(-24.8, 1)
})

test('silence is the floor and full scale the top', () => {
  const loudness = new Loudness()
  expect(loudness.levelDb([{ startMs: 0 }])).toBe(-120)
  loudness.add(wave(32_767), 20)
  expect(loudness.levelDb([{ startMs: 0 }])).toBeCloseTo(0)
})

test('what was forgotten no longer counts', () => {
  const loudness = new Loudness()
  loudness.add(wave(30_000), 20)
  loudness.add(wave(3_277), 40)
  loudness.forget(40)
  expect(loudness.levelDb([{ startMs: 0 }])).toBe(-20)
})
