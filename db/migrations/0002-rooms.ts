import { type Kysely, sql } from 'kysely'

const STATEMENTS = [
  // Two rooms may have had one name, one after the other.
  `alter table sessions drop constraint sessions_livekit_room_name_key`,
  `create index sessions_by_room on sessions (livekit_room_name) where livekit_room_name is not null`,
  `create table rooms (
    -- Protects POST /rooms/create repeated by a client that never saw the answer: see sessions.
    session_id uuid primary key references sessions,
    name text not null check (length(name) between 1 and 128),
    max_participants integer not null check (max_participants between 1 and 1000),
    owner_key uuid not null references api_keys,
    tokens_until timestamptz not null,
    created_at timestamptz not null default now()
  )`,
  `create index rooms_by_name on rooms (name)`,
  `create index rooms_of_owner on rooms (owner_key, session_id)`,
  `create table room_identities (
    session_id uuid not null references rooms,
    identity text not null,
    role text not null check (role in ('interviewer', 'candidate', 'agent', 'participant')),
    name text,
    created_at timestamptz not null default now(),
    -- Whoever has an identity keeps its role: what is said is attributed by it.
    primary key (session_id, identity)
  )`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}
