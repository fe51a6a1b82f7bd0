import { type Chunk, chunkKeyOf, type Sound } from '../../../../interview/record/sound.ts'
import { answeredIn, OFFICER } from './kinds.ts'
import type { Told } from './story.ts'

/** A time of one track. */
export interface Stretch {
  epoch: number
  track: string
  startMs: number
  endMs: number
}

/** What is heard of an entry: the question and its answer, or what a respondent said. */
export function stretchesOf(told: Told): Stretch[] {
  const { says } = told
  const epoch = says && 'message' in says.data ? says.data.message?.epoch : undefined
  if (!says || epoch === undefined) return []
  const answered = answeredIn(told)
  if (answered) {
    const { question, answer } = answered.data
    return [
      ...(question ? [stretch(epoch, OFFICER, question)] : []),
      ...(answer?.channel === 'voice' ? [stretch(epoch, answer.speaker, answer)] : []),
    ]
  }
  if ('heard' in says.data && says.data.heard.channel === 'voice') {
    return [stretch(epoch, says.data.heard.respondent, says.data.heard)]
  }
  return []
}

const stretch = (
  epoch: number,
  track: string,
  { start_ms, end_ms }: { start_ms: number; end_ms: number },
): Stretch => ({
  epoch,
  track,
  startMs: start_ms,
  endMs: end_ms,
})

/** A part of a piece of sound, and when it is heard after the beginning. */
export interface Part {
  chunk: Chunk
  /** Within the piece. */
  fromMs: number
  lengthMs: number
  afterMs: number
}

/** The pieces that have a time, in their order; nothing where no sound was kept of it. */
export function partsOf(stretches: readonly Stretch[], { chunks }: Pick<Sound, 'chunks'>): Part[] {
  const begin = Math.min(...stretches.map(({ startMs }) => startMs))
  const parts = stretches.flatMap(({ epoch, track, startMs, endMs }) =>
    chunks
      .filter((chunk) => chunk.epoch === epoch && chunk.track === track)
      .filter((chunk) => chunk.startMs < endMs && chunk.endMs > startMs)
      .map((chunk): Part => {
        const from = Math.max(startMs, chunk.startMs)
        const to = Math.min(endMs, chunk.endMs)
        return { chunk, fromMs: from - chunk.startMs, lengthMs: to - from, afterMs: from - begin }
      }),
  )
  return parts.toSorted((a, b) => a.afterMs - b.afterMs)
}

export const addressOf = (sessionId: string, { epoch, track, number }: Chunk): string =>
  `/sessions/${sessionId}/recording/chunks/${epoch}/${track}/${number}`

/** Asks for each piece once, however often and by whatever it is needed: each time would be noted as a reading. */
export function createPieces<T>(load: (chunk: Chunk) => Promise<T>): (chunk: Chunk) => Promise<T> {
  const loaded = new Map<string, Promise<T>>()
  return (chunk) => {
    const key = chunkKeyOf(chunk)
    const known = loaded.get(key)
    if (known) return known
    const loading = load(chunk)
    loaded.set(key, loading)
    // What failed may be asked for again.
    loading.catch(() => loaded.delete(key))
    return loading
  }
}
