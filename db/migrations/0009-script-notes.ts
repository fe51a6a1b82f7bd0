import { type Kysely, sql } from 'kysely'

const STATEMENTS = [
  // What was left out and warned of when this version was read; null for versions of before, and of none.
  'alter table scripts add column notes json',
  // Of the questions, where whoever uploaded said it.
  'alter table uploads add column language text',
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}
