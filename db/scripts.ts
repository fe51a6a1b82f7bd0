import { sql } from 'kysely'
import type { ReadingNotes } from '../interview/script/reading.ts'
import type { Script } from '../interview/script/script.ts'
import type { Database } from './database.ts'
import { lockSession } from './sessions.ts'

export interface NewScript {
  sessionId: string
  /** The upload it was read from; absent for an edit. */
  uploadId?: string | undefined
  /** The text as extracted or edited. */
  scriptContent: string
  script: Script
  /** What was left out and warned of; absent for what was not read from a text. */
  notes?: ReadingNotes | undefined
  /** SHA-256 of the canonical JSON of `script`. */
  sha256: string
  /** Id of the API key whose act made it. */
  createdBy: string
  idempotencyKey?: string | undefined
}

export interface StoredScript {
  sessionId: string
  version: number
  uploadId: string | null
  scriptContent: string
  script: Script
  notes: ReadingNotes | null
  sha256: string
}

const COLUMNS = [
  'session_id as sessionId',
  'version',
  'upload_id as uploadId',
  'script_content as scriptContent',
  'script',
  'notes',
  'sha256',
] as const

/**
 * Stores a script as the session's next version, or finds the version that the same upload or the
 * same idempotency key made. A stored version counts only once the workflow has taken it: the one
 * in force is `scriptVersion` of the progress.
 */
export async function ensureScript(db: Database, script: NewScript): Promise<StoredScript> {
  return await db.transaction().execute(async (transaction) => {
    await lockSession(transaction, script.sessionId)
    const existing = await transaction
      .selectFrom('scripts')
      .select(COLUMNS)
      .where('session_id', '=', script.sessionId)
      .where((where) =>
        where.or([
          where('upload_id', '=', script.uploadId ?? null),
          where('idempotency_key', '=', script.idempotencyKey ?? null),
        ]),
      )
      .executeTakeFirst()
    if (existing) return existing
    return await transaction
      .insertInto('scripts')
      .values({
        session_id: script.sessionId,
        version: sql<number>`(select coalesce(max(version), 0) + 1 from scripts where session_id = ${script.sessionId})`,
        upload_id: script.uploadId ?? null,
        // Postgres text cannot hold U+0000. This text is shown, not hashed.
        script_content: script.scriptContent.replaceAll('\0', '\uFFFD'),
        script: JSON.stringify(script.script),
        notes: script.notes === undefined ? null : JSON.stringify(script.notes),
        sha256: script.sha256,
        created_by: script.createdBy,
        idempotency_key: script.idempotencyKey ?? null,
      })
      .returning(COLUMNS)
      .executeTakeFirstOrThrow()
  })
}

export async function findScript(db: Database, sessionId: string, version: number): Promise<StoredScript | undefined> {
  return await db
    .selectFrom('scripts')
    .select(COLUMNS)
    .where('session_id', '=', sessionId)
    .where('version', '=', version)
    .executeTakeFirst()
}
