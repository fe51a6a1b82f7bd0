import type { Generated } from 'kysely'
import type { Role } from '../interview/statuses.ts'
import type { Fixed, FixedByDatabase } from './columns.ts'

export interface UsersTable {
  id: FixedByDatabase<string>
  label: string
  created_at: FixedByDatabase<Date>
  created_by: Fixed<string | null>
  idempotency_key: Fixed<string | null>
}

export interface ApiKeysTable {
  id: FixedByDatabase<string>
  user_id: Fixed<string>
  role: Fixed<Role>
  label: string
  /** Of the whole key as it was shown once. */
  sha256: Fixed<Buffer>
  created_at: FixedByDatabase<Date>
  revoked_at: Date | null
  expires_at: Fixed<Date | null>
  /** To the minute; see `touchApiKey`. */
  last_used_at: Date | null
  created_by: Fixed<string | null>
  idempotency_key: Fixed<string | null>
}

export interface AccountsTable {
  user_id: Fixed<string>
  name: string
  name_key: string
  /** A PHC string. */
  password: string
  roles: Role[]
  created_at: FixedByDatabase<Date>
  ended_at: Date | null
}

export interface LoginSessionsTable {
  id: FixedByDatabase<string>
  user_id: Fixed<string>
  sha256: Fixed<Buffer>
  created_at: FixedByDatabase<Date>
  /** To the minute. */
  last_used_at: Generated<Date>
  expires_at: Fixed<Date>
  ended_at: Date | null
  address: Fixed<string | null>
  /** The browser's own words for itself. */
  agent: Fixed<string | null>
}

export interface KnownBrowsersTable {
  id: FixedByDatabase<string>
  user_id: Fixed<string>
  sha256: Fixed<Buffer>
  created_at: FixedByDatabase<Date>
}

export interface StaffInvitationsTable {
  id: FixedByDatabase<string>
  label: Fixed<string>
  roles: Fixed<Role[]>
  user_id: Fixed<string | null>
  sha256: Fixed<Buffer>
  created_at: FixedByDatabase<Date>
  created_by: Fixed<string | null>
  idempotency_key: Fixed<string | null>
  expires_at: Fixed<Date>
  used_at: Date | null
  used_by: string | null
  revoked_at: Date | null
}

export interface IdempotencyKeysTable {
  caller_id: Fixed<string>
  key: Fixed<string>
  request_sha256: Fixed<string>
  first_used_at: FixedByDatabase<Date>
}

export interface AuditTable {
  id: FixedByDatabase<string>
  at: FixedByDatabase<Date>
  user_id: Fixed<string | null>
  caller_id: Fixed<string | null>
  via: Fixed<'key' | 'cookie' | 'none'>
  /** The id of the route. */
  act: Fixed<string>
  /** The id of what it was about. */
  about: Fixed<string | null>
  /** `done`, or the code of the problem. */
  outcome: Fixed<string>
  address: Fixed<string | null>
  times: Generated<number>
  minute_key: Fixed<string | null>
}

export interface ReadAuditTable {
  id: FixedByDatabase<string>
  session_id: Fixed<string>
  caller_id: Fixed<string>
  what: Fixed<'record' | 'transcript' | 'recording' | 'history' | 'room'>
  at: FixedByDatabase<Date>
}
