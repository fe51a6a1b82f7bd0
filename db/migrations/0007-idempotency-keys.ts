import { type Kysely, sql } from 'kysely'

const STATEMENTS = [
  `create table idempotency_keys (
    api_key_id uuid not null references api_keys,
    key text not null check (length(key) between 1 and 128),
    -- Of the whole request: a key that comes again with another one is refused.
    request_sha256 text not null check (request_sha256 ~ '^[0-9a-f]{64}$'),
    first_used_at timestamptz not null default now(),
    primary key (api_key_id, key)
  )`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}
