import { expect, test } from 'vitest'
import { addInto, levelled, levelOf, roomNoise, trimmed } from './sound.ts'

const wave = (samples: number, peak: number) =>
  Int16Array.from({ length: samples }, (_, at) => peak * Math.sin(at / 20))

const mixed = (base: Int16Array, sound: Int16Array, from: number, gainDb = 0) => {
  const into = Int16Array.from(base)
  addInto(into, sound, from, gainDb)
  return into
}

test('a voice mixed in at -12 dB is 12 dB quieter than it was', () => {
  const sound = mixed(new Int16Array(4_800), wave(4_800, 20_000), 0, -12)
  expect(levelOf(sound)).toBeCloseTo(levelOf(wave(4_800, 20_000)) - 12, 1)
})

test('of a sound that began before, or lasts longer, the part that fits is added', () => {
  const base = Int16Array.of(1, 1, 1)
  const sound = Int16Array.of(10, 20, 30)
  expect(mixed(base, sound, 2)).toEqual(Int16Array.of(1, 1, 11))
  expect(mixed(base, sound, -2)).toEqual(Int16Array.of(31, 1, 1))
  expect(mixed(base, sound, 3)).toEqual(base)
})

test('two loud sounds together are cut off at full scale and do not wrap round', () => {
  const loud = new Int16Array(4).fill(30_000)
  expect(mixed(loud, loud, 0)).toEqual(new Int16Array(4).fill(32_767))
})

test('a sound is brought to a level', () => {
  expect(levelOf(levelled(wave(4_800, 900), -23))).toBeCloseTo(-23, 1)
  expect(levelled(new Int16Array(3), -23)).toEqual(new Int16Array(3))
})

test('room noise has its level and is the same for the same seed', () => {
  expect(levelOf(roomNoise(48_000, -60, 7))).toBeCloseTo(-60, 0)
  expect(roomNoise(100, -60, 7)).toEqual(roomNoise(100, -60, 7))
  expect(roomNoise(100, -60, 8)).not.toEqual(roomNoise(100, -60, 7))
})

test('the silence around words is cut off, the silence between them stays', () => {
  expect(trimmed(Int16Array.of(0, 3, 900, 0, -900, 5, 0))).toEqual(Int16Array.of(900, 0, -900))
})
