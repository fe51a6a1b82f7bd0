import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { decodeFlac } from './flac-decode.ts'
import { encodeFlac } from './flac.ts'

/** Noise that is the same in every run. */
function noise(length: number, amplitude: number): Int16Array {
  let state = 1
  return Int16Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.round((state / 2 ** 32 - 0.5) * 2 * amplitude)
  })
}
const tone = (length: number, amplitude: number) =>
  Int16Array.from({ length }, (_, at) => Math.round(amplitude * Math.sin((2 * Math.PI * 440 * at) / 16_000)))
const extremes = Int16Array.from({ length: 9_000 }, (_, at) => (at % 3 === 0 ? 32_767 : -32_768))
const steps = Int16Array.from({ length: 8_192 }, (_, at) => (at % 512 === 0 ? 30_000 : at % 7))

describe('FLAC', () => {
  it.each([
    ['speech-like', Int16Array.from(tone(160_000, 9_000), (value, at) => value + (noise(1, 300)[0] ?? 0) * (at % 3))],
    ['a tone', tone(160_000, 20_000)],
    ['quiet noise', noise(50_000, 12)],
    ['full noise', noise(50_000, 32_767)],
    ['silence', new Int16Array(160_000)],
    ['extremes', extremes],
    ['steps out of silence', steps],
    ['one sample', Int16Array.of(-5)],
    ['four samples', Int16Array.of(1, -2, 3, -4)],
    ['one more than a block', tone(4_097, 1_000)],
    ['more than 128 blocks', noise(4_096 * 130 + 17, 100)],
  ])('gives back %s sample by sample', async (_, samples) => {
    const decoded = decodeFlac(await encodeFlac(samples, 16_000))
    expect(decoded.sampleRate).toBe(16_000)
    expect(Buffer.from(decoded.samples.buffer).equals(Buffer.from(samples.buffer))).toBe(true)
  })

  it('is smaller than the samples, and next to nothing for silence', async () => {
    expect((await encodeFlac(tone(160_000, 9_000), 16_000)).length).toBeLessThan(0.5 * 320_000)
    expect((await encodeFlac(new Int16Array(160_000), 16_000)).length).toBeLessThan(600)
    // Half a block quiet, half of it loud: each half has a code of its own.
    const uneven = Int16Array.from(noise(4_096, 8_000), (value, at) => (at < 2_048 ? value >> 11 : value))
    expect((await encodeFlac(uneven, 16_000)).length).toBeLessThan(2_048 * 2 * 0.95 + 2_048 * 0.6)
    expect((await encodeFlac(noise(50_000, 32_767), 16_000)).length).toBeLessThan(1.01 * 100_000)
  })

  it('says in its head what players want to know: rate, length, the checksum of the samples', async () => {
    const samples = tone(12_345, 9_000)
    const file = await encodeFlac(samples, 24_000)
    expect(file.toString('latin1', 0, 4)).toBe('fLaC')
    expect(file.readUInt32BE(18) >>> 12).toBe(24_000)
    expect(file.readUInt32BE(22)).toBe(12_345)
    expect(file.subarray(26, 42)).toEqual(createHash('md5').update(Buffer.from(samples.buffer)).digest())
  })

  it.each([
    ['the head', 2],
    ['the head of a frame', 46],
    ['the sound', 600],
    ['the end', -1],
  ])('finds damage in %s', async (_, at) => {
    const file = await encodeFlac(tone(9_000, 9_000), 16_000)
    const place = at < 0 ? file.length + at : at
    file[place] = (file[place] as number) ^ 1
    expect(() => decodeFlac(file)).toThrow(expect.objectContaining({ name: 'FlacError' }))
  })

  it('finds that the end is missing', async () => {
    const file = await encodeFlac(tone(9_000, 9_000), 16_000)
    for (const length of [10, 42, 50, 700, file.length - 1]) {
      expect(() => decodeFlac(file.subarray(0, length))).toThrow(expect.objectContaining({ name: 'FlacError' }))
    }
  })
})
