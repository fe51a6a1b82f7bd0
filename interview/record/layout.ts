import type { Chunk } from './sound.ts'

/** How long a break lasts in the file, at most. */
const LONGEST_BREAK_MS = 10_000

/** A time without a break, in which sound of one agent is there. */
interface Part {
  /** Workflow time at which the agent's clock began, and the part's start and end, in Unix milliseconds. */
  clock: number
  from: number
  to: number
  /** Its place in the file. */
  fileMs: number
  /** What was left out of the break before it. */
  skippedMs: number
}

/** Where the pieces of sound stand in one file. */
export interface Layout {
  parts: Part[]
  lengthMs: number
  /** The place of a moment in the file; undefined when nothing was kept of it. */
  placeOf(epoch: number, ms: number): number | undefined
}

/**
 * Lays the sound of all agents out in one file, in the order of workflow time. Pieces of one agent stand to each
 * other as they were heard, to the sample. Between two agents the distance is that of their joining, so a message's
 * way uncertain; breaks are shortened to 10 s, and sound of two agents is never laid over each other.
 */
export function layoutOf(chunks: readonly Chunk[], clocks: ReadonlyMap<number, number>): Layout {
  const stretches = chunks
    .flatMap(({ epoch, startMs, endMs }) => {
      const clock = clocks.get(epoch)
      return clock === undefined ? [] : [{ clock, from: clock + startMs, to: clock + endMs }]
    })
    .toSorted((a, b) => a.from - b.from)
  const parts: Part[] = []
  for (const stretch of stretches) {
    const own = parts.findLast(({ clock }) => clock === stretch.clock)
    if (own && stretch.from <= own.to) own.to = Math.max(own.to, stretch.to)
    else parts.push({ ...stretch, fileMs: 0, skippedMs: 0 })
  }
  let last: Part | undefined
  for (const part of parts) {
    if (last) {
      const distance = Math.max(0, part.from - last.to)
      const pause = Math.min(LONGEST_BREAK_MS, distance)
      part.fileMs = last.fileMs + (last.to - last.from) + pause
      part.skippedMs = distance - pause
    }
    last = part
  }
  return {
    parts,
    lengthMs: last ? last.fileMs + (last.to - last.from) : 0,
    placeOf(epoch, ms) {
      const clock = clocks.get(epoch)
      if (clock === undefined) return undefined
      const at = clock + ms
      const part = parts.find((one) => one.clock === clock && one.from <= at && at <= one.to)
      return part && part.fileMs + at - part.from
    },
  }
}
