import { sql } from 'kysely'
import type { Database } from './database.ts'

/** What to look for in the record of one session. */
export interface WaitOf {
  session: string
  /** Types of entries. */
  types: readonly string[]
  /** Whose coming and going counts as well. */
  respondents: readonly string[]
}

/** By session, when the latest of these entries was made, as it stands in the record. */
export async function latestOf(db: Database, waits: readonly WaitOf[]): Promise<Map<string, string>> {
  if (waits.length === 0) return new Map()
  const { rows } = await sql<{ session: string; at: string }>`
    select wait.session, latest.at
    from json_to_recordset(${JSON.stringify(waits)}::json) as wait(session uuid, types text[], respondents text[])
    cross join lateral (
      select at from record_entries
      where session_id = wait.session and (
        type = any(wait.types)
        or (type in ('participant-joined', 'participant-left') and data->>'respondent' = any(wait.respondents))
      )
      order by seq desc limit 1
    ) latest`.execute(db)
  return new Map(rows.map(({ session, at }) => [session, at]))
}
