import { type Kysely, sql } from 'kysely'

const STATEMENTS = [
  `create table provider_choices (
    provider text not null check (provider ~ '^[a-z]{1,32}$'),
    -- The beginning of the SHA-256 of the account's key: another account has choices of its own.
    account text not null check (account ~ '^[0-9a-f]{16}$'),
    name text not null check (length(name) between 1 and 64),
    value text not null check (length(value) between 1 and 500),
    chosen_at timestamptz not null default now(),
    -- Agents that choose at the same time keep the same.
    primary key (provider, account, name)
  )`,

  `create table provider_use (
    agent uuid not null,
    provider text not null check (provider ~ '^[a-z]{1,32}$'),
    streams integer not null check (streams >= 0),
    refusals integer not null check (refusals >= 0),
    refused_code text check (length(refused_code) between 1 and 64),
    refused_at timestamptz,
    seen_at timestamptz not null default now(),
    -- An agent says it again and again: the last word counts.
    primary key (agent, provider)
  )`,
  `create table agent_workers (
    id uuid primary key,
    hearing text not null check (length(hearing) between 1 and 150),
    judging text not null check (length(judging) between 1 and 150),
    speaking text not null check (length(speaking) between 1 and 150),
    voices json not null default '{}',
    stream_limits json not null default '{}',
    notices json not null default '[]',
    seen_at timestamptz not null default now()
  )`,

  `create index provider_use_seen on provider_use (seen_at)`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}
