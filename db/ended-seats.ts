import { sql } from 'kysely'
import type { Database } from './database.ts'
import type { Person } from './seat-events.ts'

/** The latest seat of a person that is none any more, by its number; 0 while there is none. */
export async function findLastEndedSeat(db: Database, { sessionId, respondent }: Person): Promise<number> {
  const row = await db
    .selectFrom('seats')
    .select(({ fn }) => fn.max('number').as('last'))
    .where('session_id', '=', sessionId)
    .where('respondent', '=', respondent)
    .where(({ eb, or }) => or([eb('ended_at', 'is not', null), eb('expires_at', '<=', sql<Date>`now()`)]))
    .executeTakeFirst()
  return row?.last ?? 0
}

/** Whoever may still be in a room by a seat that is none any more, or one before it. */
export interface Lingering extends Person {
  room: string
  upTo: number
}

/** Of seats that ended so long ago or earlier; which of them come first is left to chance. */
export async function listLingering(db: Database, olderThanMs: number, limit: number): Promise<Lingering[]> {
  return await db
    .selectFrom('seats')
    .innerJoin('sessions', 'sessions.id', 'seats.session_id')
    .select(({ fn }) => [
      'seats.session_id as sessionId',
      'seats.respondent',
      'sessions.livekit_room_name as room',
      fn.max('seats.number').as('upTo'),
    ])
    .where('seats.put_out_at', 'is', null)
    .where('seats.ended_at', '<', sql<Date>`now() - make_interval(secs => ${sql.lit(olderThanMs / 1000)})`)
    .where('sessions.livekit_room_name', 'is not', null)
    .groupBy(['seats.session_id', 'seats.respondent', 'sessions.livekit_room_name'])
    .orderBy(sql`random()`)
    .limit(limit)
    .$narrowType<{ room: string }>()
    .execute()
}

/** The first time stands. */
export async function markPutOut(
  db: Database,
  { sessionId, respondent, upTo }: Omit<Lingering, 'room'>,
): Promise<void> {
  await db
    .updateTable('seats')
    .set({ put_out_at: sql`now()` })
    .where('session_id', '=', sessionId)
    .where('respondent', '=', respondent)
    .where('number', '<=', upTo)
    .where('ended_at', 'is not', null)
    .where('put_out_at', 'is', null)
    .execute()
}
