import { sql } from 'kysely'
import { type ChainHead, formatOf, SEALED } from '../interview/record/chain.ts'
import type { RecordDocument } from '../interview/record/record.ts'
import type { Database } from './database.ts'

/** The record as far as it goes; undefined when nothing has been recorded. */
export async function findRecordDocument(db: Database, sessionId: string): Promise<RecordDocument | undefined> {
  const session = await db.selectFrom('sessions').select('kind').where('id', '=', sessionId).executeTakeFirst()
  if (!session) return undefined
  const entries = await db
    .selectFrom('record_entries')
    .select(['seq', 'at', 'type', 'data', 'commitments', 'prev', 'hash'])
    .where('session_id', '=', sessionId)
    .orderBy('seq')
    .execute()
  const last = entries.at(-1)
  if (!last) return undefined
  // Read after the entries: an entry never comes without its openings. Later ones are left out.
  const openings = await db
    .selectFrom('openings')
    .select(['commitment', 'salt', 'value'])
    .where('session_id', '=', sessionId)
    .orderBy('commitment')
    .execute()
  const committed = new Set(entries.flatMap((entry) => Object.values(entry.commitments)))
  return {
    format: formatOf(entries),
    session_id: sessionId,
    kind: session.kind,
    entries,
    openings: openings.filter((opening) => committed.has(opening.commitment)),
    head: last.hash,
    sealed: last.type === SEALED,
  }
}

/** The chain's last hash and length, kept once; a second call changes nothing. */
export async function saveSeal(
  db: Database,
  { sessionId, head, sealedAt }: { sessionId: string; head: ChainHead; sealedAt: string },
): Promise<void> {
  await db
    .insertInto('records')
    .values({ session_id: sessionId, head: head.hash, entries: head.length, sealed_at: new Date(sealedAt) })
    .onConflict((conflict) => conflict.column('session_id').doNothing())
    .execute()
}

/** The workflow's history (JSON, gzip) with the hash of those bytes, kept once; a second call changes nothing. */
export async function saveHistory(
  db: Database,
  archive: { sessionId: string; workflowRunId: string; history: Buffer; sha256: string },
): Promise<void> {
  await db
    .insertInto('histories')
    .values({
      session_id: archive.sessionId,
      workflow_run_id: archive.workflowRunId,
      history: archive.history,
      sha256: archive.sha256,
    })
    .onConflict((conflict) => conflict.column('session_id').doNothing())
    .execute()
}

/** A history as it was archived: JSON, gzip. */
export async function findHistory(db: Database, sessionId: string): Promise<Buffer | undefined> {
  const row = await db.selectFrom('histories').select('history').where('session_id', '=', sessionId).executeTakeFirst()
  return row?.history
}

/** What entries say in the open, in their order. */
export async function listSaid(db: Database, sessionId: string) {
  return await db
    .selectFrom('record_entries')
    .select(['seq', 'at', 'type', 'data'])
    .where('session_id', '=', sessionId)
    .orderBy('seq')
    .execute()
}

export interface Read {
  sessionId: string
  callerId: string
  what: 'record' | 'transcript' | 'recording' | 'history' | 'room'
}

/** Notes who read what people said; it goes before the answer. */
export async function noteRead(db: Database, { sessionId, callerId, what }: Read): Promise<void> {
  await db.insertInto('read_audit').values({ session_id: sessionId, caller_id: callerId, what }).execute()
}

/** Readings that follow each other closer are one: a page reads in pieces. */
const ONE_READING = '10 minutes'

/** The same, once for what is read piece by piece. */
export async function noteReading(db: Database, read: Read): Promise<void> {
  const { sessionId, callerId, what } = read
  const known = await db
    .selectFrom('read_audit')
    .select('id')
    .where('session_id', '=', sessionId)
    .where('caller_id', '=', callerId)
    .where('what', '=', what)
    .where('at', '>', sql<Date>`now() - ${sql.lit(ONE_READING)}::interval`)
    .limit(1)
    .executeTakeFirst()
  if (!known) await noteRead(db, read)
}
