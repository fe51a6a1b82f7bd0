import type { ColumnType, Generated, JSONColumnType } from 'kysely'
import type { Progress } from '../interview/progress/state.ts'
import type { ReadingNotes } from '../interview/script/reading.ts'
import type { Script } from '../interview/script/script.ts'
import type { SeatChanged, SeatCode } from '../interview/seats.ts'
import type { RoomRole, SessionKind, SessionStatus } from '../interview/statuses.ts'
import type { Fixed, FixedByDatabase, Json } from './columns.ts'
import type {
  AccountsTable,
  ApiKeysTable,
  AuditTable,
  IdempotencyKeysTable,
  KnownBrowsersTable,
  LoginSessionsTable,
  ReadAuditTable,
  StaffInvitationsTable,
  UsersTable,
} from './schema-staff.ts'

export interface SessionsTable {
  id: FixedByDatabase<string>
  lawyer_id: Fixed<string>
  kind: Fixed<SessionKind>
  /** This and the next three mirror the projection; only `recordProgress` writes them. */
  status: Generated<SessionStatus>
  livekit_room_name: string | null
  started_at: Date | null
  ended_at: Date | null
  reference: string | null
  label: string | null
  idempotency_key: Fixed<string | null>
  created_at: FixedByDatabase<Date>
  /** Null until Temporal has taken the workflow; the sweeper looks for that. */
  workflow_started_at: Date | null
}

export interface RespondentsTable {
  session_id: Fixed<string>
  role: Fixed<string>
  name: string
  position: Fixed<number>
  /** Of each word of the name: see `nameIndexOf`. */
  name_index: Generated<string[]>
}

export interface UploadsTable {
  id: FixedByDatabase<string>
  session_id: Fixed<string>
  bytes: Fixed<Buffer>
  sha256: Fixed<string>
  language: Fixed<string | null>
  file_name: Fixed<string>
  size: Fixed<number>
  uploaded_by: Fixed<string>
  idempotency_key: Fixed<string | null>
  created_at: FixedByDatabase<Date>
}

export interface ScriptsTable {
  session_id: Fixed<string>
  version: Fixed<number>
  upload_id: Fixed<string | null>
  script_content: Fixed<string>
  script: ColumnType<Script, string, never>
  notes: ColumnType<ReadingNotes | null, string | null, never>
  sha256: Fixed<string>
  created_by: Fixed<string>
  idempotency_key: Fixed<string | null>
  created_at: FixedByDatabase<Date>
}

export interface ProgressTable {
  session_id: Fixed<string>
  revision: number
  snapshot: Json<Progress>
  updated_at: ColumnType<Date, Date | undefined, Date>
}

export interface RecordEntriesTable {
  session_id: Fixed<string>
  seq: Fixed<number>
  /** As text: the entry's hash covers these very characters. */
  at: Fixed<string>
  type: Fixed<string>
  data: JSONColumnType<Record<string, unknown>, string, never>
  commitments: JSONColumnType<Record<string, string>, string, never>
  prev: Fixed<string>
  hash: Fixed<string>
}

export interface OpeningsTable {
  session_id: Fixed<string>
  commitment: Fixed<string>
  salt: Fixed<string>
  value: ColumnType<unknown, string, never>
}

export interface RecordsTable {
  session_id: Fixed<string>
  head: Fixed<string>
  entries: Fixed<number>
  sealed_at: Fixed<Date>
}

export interface HistoriesTable {
  session_id: Fixed<string>
  workflow_run_id: Fixed<string>
  /** JSON, compressed by gzip. */
  history: Fixed<Buffer>
  sha256: Fixed<string>
  saved_at: FixedByDatabase<Date>
}

export interface RoomsTable {
  session_id: Fixed<string>
  name: Fixed<string>
  max_participants: Fixed<number>
  owner: Fixed<string>
  created_at: FixedByDatabase<Date>
}

export interface RoomIdentitiesTable {
  session_id: Fixed<string>
  identity: Fixed<string>
  role: Fixed<RoomRole>
  name: string | null
  created_at: FixedByDatabase<Date>
}

