import { sql } from 'kysely'
import { expect } from 'vitest'
import { createDatabase, type Database } from '../../db/database.ts'
import type { Schema } from '../../db/schema.ts'
import { until } from '../harness/until.ts'
import { attacked } from './stack.ts'

type Table = keyof Schema

/** What is left out of a comparison, because nobody's act changes it. */
const OWN_LIFE: Partial<Record<Table, string[]>> = {
  api_keys: ['last_used_at'],
  login_sessions: ['last_used_at'],
  // Two APIs and a worker may write the same again.
  progress: ['updated_at'],
  // Sent in the background.
  seat_events: ['sent_at'],
  // LiveKit answers when it does.
  seats: ['put_out_at'],
}

/** Large, and never written twice: that no row of them was written is seen without reading them. */
const LARGE: readonly Table[] = ['uploads', 'record_entries', 'openings', 'records', 'recording_chunks']

/** Everything that people, their interviews and their rooms are made of. */
const TABLES = [
  'users',
  'api_keys',
  'accounts',
  'login_sessions',
  'known_browsers',
  'staff_invitations',
  'sessions',
  'respondents',
  'uploads',
  'scripts',
  'progress',
  'record_entries',
  'openings',
  'records',
  'rooms',
  'room_identities',
  'transcript_segments',
  'recording_chunks',
  'read_audit',
  'invitations',
  'seats',
  'seat_events',
] as const satisfies Table[]

let database: Database | undefined
/** The product's database, beside the product. */
export const db = (): Database => (database ??= createDatabase(attacked().env['DATABASE_URL'] ?? ''))

/** How many rows each table has, and a hash of them. */
async function stateOf(tables: readonly Table[] = TABLES): Promise<Record<string, string>> {
  const parts = tables.map((table) => {
    const row = LARGE.includes(table)
      ? sql`t.ctid::text || t.xmin::text`
      : sql`(to_jsonb(t) - ${sql.val(OWN_LIFE[table] ?? [])}::text[])::text`
    const hash = sql`md5(coalesce(string_agg(md5(${row}), '' order by md5(${row})), ''))`
    return sql`select ${sql.lit(table)} as name, count(*) || ' ' || ${hash} as state from ${sql.table(table)} t`
  })
  const { rows } = await sql<{ name: string; state: string }>`${sql.join(parts, sql` union all `)}`.execute(db())
  return Object.fromEntries(rows.map(({ name, state }) => [name, state]))
}

/** Runs an attempt, after which everything is as it was before. */
export async function changesNothing<T>(attempt: () => Promise<T>, tables: readonly Table[] = TABLES): Promise<T> {
  const before = await stateOf(tables)
  const result = await attempt()
  expect(await stateOf(tables)).toEqual(before)
  return result
}

/** Resolves once the record of an interview has all that happened to its links and seats: it is told in the background. */
export async function seatsNoted(sessionId: string): Promise<void> {
  await until('the record has what happened to links and seats', async () => {
    const { rows } = await sql<{ isNoted: boolean }>`select
      (select count(*) from seat_events where session_id = ${sessionId}) =
      (select count(*) from record_entries where session_id = ${sessionId} and type ~ '^(seat|invitation)-')
      as "isNoted"`.execute(db())
    return rows[0]?.isNoted
  })
}
