import { type Kysely, sql } from 'kysely'

/** Each statement creates one table; a comment beside a key names the retry it protects. */
const STATEMENTS = [
  `create table users (
    id uuid primary key default uuidv7(),
    label text not null check (length(label) between 1 and 200),
    created_at timestamptz not null default now()
  )`,

  `create table api_keys (
    id uuid primary key default uuidv7(),
    user_id uuid not null references users,
    role text not null check (role in ('lawyer', 'reviewer', 'operator', 'admin')),
    label text not null check (length(label) between 1 and 200),
    sha256 bytea not null check (length(sha256) = 32),
    created_at timestamptz not null default now(),
    revoked_at timestamptz,
    last_used_at timestamptz
  )`,
  `create index api_keys_user on api_keys (user_id)`,

  `create table sessions (
    id uuid primary key default uuidv7(),
    lawyer_id uuid not null references users,
    kind text not null check (kind in ('scripted', 'observed', 'assistant')),
    status text not null default 'pending'
      check (status in ('pending', 'active', 'paused', 'interrupted', 'completed', 'cancelled')),
    livekit_room_name text unique,
    started_at timestamptz,
    ended_at timestamptz,
    reference text,
    label text,
    idempotency_key text,
    created_at timestamptz not null default now(),
    workflow_started_at timestamptz,
    -- Protects POST /sessions repeated by a client that never saw the answer.
    unique (lawyer_id, idempotency_key)
  )`,
  `create index sessions_of_lawyer on sessions (lawyer_id, id)`,
  `create index sessions_by_reference on sessions (reference) where reference is not null`,
  `create index sessions_without_workflow on sessions (created_at) where workflow_started_at is null`,

  `create table respondents (
    session_id uuid not null references sessions,
    role text not null check (role ~ '^[a-z][a-z0-9_-]{0,31}$'),
    name text not null,
    position integer not null check (position >= 0),
    primary key (session_id, role),
    unique (session_id, position)
  )`,

  `create table uploads (
    id uuid primary key default uuidv7(),
    session_id uuid not null references sessions,
    bytes bytea not null,
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    file_name text not null,
    size integer not null check (size > 0 and size = length(bytes)),
    uploaded_by uuid not null references api_keys,
    idempotency_key text,
    created_at timestamptz not null default now(),
    -- Protects an upload repeated by a client that never saw the answer.
    unique (session_id, idempotency_key),
    unique (session_id, id)
  )`,

  `create table scripts (
    session_id uuid not null references sessions,
    version integer not null check (version > 0),
    upload_id uuid,
    script_content text not null,
    script json not null,
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    created_by text not null,
    idempotency_key text,
    created_at timestamptz not null default now(),
    primary key (session_id, version),
    foreign key (session_id, upload_id) references uploads (session_id, id),
    -- Protects the retry of the parseScript activity: one upload is one version.
    unique (upload_id),
    -- Protects an edit repeated by a client that never saw the answer.
    unique (session_id, idempotency_key)
  )`,

  `create table progress (
    session_id uuid primary key references sessions,
    revision integer not null check (revision >= 0),
    snapshot json not null,
    updated_at timestamptz not null default now()
  )`,

  `create table record_entries (
    session_id uuid not null references sessions,
    seq integer not null check (seq >= 0),
    at text not null,
    type text not null,
    data json not null,
    commitments json not null,
    prev text not null check (prev ~ '^[0-9a-f]{64}$'),
    hash text not null check (hash ~ '^[0-9a-f]{64}$'),
    -- Protects the retry of the recordProgress activity: an entry is written once.
    primary key (session_id, seq),
    unique (session_id, hash)
  )`,

  `create table openings (
    session_id uuid not null references sessions,
    commitment text not null check (commitment ~ '^[0-9a-f]{64}$'),
    salt text not null check (salt ~ '^[0-9a-f]{64}$'),
    value json not null,
    -- Protects the retry of the recordProgress activity.
    primary key (session_id, commitment)
  )`,

  `create table records (
    -- Protects the retry of the sealRecord activity: a record is sealed once.
    session_id uuid primary key references sessions,
    head text not null check (head ~ '^[0-9a-f]{64}$'),
    entries integer not null check (entries > 0),
    sealed_at timestamptz not null
  )`,

  `create table histories (
    -- Protects the retry of the sealRecord activity: a history is archived once.
    session_id uuid primary key references sessions,
    workflow_run_id text not null,
    history bytea not null,
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    saved_at timestamptz not null default now()
  )`,

  `create table read_audit (
    id uuid primary key default uuidv7(),
    session_id uuid not null references sessions,
    api_key_id uuid not null references api_keys,
    what text not null check (what in ('record')),
    at timestamptz not null default now()
  )`,
  `create index read_audit_of_session on read_audit (session_id, at)`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}
