import type { Recogniser } from './recogniser.ts'

const CONFIDENCE = 0.98
const MS_PER_SECOND = 1_000
const RATE = 16_000

/**
 * No recogniser: whatever was said, it was this. For measurements in which the recogniser's own work would be in
 * the way; what arrives is heard by its energy alone, and nothing shows that it was the right words.
 */
export function scriptedRecogniser(text: string): Recogniser {
  const words = text.split(/\s+/)
  return {
    expect: async () => undefined,
    async recognise(pcm, isFinal) {
      const said = isFinal ? words : words.slice(0, 1)
      const eachMs = (pcm.length * MS_PER_SECOND) / RATE / said.length
      return {
        words: said.map((word, index) => ({
          text: word,
          startMs: Math.round(index * eachMs),
          endMs: Math.round((index + 1) * eachMs),
        })),
        confidence: CONFIDENCE,
      }
    },
    close: async () => undefined,
  }
}