export interface TranscriptSegmentsTable {
  /** A bigint, which pg reads as text. */
  id: ColumnType<string, never, never>
  session_id: Fixed<string>
  epoch: Fixed<number>
  segment: Fixed<string>
  /** A respondent's role, or `officer`. */
  speaker: Fixed<string>
  channel: Fixed<'voice' | 'typed'>
  /** Milliseconds since the agent of this epoch joined. */
  start_ms: Fixed<number>
  end_ms: Fixed<number>
  text: Fixed<string>
  confidence: Fixed<number | null>
  is_final: FixedByDatabase<boolean>
  created_at: FixedByDatabase<Date>
}

export interface RecordingChunksTable {
  session_id: Fixed<string>
  epoch: Fixed<number>
  /** A respondent's role, or `officer`. */
  track: Fixed<string>
  number: Fixed<number>
  /** Milliseconds since the agent of this epoch joined. */
  start_ms: Fixed<number>
  end_ms: Fixed<number>
  sha256: Fixed<string>
  /** A FLAC file. */
  bytes: Fixed<Buffer>
  created_at: FixedByDatabase<Date>
}

export interface ProviderChoicesTable {
  provider: Fixed<string>
  account: Fixed<string>
  name: Fixed<string>
  value: Fixed<string>
  chosen_at: FixedByDatabase<Date>
}

export interface ProviderUseTable {
  /** Of one job of an agent. */
  agent: Fixed<string>
  provider: Fixed<string>
  streams: number
  /** Since the job began. */
  refusals: number
  refused_code: string | null
  refused_at: Date | null
  seen_at: ColumnType<Date, Date | undefined, Date>
}

export interface AgentWorkersTable {
  id: Fixed<string>
  hearing: string
  judging: string
  speaking: string
  voices: Json<Record<string, { id: string; name?: string }>>
  stream_limits: Json<Record<string, number>>
  notices: Json<string[]>
  /** Null of workers of earlier versions, as the next three. */
  software: string | null
  host: string | null
  jobs: number | null
  max_jobs: number | null
  seen_at: ColumnType<Date, Date | undefined, Date>
}

export interface InvitationsTable {
  id: FixedByDatabase<string>
  session_id: Fixed<string>
  respondent: Fixed<string>
  /** Of the whole secret as it was shown once. */
  sha256: Fixed<Buffer>
  created_at: FixedByDatabase<Date>
  created_by: Fixed<string>
  idempotency_key: Fixed<string | null>
  expires_at: Fixed<Date>
  ended_at: Date | null
  ended_because: Exclude<SeatCode, 'left'> | null
  refusals: Generated<number>
}

export interface SeatsTable {
  id: FixedByDatabase<string>
  invitation_id: Fixed<string>
  session_id: Fixed<string>
  respondent: Fixed<string>
  /** Counts the seats of one respondent from 1. */
  number: Fixed<number>
  sha256: Fixed<Buffer>
  taken_at: FixedByDatabase<Date>
  /** Put off while the seat is used. */
  expires_at: Date
  ended_at: Date | null
  ended_because: SeatCode | 'moved' | null
  put_out_at: Date | null
}

export interface SeatEventsTable {
  id: FixedByDatabase<string>
  session_id: Fixed<string>
  event: JSONColumnType<Omit<SeatChanged, 'eventId'>, string, never>
  sent_at: Date | null
}

export interface Schema {
  users: UsersTable
  accounts: AccountsTable
  login_sessions: LoginSessionsTable
  known_browsers: KnownBrowsersTable
  staff_invitations: StaffInvitationsTable
  audit: AuditTable
  api_keys: ApiKeysTable
  sessions: SessionsTable
  respondents: RespondentsTable
  uploads: UploadsTable
  scripts: ScriptsTable
  progress: ProgressTable
  record_entries: RecordEntriesTable
  openings: OpeningsTable
  records: RecordsTable
  histories: HistoriesTable
  read_audit: ReadAuditTable
  transcript_segments: TranscriptSegmentsTable
  recording_chunks: RecordingChunksTable
  rooms: RoomsTable
  room_identities: RoomIdentitiesTable
  provider_choices: ProviderChoicesTable
  provider_use: ProviderUseTable
  agent_workers: AgentWorkersTable
  idempotency_keys: IdempotencyKeysTable
  invitations: InvitationsTable
  seats: SeatsTable
  seat_events: SeatEventsTable
}
