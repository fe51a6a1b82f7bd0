import { type ExpressionBuilder, type Selectable, sql, type Transaction } from 'kysely'
import type { SessionKind, SessionStatus } from '../interview/statuses.ts'
import type { Database } from './database.ts'
import type { Schema, SessionsTable } from './schema.ts'

export type Session = Omit<Selectable<SessionsTable>, 'idempotency_key'>

export const SESSION_COLUMNS = [
  'id',
  'lawyer_id',
  'kind',
  'status',
  'livekit_room_name',
  'started_at',
  'ended_at',
  'reference',
  'label',
  'created_at',
  'workflow_started_at',
] as const

/** `role` is the respondent's id in the script. */
export interface Respondent {
  role: string
  name: string
}

export interface NewSession {
  lawyerId: string
  kind: SessionKind
  /** With the blind index of each name, where names can be looked for. */
  respondents: (Respondent & { nameIndex?: string[] })[]
  reference?: string | undefined
  label?: string | undefined
  /** The same key of the same lawyer gives the session that it made the first time. */
  idempotencyKey?: string | undefined
}

/** Makes a session with its respondents, or finds the one that the same idempotency key made. */
export async function ensureSession(db: Database, session: NewSession): Promise<Session> {
  return await db.transaction().execute(async (transaction) => {
    const created = await transaction
      .insertInto('sessions')
      .values({
        lawyer_id: session.lawyerId,
        kind: session.kind,
        reference: session.reference ?? null,
        label: session.label ?? null,
        idempotency_key: session.idempotencyKey ?? null,
      })
      .onConflict((conflict) => conflict.columns(['lawyer_id', 'idempotency_key']).doNothing())
      .returning(SESSION_COLUMNS)
      .executeTakeFirst()
    if (!created) {
      return await transaction
        .selectFrom('sessions')
        .select(SESSION_COLUMNS)
        .where('lawyer_id', '=', session.lawyerId)
        .where('idempotency_key', '=', session.idempotencyKey ?? null)
        .executeTakeFirstOrThrow()
    }
    await transaction
      .insertInto('respondents')
      .values(
        session.respondents.map(({ role, name, nameIndex = [] }, position) => ({
          session_id: created.id,
          role,
          name,
          position,
          name_index: nameIndex,
        })),
      )
      .execute()
    return created
  })
}

export async function findSession(db: Database, id: string): Promise<Session | undefined> {
  return await db.selectFrom('sessions').select(SESSION_COLUMNS).where('id', '=', id).executeTakeFirst()
}

/** The session that had this LiveKit room last. */
export async function findSessionByRoom(db: Database, room: string): Promise<Session | undefined> {
  return await db
    .selectFrom('sessions')
    .select(SESSION_COLUMNS)
    .where('livekit_room_name', '=', room)
    .orderBy('id', 'desc')
    .executeTakeFirst()
}

/** The respondents of a session in their order. */
export async function listRespondents(db: Database, sessionId: string): Promise<Respondent[]> {
  return await db
    .selectFrom('respondents')
    .select(['role', 'name'])
    .where('session_id', '=', sessionId)
    .orderBy('position')
    .execute()
}

export interface SessionFilter {
  /** Only this lawyer's sessions. */
  lawyerId?: string | undefined
  status?: readonly SessionStatus[] | undefined
  reference?: string | undefined
  label?: string | undefined
  /** Part of reference or label, or the beginning of an id. */
  q?: string | undefined
  /** Sessions with one respondent whose name has all of these words. */
  nameIndex?: string[] | undefined
  /** Sessions older than this one: the last of the page before. */
  before?: string | undefined
  limit: number
}

const mentions = (row: ExpressionBuilder<Schema, 'sessions'>, q: string) => {
  const part = q.replace(/[\\%_]/g, (sign) => `\\${sign}`)
  return row.or([
    row('reference', 'ilike', `%${part}%`),
    row('label', 'ilike', `%${part}%`),
    row(sql<string>`id::text`, 'like', `${part.toLowerCase()}%`),
  ])
}

