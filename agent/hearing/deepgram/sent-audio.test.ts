import { AudioFrame } from '@livekit/rtc-node'
import { expect, test } from 'vitest'
import { SentAudio } from './sent-audio.ts'

const RATE = 16_000
const FRAME_MS = 20

/** Frames of a level, the first one beginning at `fromMs`. */
function feed(audio: SentAudio, fromMs: number, forMs: number, level: number): number {
  let pieces = 0
  for (let at = fromMs; at < fromMs + forMs; at += FRAME_MS) {
    const samples = (RATE * FRAME_MS) / 1_000
    const frame = new AudioFrame(new Int16Array(samples).fill(level), RATE, 1, samples)
    pieces += audio.add(frame, at + FRAME_MS).length
  }
  return pieces
}

test('frames become pieces of 100 ms, and the rest comes out when it is asked for', () => {
  const audio = new SentAudio()
  expect(feed(audio, 0, 240, 1_000)).toBe(2)
  expect(audio.rest().map(({ samplesPerChannel }) => samplesPerChannel)).toEqual([640])
  expect(audio.rest()).toEqual([])
})

test('a place in the audio that was sent is the moment it was said, over silence that was not sent', () => {
  const audio = new SentAudio()
  feed(audio, 10_000, 1_000, 1_000)
  feed(audio, 11_000, 5_000, 0)
  feed(audio, 16_000, 1_000, 1_000)
  expect(audio.atMs(0)).toBe(10_000)
  expect(audio.atMs(550)).toBe(10_550)
  // One second of silence is sent before the filter closes, and its last piece is the one that closes it.
  expect(audio.atMs(1_850)).toBeCloseTo(11_850)
  expect(audio.atMs(2_000)).toBeCloseTo(16_100, -3)
  expect(audio.atMs(2_500)).toBeGreaterThan(16_400)
  expect(audio.atMs(2_500)).toBeLessThan(16_700)
})

test('a word that is said to begin just before the end of a silence that was left out began after it', () => {
  const audio = new SentAudio()
  feed(audio, 10_000, 1_000, 1_000)
  feed(audio, 11_000, 5_000, 0)
  feed(audio, 16_000, 1_000, 1_000)
  expect(audio.beginningMs(1_850)).toBeGreaterThanOrEqual(16_000)
  expect(audio.beginningMs(1_850)).toBeLessThanOrEqual(16_100)
  expect(audio.beginningMs(1_500)).toBeCloseTo(11_500)
  expect(audio.beginningMs(550)).toBe(10_550)
  expect(audio.beginningMs(2_500)).toBe(audio.atMs(2_500))
})

test('a flush in the middle of a piece shifts nothing', () => {
  const audio = new SentAudio()
  feed(audio, 0, 240, 1_000)
  audio.rest()
  feed(audio, 240, 1_000, 1_000)
  expect(audio.atMs(900)).toBeCloseTo(900)
})
