import { type Kysely, sql } from 'kysely'

const STATEMENTS = [
  // Only rooms that an integrator named could clash, and `rooms` sees to those.
  `alter table sessions drop constraint sessions_livekit_room_name_key`,
  `create index sessions_by_room on sessions (livekit_room_name) where livekit_room_name is not null`,
  `create table rooms (
    -- Protects POST /rooms/create repeated by a client that never saw the answer: see sessions.
    session_id uuid primary key references sessions,
    -- For good: who was in a room can hold a token for its name for as long as they keep renewing it.
    name text not null unique check (length(name) between 1 and 128),
    max_participants integer not null check (max_participants between 1 and 1000),
    owner_key uuid not null references api_keys,
    created_at timestamptz not null default now()
  )`,
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
