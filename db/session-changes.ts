import { sql } from 'kysely'
import type { Database } from './database.ts'
import { SESSION_COLUMNS, type Session } from './sessions.ts'

export interface ChangedSession extends Session {
  /** When, to the microsecond. */
  changed: string
}

interface Since {
  since: Date
  /** Only this lawyer's sessions. */
  lawyerId: string | undefined
  limit: number
}

/** Sessions that were made, or whose progress was written, after this moment; those that have waited longest first. */
export async function listChanged(db: Database, { since, lawyerId, limit }: Since): Promise<ChangedSession[]> {
  return await db
    .selectFrom('sessions')
    .leftJoin('progress', 'progress.session_id', 'sessions.id')
    .select(SESSION_COLUMNS.map((column) => `sessions.${column}` as const))
    .select(sql<string>`coalesce(progress.updated_at, sessions.created_at)::text`.as('changed'))
    // Two indexes, each by its own time: a condition over both tables would read all of them.
    .where('sessions.id', 'in', (nested) =>
      nested
        .selectFrom('progress')
        .select('session_id as id')
        .where('updated_at', '>', since)
        .union(nested.selectFrom('sessions').select('id').where('created_at', '>', since)),
    )
    .$if(lawyerId !== undefined, (query) => query.where('sessions.lawyer_id', '=', lawyerId as string))
    .orderBy('changed')
    .limit(limit)
    .execute()
}

/** By the clock of Postgres, which all these times are of. */
export async function now(db: Database): Promise<Date> {
  const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(db)
  return rows[0]?.now ?? new Date(0)
}

/** The number of the last entry of a record; undefined while it has none. */
export async function lastEntryOf(db: Database, sessionId: string): Promise<number | undefined> {
  const row = await db
    .selectFrom('record_entries')
    .select('seq')
    .where('session_id', '=', sessionId)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.seq
}
