import { sql, type Transaction } from 'kysely'
import type { Progress } from '../interview/progress/state.ts'
import type { Entry, Opening } from '../interview/record/record.ts'
import type { SessionStatus } from '../interview/statuses.ts'
import type { Database } from './database.ts'
import type { Schema } from './schema.ts'
import { lockSession } from './sessions.ts'

/** Postgres channel on which every change is announced; the payload is the session id. */
export const PROGRESS_CHANNEL = 'progress'

/** Thrown when an entry differs from the one that is stored under its number: the chain would be broken. */
export class RecordConflictError extends Error {
  override name = 'RecordConflictError'
  readonly retryable = false
  constructor(seq: number) {
    super(`entry ${seq} is already in the record with another hash`)
  }
}

/** Rows of one insert: far below Postgres's limit of 65,535 parameters. */
const ROWS_AT_ONCE = 1_000

function* chunks<T>(rows: readonly T[]): Generator<T[]> {
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) yield rows.slice(start, start + ROWS_AT_ONCE)
}

async function addEntries(
  transaction: Transaction<Schema>,
  sessionId: string,
  entries: readonly Entry[],
): Promise<void> {
  for (const some of chunks(entries)) {
    const added = await transaction
      .insertInto('record_entries')
      .values(
        some.map(({ data, commitments, ...entry }) => ({
          session_id: sessionId,
          ...entry,
          data: JSON.stringify(data),
          commitments: JSON.stringify(commitments),
        })),
      )
      .onConflict((conflict) => conflict.columns(['session_id', 'seq']).doNothing())
      .returning('seq')
      .execute()
    if (added.length === some.length) continue
    const fresh = new Set(added.map((row) => row.seq))
    const stored = await transaction
      .selectFrom('record_entries')
      .select(['seq', 'hash'])
      .where('session_id', '=', sessionId)
      .where(
        'seq',
        'in',
        some.map((entry) => entry.seq).filter((seq) => !fresh.has(seq)),
      )
      .execute()
    const hashes = new Map(some.map((entry) => [entry.seq, entry.hash]))
    const conflict = stored.find((row) => hashes.get(row.seq) !== row.hash)
    if (conflict) throw new RecordConflictError(conflict.seq)
  }
}

async function addOpenings(
  transaction: Transaction<Schema>,
  sessionId: string,
  openings: readonly Opening[],
): Promise<void> {
  for (const some of chunks(openings)) {
    await transaction
      .insertInto('openings')
      .values(
        some.map(({ commitment, salt, value }) => ({
          session_id: sessionId,
          commitment,
          salt,
          value: JSON.stringify(value ?? null),
        })),
      )
      .onConflict((conflict) => conflict.columns(['session_id', 'commitment']).doNothing())
      .execute()
  }
}

export interface ProgressRecord {
  sessionId: string
  snapshot: Progress
  /** New entries since the last call; ones that are stored already do no harm. */
  entries: readonly Entry[]
  openings: readonly Opening[]
}

const ENDED: Record<SessionStatus, boolean> = {
  pending: false,
  active: false,
  paused: false,
  interrupted: false,
  completed: true,
  cancelled: true,
}

/**
 * Writes what the workflow knows, all of it or nothing. Entries and openings are added whatever
 * their order of arrival; the snapshot, and what `sessions` mirrors of it, never go back; of
 * two with the same revision the later one counts, because the first may come from a workflow task
 * that was never committed.
 * The times in `sessions` are those of the projection; the exact ones are in the record.
 * @throws RecordConflictError, SessionMissingError (both for good); anything else may be repeated
 */
export async function recordProgress(
  db: Database,
  { sessionId, snapshot, entries, openings }: ProgressRecord,
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await lockSession(transaction, sessionId)
    await addEntries(transaction, sessionId, entries)
    await addOpenings(transaction, sessionId, openings)
    const text = JSON.stringify(snapshot)
    const forward = await transaction
      .insertInto('progress')
      .values({ session_id: sessionId, revision: snapshot.revision, snapshot: text })
      .onConflict((conflict) =>
        conflict
          .column('session_id')
          .doUpdateSet({ revision: snapshot.revision, snapshot: text, updated_at: sql`now()` })
          .where('progress.revision', '<=', snapshot.revision),
      )
      .returning('revision')
      .executeTakeFirst()
    if (!forward) return
    await transaction
      .updateTable('sessions')
      .set({
        status: snapshot.status,
        livekit_room_name: snapshot.room ?? null,
        ...(snapshot.started ? { started_at: sql<Date>`coalesce(started_at, now())` } : {}),
        ...(ENDED[snapshot.status] ? { ended_at: sql<Date>`coalesce(ended_at, now())` } : {}),
      })
      .where('id', '=', sessionId)
      .execute()
    await sql`select pg_notify(${PROGRESS_CHANNEL}, ${sessionId})`.execute(transaction)
  })
}

/** The latest snapshot; undefined until the workflow has written its first. */
export async function findProgress(db: Database, sessionId: string): Promise<Progress | undefined> {
  const row = await db.selectFrom('progress').select('snapshot').where('session_id', '=', sessionId).executeTakeFirst()
  return row?.snapshot
}
