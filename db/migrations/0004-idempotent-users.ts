import { type Kysely, sql } from 'kysely'

const STATEMENTS = ['users', 'api_keys'].flatMap((table) => [
  `alter table ${table} add column created_by uuid references api_keys, add column idempotency_key text`,
  // Protects a request repeated by an admin's client that never saw the answer.
  `create unique index ${table}_idempotency on ${table} (created_by, idempotency_key)`,
])

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}
