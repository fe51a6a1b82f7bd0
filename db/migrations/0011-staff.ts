import { type Kysely, sql } from 'kysely'

const STATEMENTS = [
  // For streams of all that changes, which go on from a moment.
  `create index progress_by_time on progress (updated_at)`,
  `create index sessions_by_time on sessions (created_at)`,
  // For what recovered of late; these times are ISO 8601 in UTC and sort as text.
  `create index record_entries_of_recoveries on record_entries (at collate "C") where type in ('agent-joined', 'interrupted')`,
  // Null of workers that started before they said so.
  `alter table agent_workers add column software text`,
  `alter table agent_workers add column host text`,
  `alter table agent_workers add column jobs integer check (jobs >= 0)`,
  `alter table agent_workers add column max_jobs integer check (max_jobs > 0)`,
  `alter table read_audit drop constraint read_audit_what_check`,
  `alter table read_audit add constraint read_audit_what_check
    check (what in ('record', 'transcript', 'recording', 'history', 'room'))`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}
