import { type Kysely, sql } from 'kysely'

const STATEMENTS = [
  `create table transcript_segments (
    -- In the order of arrival; what comes after it is new to a reader.
    id bigint generated always as identity unique,
    session_id uuid not null references sessions,
    epoch integer not null check (epoch > 0),
    segment text not null check (length(segment) between 1 and 100),
    speaker text not null check (speaker ~ '^[a-z][a-z0-9_-]{0,31}$'),
    channel text not null check (channel in ('voice', 'typed')),
    start_ms integer not null check (start_ms >= 0),
    end_ms integer not null check (end_ms >= start_ms),
    text text not null,
    confidence real check (confidence between 0 and 1),
    is_final boolean not null default true,
    created_at timestamptz not null default now(),
    -- Protects the retry of an agent that never saw the answer.
    primary key (session_id, epoch, segment)
  )`,
  `create index transcript_segments_in_order on transcript_segments (session_id, id)`,

  `create table recording_chunks (
    session_id uuid not null references sessions,
    epoch integer not null check (epoch > 0),
    track text not null check (track ~ '^[a-z][a-z0-9_-]{0,31}$'),
    number integer not null check (number >= 0),
    start_ms integer not null check (start_ms >= 0),
    end_ms integer not null check (end_ms > start_ms),
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    bytes bytea not null,
    created_at timestamptz not null default now(),
    -- Protects the retry of an agent that never saw the answer.
    primary key (session_id, epoch, track, number)
  )`,
  // FLAC does not become smaller.
  `alter table recording_chunks alter column bytes set storage external`,

  `alter table read_audit drop constraint read_audit_what_check`,
  `alter table read_audit add constraint read_audit_what_check check (what in ('record', 'transcript', 'recording'))`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}
