import type { SessionKind } from '../statuses.ts'

/** In records of the first format nothing binds `session_id` and `kind`. */
export const RECORD_FORMATS = ['lexnova-record/1', 'lexnova-record/2'] as const
export type RecordFormat = (typeof RECORD_FORMATS)[number]

/** `prev` of the first entry. */
export const GENESIS = '0'.repeat(64)

/**
 * One fact of the record. `hash` is SHA-256 over the canonical JSON (RFC 8785) of everything
 * else in the entry; personal values stand in it as commitments only.
 */
export interface Entry {
  seq: number
  /** Workflow time, ISO 8601 with milliseconds. */
  at: string
  type: string
  data: Record<string, unknown>
  /** Field name to SHA-256 of salt and value. */
  commitments: Record<string, string>
  prev: string
  hash: string
}

/** What a commitment stands for; erasing it leaves the chain whole. */
export interface Opening {
  commitment: string
  salt: string
  value: unknown
}

export interface RecordDocument {
  format: RecordFormat
  session_id: string
  kind: SessionKind
  entries: Entry[]
  openings: Opening[]
  /** Hash of the last entry. */
  head: string
  /** True once the chain was closed by its `sealed` entry. */
  sealed: boolean
}
