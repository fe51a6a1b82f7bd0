import { describe, expect, test } from 'vitest'
import { type Sentence, SentenceFinder } from './sentence.ts'

const FRAME_MS = 20
const SAMPLES = 320

/** A tone of this loudness; no silence is ever quite so. */
function frame(db: number): Int16Array {
  const peak = 10 ** (db / 20) * Math.SQRT2 * 32_767
  return Int16Array.from({ length: SAMPLES }, (_, at) => Math.round(peak * Math.sin((2 * Math.PI * 440 * at) / 16_000)))
}

/** What comes of stretches of sound, and after how many milliseconds. */
function find(...stretches: [ms: number, db: number][]): { sentence: Sentence | undefined; afterMs: number } {
  const finder = new SentenceFinder(FRAME_MS)
  let afterMs = 0
  for (const [ms, db] of stretches) {
    for (let at = 0; at < ms; at += FRAME_MS) {
      afterMs += FRAME_MS
      const sentence = finder.push(frame(db))
      if (sentence) return { sentence, afterMs }
    }
  }
  return { sentence: undefined, afterMs }
}

describe('the sentence of a sound check', () => {
  test('is what was said, with a moment before it, and over after a second of silence', () => {
    const { sentence, afterMs } = find([2_000, -70], [1_500, -25], [5_000, -70])
    expect(sentence).toMatchObject({ end: 'heard', heardMs: 3_000 })
    expect(afterMs).toBe(4_700)
  })

  test('goes on over a pause for breath', () => {
    const { sentence } = find([1_000, -70], [800, -25], [700, -70], [800, -25], [2_000, -70])
    expect(sentence).toMatchObject({ end: 'heard', heardMs: 3_800 })
  })

  test('is six seconds at most', () => {
    const { sentence } = find([1_000, -70], [20_000, -25])
    expect(sentence).toMatchObject({ end: 'heard', heardMs: 6_000, levelDb: expect.closeTo(-25, 0) })
  })

  test('is found above a fan, and a fan is none', () => {
    expect(find([2_000, -38], [1_000, -20], [2_000, -38]).sentence).toMatchObject({ end: 'heard' })
    expect(find([20_000, -38]).sentence).toEqual({ end: 'nothing', levelDb: expect.closeTo(-38, 0) })
  })

  test('is none of a click, nor of a microphone that gives nothing', () => {
    expect(find([2_000, -70], [40, -10], [12_000, -70]).sentence).toMatchObject({ end: 'nothing' })
    const { sentence, afterMs } = find([20_000, -400])
    expect(sentence).toEqual({ end: 'nothing', levelDb: -120 })
    expect(afterMs).toBe(12_000)
  })
})
