import { sql, type Transaction } from 'kysely'
import type { SeatChanged } from '../interview/seats.ts'
import type { Database } from './database.ts'
import { PROGRESS_CHANNEL } from './progress.ts'
import type { Schema } from './schema.ts'
import { SESSION_COLUMNS, type Session } from './sessions.ts'

/** One person of one session. */
export interface Person {
  sessionId: string
  respondent: string
}

/** One writer at a time for the links and seats of a person. */
export async function lockPerson(transaction: Transaction<Schema>, { sessionId, respondent }: Person): Promise<void> {
  await transaction
    .selectFrom('respondents')
    .select('role')
    .where('session_id', '=', sessionId)
    .where('role', '=', respondent)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow()
}

/** Keeps, with what it tells of, what the interview's workflow has to be told; and tells who follows the session. */
export async function noteSeatEvent(
  transaction: Transaction<Schema>,
  sessionId: string,
  event: Omit<SeatChanged, 'eventId' | 'clock'>,
): Promise<void> {
  const clock = new Date().toISOString()
  await transaction
    .insertInto('seat_events')
    .values({ session_id: sessionId, event: JSON.stringify({ ...event, clock }) })
    .execute()
  await sql`select pg_notify(${PROGRESS_CHANNEL}, ${sessionId})`.execute(transaction)
}

/** What the workflow has not been told, in the order in which it happened. */
export async function listUnsentSeatEvents(db: Database, sessionId: string): Promise<SeatChanged[]> {
  const rows = await db
    .selectFrom('seat_events')
    .select(['id', 'event'])
    .where('session_id', '=', sessionId)
    .where('sent_at', 'is', null)
    .orderBy('id')
    .execute()
  return rows.map(({ id, event }) => ({ eventId: id, ...event }))
}

/** The first time stands. */
export async function markSeatEventSent(db: Database, id: string): Promise<void> {
  await db
    .updateTable('seat_events')
    .set({ sent_at: sql`now()` })
    .where('id', '=', id)
    .where('sent_at', 'is', null)
    .execute()
}

/** Sessions whose workflow has not been told of something for so long; which of them come first is left to chance. */
export async function listSessionsWithUnsentSeatEvents(
  db: Database,
  olderThanMs: number,
  limit: number,
): Promise<Session[]> {
  const old = sql<boolean>`uuid_extract_timestamp(seat_events.id) < now() - make_interval(secs => ${sql.lit(olderThanMs / 1000)})`
  return await db
    .selectFrom('sessions')
    .select(SESSION_COLUMNS)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('seat_events')
          .select('id')
          .whereRef('seat_events.session_id', '=', 'sessions.id')
          .where('sent_at', 'is', null)
          .where(old),
      ),
    )
    .orderBy(sql`random()`)
    .limit(limit)
    .execute()
}
