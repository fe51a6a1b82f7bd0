import { type Kysely, sql } from 'kysely'

const STATEMENTS = [
  `alter table respondents add column name_index text[] not null default '{}'`,
  `create index respondents_by_name on respondents using gin (name_index)`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}
