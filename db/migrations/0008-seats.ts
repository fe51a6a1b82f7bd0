import { type Kysely, sql } from 'kysely'

const STATEMENTS = [
  `create table invitations (
    id uuid primary key default uuidv7(),
    session_id uuid not null,
    respondent text not null,
    -- Of the whole secret as it was shown once.
    sha256 bytea not null check (length(sha256) = 32),
    created_at timestamptz not null default now(),
    created_by uuid not null references api_keys,
    idempotency_key text check (length(idempotency_key) between 1 and 128),
    expires_at timestamptz not null,
    ended_at timestamptz,
    ended_because text check (ended_because in ('revoked', 'renewed', 'expired')),
    -- How often it was refused since it ended, as far as the record was told.
    refusals integer not null default 0,
    foreign key (session_id, respondent) references respondents (session_id, role),
    check ((ended_at is null) = (ended_because is null))
  )`,
  // One link for one person, whoever makes links at the same time.
  `create unique index invitations_in_force on invitations (session_id, respondent) where ended_at is null`,
  `create index invitations_of_session on invitations (session_id, id)`,
  // A request that comes again makes no second link: the first was shown and is not kept.
  `create unique index invitations_made_by on invitations (created_by, idempotency_key, respondent)
    where idempotency_key is not null`,

  `create table seats (
    id uuid primary key default uuidv7(),
    invitation_id uuid not null references invitations,
    session_id uuid not null,
    respondent text not null,
    number integer not null check (number > 0),
    sha256 bytea not null check (length(sha256) = 32),
    taken_at timestamptz not null default now(),
    expires_at timestamptz not null,
    ended_at timestamptz,
    ended_because text check (ended_because in ('moved', 'left', 'revoked', 'renewed', 'expired')),
    -- Null until LiveKit has said that nobody is in the room by it any more.
    put_out_at timestamptz,
    unique (session_id, respondent, number),
    foreign key (session_id, respondent) references respondents (session_id, role),
    check ((ended_at is null) = (ended_because is null))
  )`,
  // One browser for one person: the newest.
  `create unique index seats_in_force on seats (session_id, respondent) where ended_at is null`,
  `create index seats_to_put_out on seats (ended_at) where put_out_at is null and ended_at is not null`,
  `create index seats_of_invitation on seats (invitation_id)`,

  `create table seat_events (
    id uuid primary key default uuidv7(),
    session_id uuid not null references sessions,
    event json not null,
    -- Null until the interview's workflow has taken it, or takes nothing any more.
    sent_at timestamptz
  )`,
  `create index seat_events_unsent on seat_events (session_id, id) where sent_at is null`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}