/** The newest first; ids are in the order of creation. */
export async function listSessions(db: Database, filter: SessionFilter): Promise<Session[]> {
  const { lawyerId, status, reference, label, q, nameIndex, before } = filter
  return await db
    .selectFrom('sessions')
    .select(SESSION_COLUMNS)
    .$if(lawyerId !== undefined, (query) => query.where('lawyer_id', '=', lawyerId as string))
    .$if(status !== undefined, (query) => query.where('status', 'in', [...(status ?? [])]))
    .$if(reference !== undefined, (query) => query.where('reference', '=', reference as string))
    .$if(label !== undefined, (query) => query.where('label', '=', label as string))
    .$if(q !== undefined, (query) => query.where((row) => mentions(row, q as string)))
    .$if(nameIndex !== undefined, (query) =>
      query.where('id', 'in', (nested) =>
        nested
          .selectFrom('respondents')
          .select('session_id')
          .where('name_index', '@>', sql<string[]>`${nameIndex}::text[]`),
      ),
    )
    .$if(before !== undefined, (query) => query.where('id', '<', before as string))
    .orderBy('id', 'desc')
    .limit(filter.limit)
    .execute()
}

/** The respondents of several sessions, by session id. */
export async function respondentsBySession(db: Database, sessionIds: string[]): Promise<Map<string, Respondent[]>> {
  const rows = await db
    .selectFrom('respondents')
    .select(['session_id', 'role', 'name'])
    .where('session_id', 'in', sessionIds.length > 0 ? sessionIds : [null as never])
    .orderBy('session_id')
    .orderBy('position')
    .execute()
  return Map.groupBy(rows, (row) => row.session_id)
}

/** Sessions whose workflow Temporal has not taken: the API died in between, or Temporal was away. */
export async function listSessionsWithoutWorkflow(
  db: Database,
  olderThanMs: number,
  limit: number,
): Promise<Session[]> {
  return await db
    .selectFrom('sessions')
    .select(SESSION_COLUMNS)
    .where('workflow_started_at', 'is', null)
    .where('created_at', '<', sql<Date>`now() - make_interval(secs => ${olderThanMs / 1000})`)
    .orderBy('created_at')
    .limit(limit)
    .execute()
}

/**
 * Sessions whose workflow Temporal has taken and whose record is not sealed, in the order of their ids.
 * @param after the id of the last one that was seen
 */
export async function listUnsealedSessions(
  db: Database,
  { after, olderThanMs, limit }: { after: string | undefined; olderThanMs: number; limit: number },
): Promise<Session[]> {
  return await db
    .selectFrom('sessions')
    .select(SESSION_COLUMNS)
    .where('workflow_started_at', '<', sql<Date>`now() - make_interval(secs => ${olderThanMs / 1000})`)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('records').select('session_id').whereRef('records.session_id', '=', 'sessions.id'))),
    )
    .$if(after !== undefined, (query) => query.where('id', '>', after as string))
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** Notes that Temporal has taken the workflow; the first time stands. */
export async function markWorkflowStarted(db: Database, id: string): Promise<void> {
  await db
    .updateTable('sessions')
    .set({ workflow_started_at: sql`now()` })
    .where('id', '=', id)
    .where('workflow_started_at', 'is', null)
    .execute()
}

/** Thrown when a session has no row; nothing can be recorded for it. */
export class SessionMissingError extends Error {
  override name = 'SessionMissingError'
  constructor() {
    super('the session has no row')
  }
}

/**
 * One writer at a time for a session; rows that refer to it can still be added.
 * @throws SessionMissingError
 */
export async function lockSession(transaction: Transaction<Schema>, sessionId: string): Promise<void> {
  const row = await transaction
    .selectFrom('sessions')
    .select('id')
    .where('id', '=', sessionId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!row) throw new SessionMissingError()
}
