import { findChunkBytes, listChunks, listEntriesOf } from '../db/recordings.ts'
import { type Layout, layoutOf } from '../interview/record/layout.ts'
import { type Chunk, type ChunkKey, chunkKeyOf, SOUND_ENTRIES, type Sound, soundOf } from '../interview/record/sound.ts'
import type { Context } from './context.ts'
import { Problem } from './problems.ts'

/** `unrecorded`: stored, and its hash is not in the record, or not yet. */
export const CHUNK_STATES = ['stored', 'missing', 'altered', 'unrecorded'] as const
/** What became of a piece of sound, by record and store. */
export type ChunkState = (typeof CHUNK_STATES)[number]

/** The sound of a session. */
export interface Recording {
  sound: Sound
  chunks: (Chunk & { state: ChunkState })[]
  layout: Layout
  tracks: string[]
}

/**
 * The sound of a session as its record tells it, beside what is stored of it.
 * @throws Problem 404 when nothing was ever recorded
 */
export async function readRecording({ db }: Pick<Context, 'db'>, sessionId: string): Promise<Recording> {
  // The record first: what it has a hash of was stored before.
  const entries = await listEntriesOf(db, sessionId, SOUND_ENTRIES)
  const rows = await listChunks(db, sessionId)
  const sound = soundOf(entries)
  if (rows.length === 0 && sound.periods.length === 0) {
    throw new Problem(404, 'no-recording', 'Nothing of this interview has been recorded.')
  }
  const stored = new Map(rows.map((row) => [chunkKeyOf(row), row]))
  const recorded = new Set(sound.chunks.map(chunkKeyOf))
  const chunks = [
    ...sound.chunks.map((chunk) => {
      const row = stored.get(chunkKeyOf(chunk))
      const state: ChunkState = row === undefined ? 'missing' : row.sha256 === chunk.sha256 ? 'stored' : 'altered'
      return { ...chunk, state }
    }),
    ...rows.filter((row) => !recorded.has(chunkKeyOf(row))).map((row) => ({ ...row, state: 'unrecorded' as const })),
  ].toSorted((a, b) => a.epoch - b.epoch || a.startMs - b.startMs)
  const tracks = new Set([...sound.periods.flatMap((period) => period.tracks), ...rows.map(({ track }) => track)])
  return { sound, chunks, layout: layoutOf(chunks, sound.clocks), tracks: [...tracks] }
}

/** @throws Problem 404 */
export async function readChunk({ db }: Pick<Context, 'db'>, sessionId: string, key: ChunkKey): Promise<Buffer> {
  const bytes = await findChunkBytes(db, sessionId, key)
  if (!bytes) throw new Problem(404, 'no-recording', 'This piece of sound is not stored.')
  return bytes
}
