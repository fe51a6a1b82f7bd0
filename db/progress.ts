import { sql, type Transaction } from 'kysely'
import type { Progress } from '../interview/progress/state.ts'
import { type ChainHead, entryHash, headAt, sayTheSame, SEALED } from '../interview/record/chain.ts'
import type { Entry, Opening } from '../interview/record/record.ts'
import type { SessionStatus } from '../interview/statuses.ts'
import type { Database } from './database.ts'
import type { Schema } from './schema.ts'
import { lockSession } from './sessions.ts'

/** Postgres channel on which every change is announced; the payload is the session id. */
export const PROGRESS_CHANNEL = 'progress'

/** Thrown when an entry says something else than the one that is stored under its number, or comes after the seal. */
export class RecordConflictError extends Error {
  override name = 'RecordConflictError'
  constructor(seq: number, problem = 'is already in the record and says something else') {
    super(`entry ${seq} ${problem}`)
  }
}

/** Thrown when entries are missing in a record that is to be sealed. */
export class RecordGapError extends Error {
  override name = 'RecordGapError'
  constructor(seq: number) {
    super(`entries before number ${seq} are not in the record`)
  }
}

/** Rows of one insert: far below Postgres's limit of 65,535 parameters. */
const ROWS_AT_ONCE = 1_000

function* chunks<T>(rows: readonly T[]): Generator<T[]> {
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) yield rows.slice(start, start + ROWS_AT_ONCE)
}

/**
 * Adds the entries that are not there, each after the one that is there before it.
 * @returns where the chain stands after the last of them
 */
async function addEntries(
  transaction: Transaction<Schema>,
  sessionId: string,
  entries: readonly Entry[],
): Promise<ChainHead | undefined> {
  const stored = await findEntriesAt(transaction, sessionId, entries)
  const fresh: Entry[] = []
  let before: Entry | undefined
  for (const entry of entries) {
    const { seq } = entry
    const there = stored.get(seq)
    if (there && !sayTheSame(there, entry)) throw new RecordConflictError(seq)
    const placed: Entry = there ?? follow(before?.seq === seq - 1 ? before : stored.get(seq - 1), entry)
    if (!there) fresh.push(placed)
    before = placed
  }
  for (const some of chunks(fresh)) {
    await transaction
      .insertInto('record_entries')
      .values(
        some.map(({ data, commitments, ...entry }) => ({
          session_id: sessionId,
          ...entry,
          data: JSON.stringify(data),
          commitments: JSON.stringify(commitments),
        })),
      )
      .execute()
  }
  return before && headAt(before)
}

/** The entry as it follows the one that is written before it. After a gap it is kept as it came: a verifier names it. */
function follow(before: Entry | undefined, entry: Entry): Entry {
  if (before?.type === SEALED) throw new RecordConflictError(entry.seq, 'comes after the seal of its record')
  if (before === undefined || before.hash === entry.prev) return entry
  const moved = { ...entry, prev: before.hash }
  return { ...moved, hash: entryHash(moved) }
}

/** By number: what is stored in the place of these entries, and before each. */
async function findEntriesAt(
  transaction: Transaction<Schema>,
  sessionId: string,
  entries: readonly Entry[],
): Promise<Map<number, Entry>> {
  const stored = new Map<number, Entry>()
  for (const some of chunks(entries)) {
    const rows = await transaction
      .selectFrom('record_entries')
      .select(['seq', 'at', 'type', 'data', 'commitments', 'prev', 'hash'])
      .where('session_id', '=', sessionId)
      .where('seq', 'in', [...new Set(some.flatMap(({ seq }) => [seq - 1, seq]))])
      .execute()
    for (const row of rows) stored.set(row.seq, row)
  }
  return stored
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
 * Writes what the workflow knows, all of it or nothing. Entries that are stored stay as they are, and the chain goes on
 * from them; the snapshot, and what `sessions` mirrors of it, never go back; of
 * two with the same revision the later one counts, because the first may come from a workflow task
 * that was never committed.
 * The times in `sessions` are those of the projection; the exact ones are in the record.
 * @returns where the chain stands after the last of the entries, if there is one
 * @throws RecordConflictError, SessionMissingError (for good); anything else may be repeated
 */
export async function recordProgress(
  db: Database,
  { sessionId, snapshot, entries, openings }: ProgressRecord,
): Promise<ChainHead | undefined> {
  return await db.transaction().execute(async (transaction) => {
    await lockSession(transaction, sessionId)
    const head = await addEntries(transaction, sessionId, entries)
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
    if (!forward) return head
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
    return head
  })
}

/**
 * Looks whether all entries before this number are there, before a record is sealed.
 * @throws RecordGapError
 */
export async function requireEntriesBefore(db: Database, sessionId: string, seq: number): Promise<void> {
  const { count } = await db
    .selectFrom('record_entries')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('session_id', '=', sessionId)
    .where('seq', '<', seq)
    .executeTakeFirstOrThrow()
  if (Number(count) !== seq) throw new RecordGapError(seq)
}

/** The latest snapshots of several sessions, and when each was written. */
export async function progressBySession(
  db: Database,
  sessionIds: readonly string[],
): Promise<Map<string, { snapshot: Progress; updatedAt: Date }>> {
  if (sessionIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('progress')
    .select(['session_id', 'snapshot', 'updated_at as updatedAt'])
    .where('session_id', 'in', [...sessionIds])
    .execute()
  return new Map(rows.map(({ session_id, ...row }) => [session_id, row]))
}

/** The latest snapshot; undefined until the workflow has written its first. */
export async function findProgress(db: Database, sessionId: string): Promise<Progress | undefined> {
  const row = await db.selectFrom('progress').select('snapshot').where('session_id', '=', sessionId).executeTakeFirst()
  return row?.snapshot
}
