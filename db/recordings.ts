import type { Entry } from '../interview/record/record.ts'
import type { Chunk, ChunkKey } from '../interview/record/sound.ts'
import type { Database } from './database.ts'

/**
 * Keeps pieces of sound once; what came first under a number stands. False once the interview is over, and nothing
 * is kept: its record is sealed over what there was.
 */
export async function saveChunks(
  db: Database,
  sessionId: string,
  chunks: readonly (Chunk & { bytes: Buffer })[],
): Promise<boolean> {
  return await db.transaction().execute(async (transaction) => {
    // Shared, against the lock of `recordProgress`: a piece is there before the end is, or not at all.
    const session = await transaction
      .selectFrom('sessions')
      .select('ended_at')
      .where('id', '=', sessionId)
      .forShare()
      .executeTakeFirst()
    if (!session || session.ended_at) return false
    await transaction
      .insertInto('recording_chunks')
      .values(
        chunks.map(({ startMs, endMs, ...chunk }) => ({
          session_id: sessionId,
          ...chunk,
          start_ms: startMs,
          end_ms: endMs,
        })),
      )
      .onConflict((conflict) => conflict.columns(['session_id', 'epoch', 'track', 'number']).doNothing())
      .execute()
    return true
  })
}

/** What is stored of a session's sound, without the sound. */
export async function listChunks(db: Database, sessionId: string): Promise<Chunk[]> {
  return await db
    .selectFrom('recording_chunks')
    .select(['epoch', 'track', 'number', 'start_ms as startMs', 'end_ms as endMs', 'sha256'])
    .where('session_id', '=', sessionId)
    .orderBy('epoch')
    .orderBy('start_ms')
    .orderBy('track')
    .execute()
}

/** A piece of sound as a FLAC file; undefined when it is not stored. */
export async function findChunkBytes(
  db: Database,
  sessionId: string,
  { epoch, track, number }: ChunkKey,
): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('recording_chunks')
    .select('bytes')
    .where('session_id', '=', sessionId)
    .where('epoch', '=', epoch)
    .where('track', '=', track)
    .where('number', '=', number)
    .executeTakeFirst()
  return row?.bytes
}

/** The entries of a record of these types. */
export async function listEntriesOf(db: Database, sessionId: string, types: readonly string[]): Promise<Entry[]> {
  return await db
    .selectFrom('record_entries')
    .select(['seq', 'at', 'type', 'data', 'commitments', 'prev', 'hash'])
    .where('session_id', '=', sessionId)
    .where('type', 'in', types)
    .orderBy('seq')
    .execute()
}
