import type { Fact } from '../facts.ts'
import { type Chunk, chunkKeyOf, type Period, SHORTEST_GAP_MS, type Sound } from './sound.ts'

const AT_ONCE = 100

/**
 * What agents could not note themselves: sound that is stored and not in the record, and sound that was announced
 * and is not stored.
 * @param stored what Postgres holds of the sound
 * @param before of which epochs: those before this one, or all when no agent is left
 */
export function unsettledSound(sound: Sound, stored: readonly Chunk[], before = Number.POSITIVE_INFINITY): Fact[] {
  const noted = new Set(sound.chunks.map(chunkKeyOf))
  const missing = Map.groupBy(
    stored.filter((chunk) => chunk.epoch < before && !noted.has(chunkKeyOf(chunk))),
    (chunk) => chunk.epoch,
  )
  const facts: Fact[] = []
  for (const [epoch, chunks] of missing) {
    for (let start = 0; start < chunks.length; start += AT_ONCE) {
      const some = chunks.slice(start, start + AT_ONCE).map(({ epoch: _, ...chunk }) => chunk)
      facts.push({ kind: 'recording-stored', epoch, chunks: some })
    }
  }
  for (const period of sound.periods) {
    if (period.epoch >= before) continue
    for (const track of period.tracks) {
      const known = [...sound.chunks, ...stored, ...sound.gaps].filter(
        (one) => one.epoch === period.epoch && one.track === track,
      )
      for (const hole of holesIn(period, known)) {
        facts.push({ kind: 'recording-gap', epoch: period.epoch, track, ...hole, code: 'agent-lost' })
      }
    }
  }
  return facts
}

interface Known {
  startMs: number
  endMs: number | undefined
}

/** Where nothing is known of a period; the last has no end when the period has none. */
function holesIn({ startMs, endMs }: Period, known: readonly Known[]): { startMs: number; endMs?: number }[] {
  const holes: { startMs: number; endMs?: number }[] = []
  const limit = endMs ?? Number.POSITIVE_INFINITY
  let at = startMs
  for (const one of known.toSorted((a, b) => a.startMs - b.startMs)) {
    const until = Math.min(one.startMs, limit)
    if (until - at >= SHORTEST_GAP_MS) holes.push({ startMs: at, endMs: until })
    at = Math.max(at, one.endMs ?? Number.POSITIVE_INFINITY)
  }
  if (limit - at >= SHORTEST_GAP_MS) holes.push({ startMs: at, ...(endMs === undefined ? {} : { endMs }) })
  return holes
}
