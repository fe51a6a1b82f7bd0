import type { Recognised } from './recogniser.ts'

/** One of the messages that carry what was recognised in a stretch; times count from the stretch's beginning. */
export interface Part {
  fromMs: number
  toMs: number
  /** Its words count from the part's own beginning. */
  recognised: Recognised | undefined
}

/**
 * Divides what was recognised between words, as evenly as they can be, so that each part begins where the one
 * before it ends.
 * @param count of parts; fewer when there are fewer words
 */
export function partsOf(recognised: Recognised | undefined, lengthMs: number, count: number): Part[] {
  const { words = [], confidence = 0 } = recognised ?? {}
  const parts = Math.min(count, words.length)
  if (parts <= 1) return [{ fromMs: 0, toMs: lengthMs, recognised }]
  const firstOf = (part: number) => Math.floor((words.length * part) / parts)
  const beginsAt = (part: number) => (part === 0 ? 0 : (words[firstOf(part) - 1]?.endMs ?? 0))
  return Array.from({ length: parts }, (_, part) => {
    const fromMs = beginsAt(part)
    const own = words.slice(firstOf(part), firstOf(part + 1))
    return {
      fromMs,
      toMs: part === parts - 1 ? lengthMs : beginsAt(part + 1),
      recognised: {
        words: own.map(({ text, startMs, endMs }) => ({ text, startMs: startMs - fromMs, endMs: endMs - fromMs })),
        confidence,
      },
    }
  })
}
