import { type Kysely, sql } from 'kysely'

const ROLES = `array['lawyer', 'reviewer', 'operator', 'admin']`

/** Who calls is an API key, or a user who has signed in; neither is ever deleted. */
const CALLERS = [
  ['idempotency_keys', 'api_key_id', 'caller_id'],
  ['read_audit', 'api_key_id', 'caller_id'],
  ['rooms', 'owner_key', 'owner'],
  ['uploads', 'uploaded_by', 'uploaded_by'],
  ['invitations', 'created_by', 'created_by'],
  ['users', 'created_by', 'created_by'],
  ['api_keys', 'created_by', 'created_by'],
].flatMap(([table, column, name]) => [
  `alter table ${table} drop constraint ${table}_${column}_fkey`,
  ...(column === name ? [] : [`alter table ${table} rename column ${column} to ${name}`]),
])

const STATEMENTS = [
  ...CALLERS,
  `alter table api_keys add column expires_at timestamptz`,

  `create table accounts (
    user_id uuid primary key references users,
    -- As its owner writes it, and as it is compared.
    name text not null check (length(name) between 1 and 100),
    name_key text not null,
    -- A PHC string.
    password text not null check (password like '$argon2id$%'),
    roles text[] not null check (cardinality(roles) > 0 and roles <@ ${ROLES}),
    created_at timestamptz not null default now(),
    ended_at timestamptz
  )`,
  // Two who choose one name at the same time: one has it.
  `create unique index accounts_by_name on accounts (name_key) where ended_at is null`,

  `create table login_sessions (
    id uuid primary key default uuidv7(),
    user_id uuid not null references accounts,
    -- Of the whole secret in the cookie.
    sha256 bytea not null check (length(sha256) = 32),
    created_at timestamptz not null default now(),
    last_used_at timestamptz not null default now(),
    expires_at timestamptz not null,
    ended_at timestamptz,
    address text,
    agent text
  )`,
  `create index login_sessions_of_user on login_sessions (user_id, id) where ended_at is null`,

  `create table known_browsers (
    id uuid primary key default uuidv7(),
    user_id uuid not null references accounts,
    -- Of the whole secret in the cookie.
    sha256 bytea not null check (length(sha256) = 32),
    created_at timestamptz not null default now()
  )`,
  `create index known_browsers_of_user on known_browsers (user_id)`,

  `create table staff_invitations (
    id uuid primary key default uuidv7(),
    label text not null check (length(label) between 1 and 200),
    roles text[] not null check (cardinality(roles) > 0 and roles <@ ${ROLES}),
    -- Whose account it makes or opens again; null for somebody new.
    user_id uuid references users,
    -- Of the whole secret as it was shown once.
    sha256 bytea not null check (length(sha256) = 32),
    created_at timestamptz not null default now(),
    -- Null for the one of the first start.
    created_by uuid,
    idempotency_key text check (length(idempotency_key) between 1 and 128),
    expires_at timestamptz not null,
    used_at timestamptz,
    used_by uuid references users,
    revoked_at timestamptz
  )`,
  // A request that comes again makes no second link: the first was shown and is not kept.
  `create unique index staff_invitations_made_by on staff_invitations (created_by, idempotency_key)`,

  `create table audit (
    id uuid primary key default uuidv7(),
    at timestamptz not null default now(),
    -- Null where nobody was known.
    user_id uuid references users,
    caller_id uuid,
    via text not null check (via in ('key', 'cookie', 'none')),
    act text not null,
    about text,
    outcome text not null,
    address text,
    times integer not null default 1 check (times > 0),
    -- What comes again within a minute counts in one row.
    minute_key text unique
  )`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}
