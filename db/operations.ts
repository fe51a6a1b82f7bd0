import { sql } from 'kysely'
import type { Database } from './database.ts'
import { SESSION_COLUMNS, type Session } from './sessions.ts'

/** Something went wrong, and went on after so long. */
export interface Recovery {
  sessionId: string
  /** As it stands in the record. */
  at: string
  seconds: number
  /** Another agent took the place of a lost one, or a person lifted an interruption. */
  what: 'agent' | 'person'
}

const LONGEST_INTERRUPTION_MS = 90 * 24 * 60 * 60 * 1_000

/** The latest recoveries since this moment, by the records of all interviews. */
export async function listRecoveries(db: Database, since: Date, limit: number): Promise<Recovery[]> {
  const { rows } = await sql<Recovery>`
    select session_id as "sessionId", at, (data->>'interruption_ms')::float / 1000 as seconds, 'agent' as what
    from record_entries
    where type in ('agent-joined', 'interrupted') and type = 'agent-joined'
      and at collate "C" > ${since.toISOString()} and data->>'interruption_ms' is not null
    union all
    select began.session_id, lifted.at, extract(epoch from lifted.at::timestamptz - began.at::timestamptz)::float, 'person'
    from record_entries began
    cross join lateral (
      select at, type from record_entries
      where session_id = began.session_id and seq > began.seq
        and type in ('resumed', 'step-retaken', 'step-waived', 'end-requested')
      order by seq limit 1
    ) lifted
    where began.type in ('agent-joined', 'interrupted') and began.type = 'interrupted'
      and lifted.type <> 'end-requested' and lifted.at collate "C" > ${since.toISOString()}
      -- It may have begun long before it was lifted; the index goes by its beginning.
      and began.at collate "C" > ${new Date(since.getTime() - LONGEST_INTERRUPTION_MS).toISOString()}
    order by 2 desc limit ${limit}`.execute(db)
  return rows
}

/** Of the interviews that have begun and are not over: those that are interrupted, and then those that changed longest ago. */
export async function listRunning(db: Database, limit: number): Promise<{ sessions: Session[]; count: number }> {
  const running = db
    .selectFrom('sessions')
    .leftJoin('progress', 'progress.session_id', 'sessions.id')
    .where('sessions.status', 'in', ['active', 'paused', 'interrupted'])
  const [sessions, { count }] = await Promise.all([
    running
      .select(SESSION_COLUMNS.map((column) => `sessions.${column}` as const))
      .orderBy(sql`sessions.status = 'interrupted'`, 'desc')
      .orderBy('progress.updated_at')
      .limit(limit)
      .execute(),
    running.select(sql<number>`count(*)::int`.as('count')).executeTakeFirstOrThrow(),
  ])
  return { sessions, count }
}

/** Sessions whose workflow Temporal has not taken, and those that are over without a seal, for longer than this. */
export async function listStuck(db: Database, olderThanMs: number, limit: number): Promise<Session[]> {
  const before = sql<Date>`now() - make_interval(secs => ${olderThanMs / 1000})`
  return await db
    .selectFrom('sessions')
    .select(SESSION_COLUMNS)
    .where(({ and, or, not, eb, exists, selectFrom }) =>
      or([
        and([eb('workflow_started_at', 'is', null), eb('created_at', '<', before)]),
        and([
          eb('ended_at', '<', before),
          not(exists(selectFrom('records').select('session_id').whereRef('records.session_id', '=', 'sessions.id'))),
        ]),
      ]),
    )
    .orderBy('id')
    .limit(limit)
    .execute()
}
