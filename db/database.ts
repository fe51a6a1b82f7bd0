import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Schema } from './schema.ts'

export type Database = Kysely<Schema>

/** Time limits of every connection; a stuck Postgres must not hold a request or an activity for long. */
const LIMITS = {
  connectionTimeoutMillis: 3_000,
  statement_timeout: 10_000,
  query_timeout: 12_000,
  idle_in_transaction_session_timeout: 15_000,
} as const

/**
 * The pool of one process. It connects on first use, so that a process starts while Postgres is away.
 * A connection that dies while idle is dropped and told to `onIdleError`; the next query opens another.
 */
export function createDatabase(url: string, onIdleError: (error: Error) => void = () => {}): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    application_name: 'lexnova',
    ...LIMITS,
  })
  pool.on('error', onIdleError)
  // A connection that breaks within a query fails the query, and besides tells whoever listens to the client:
  // without a listener the process would end.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })
}

/** SQLSTATE classes and codes that say "not now" and nothing about the statement. */
const UNAVAILABLE_STATES = /^(08...|53...|57P0[1-5]|58...)$/
const UNAVAILABLE_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EPIPE',
  'EHOSTUNREACH',
  'ENOENT',
])
const UNAVAILABLE_MESSAGES =
  /^(Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client has encountered a connection error|Cannot use a pool after calling end)/

/** True when the query failed because Postgres cannot be reached or is going down: the call may be repeated. */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code, syscall } = error as { code?: unknown; syscall?: unknown }
  if (error instanceof AggregateError && error.errors.some(isDatabaseUnavailable)) return true
  if (typeof code === 'string' && (UNAVAILABLE_STATES.test(code) || UNAVAILABLE_CODES.has(code))) {
    return (
      error instanceof pg.DatabaseError ||
      syscall === 'connect' ||
      syscall === 'read' ||
      syscall === 'write' ||
      syscall === 'getaddrinfo'
    )
  }
  return UNAVAILABLE_MESSAGES.test(error.message)
}
