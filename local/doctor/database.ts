import type { Secret } from '../../config.ts'
import { fault, type Line, ok } from './line.ts'

const check = 'DATABASE_URL'
const timeoutMs = 5_000
const oldestPostgres = 18

/** What a database says of itself. */
export interface DatabaseFound {
  version: string
  encoding: string
  /** A standby, or one that is set to be read alone. */
  readOnly: boolean
  /** May make tables. */
  mayCreate: boolean
  /** May write the tables that are there. */
  mayWrite: boolean
  /** Migrations that were run, none of them on a new database. */
  migrations: readonly string[]
  user: string
}

export async function checkDatabase(url: Secret): Promise<Line[]> {
  const { default: pg } = await import('pg')
  const { migrations } = await import('../../db/migrations/index.ts')
  let client: InstanceType<typeof pg.Client> | undefined
  try {
    client = new pg.Client({
      connectionString: url.reveal(),
      connectionTimeoutMillis: timeoutMs,
      query_timeout: timeoutMs,
    })
    client.on('error', () => {})
    await client.connect()
    const { rows } = await client.query<Omit<DatabaseFound, 'migrations'>>(ofItself)
    const [of] = rows
    if (!of) throw new Error('it says nothing of itself')
    const run = of.mayWrite ? await client.query<{ name: string }>(migrationsRun).catch(() => undefined) : undefined
    const known = Object.keys(await migrations.getMigrations())
    return [gradeDatabase({ ...of, migrations: run?.rows.map(({ name }) => name) ?? [] }, known)]
  } catch (error) {
    return [gradeDatabaseError(error as NodeJS.ErrnoException)]
  } finally {
    void client?.end().catch(() => {})
  }
}

const migrationsRun = 'select name from kysely_migration order by name'
/** Rights on `sessions` stand for those on all tables, which one role made. */
const ofItself = `select
  current_setting('server_version') as version,
  current_setting('server_encoding') as encoding,
  pg_is_in_recovery() or current_setting('default_transaction_read_only')::boolean as "readOnly",
  coalesce(has_schema_privilege(current_schema(), 'create'), false) as "mayCreate",
  coalesce((select bool_and(has_table_privilege(oid, 'select') and has_table_privilege(oid, 'insert'))
    from pg_class where oid in (to_regclass('kysely_migration'), to_regclass('sessions'))), true) as "mayWrite",
  current_user as user`

export function gradeDatabase(found: DatabaseFound, known: readonly string[]): Line {
  const { version, encoding, readOnly, mayCreate, mayWrite, migrations, user } = found
  if (Number.parseInt(version, 10) < oldestPostgres) {
    return fault(
      check,
      `Postgres ${version} is too old`,
      `Use Postgres ${oldestPostgres} or later: ids come from its uuidv7().`,
    )
  }
  if (readOnly) return fault(check, 'this Postgres takes no writes', 'Name the primary, and not a standby.')
  if (encoding !== 'UTF8') {
    return fault(
      check,
      `its encoding is ${encoding}`,
      "Create the database with encoding 'UTF8': names and answers have letters of every script.",
    )
  }
  if (!mayWrite) return fault(check, `${user} may not use the tables`, `Grant them to ${user}, or name their owner.`)
  const [newer] = migrations.filter((name) => !known.includes(name))
  if (newer !== undefined) {
    return fault(
      check,
      `a newer LexNova has used this database (${newer})`,
      'Start that version or a later one, or name another database.',
    )
  }
  if (!mayCreate && migrations.length < known.length) {
    return fault(
      check,
      `${user} may not make tables in it`,
      `As its owner: grant create on schema public to ${user}; or let ${user} own the database.`,
    )
  }
  return ok(check, `answers, Postgres ${version}`)
}

/** SQLSTATE codes, https://www.postgresql.org/docs/18/errcodes-appendix.html */
export function gradeDatabaseError(error: NodeJS.ErrnoException): Line {
  const { code = '', message } = innermost(error)
  const address = 'Start that Postgres, or correct host and port.'
  if (code === '28P01') return fault(check, `refused: ${message}`, 'Correct user and password.')
  if (code === '28000') {
    return fault(
      check,
      `refused: ${message}`,
      'Correct user and password, or let pg_hba.conf of that Postgres pass them.',
    )
  }
  if (code === '3D000') return fault(check, message, 'Create this database, or name another one.')
  if (code === '42501') return fault(check, message, 'Grant this user the right to connect to the database.')
  if (code === '53300') return fault(check, message, 'Close connections to that Postgres, or raise max_connections.')
  if (code.startsWith('57P0')) return fault(check, message, 'Wait until that Postgres is up, and start again.')
  if (/^(ENOTFOUND|EAI_AGAIN)$/.test(code)) return fault(check, `its host is unknown (${code})`, 'Correct the host.')
  if (code === 'ENOENT' || code === 'EACCES') {
    return fault(check, message, 'Correct the path of the file or of the socket in it.')
  }
  if (/SSL|TLS|certificate|self-signed/i.test(`${code} ${message}`)) {
    return fault(check, message, 'Correct sslmode in the URL, or the certificate of that Postgres.')
  }
  if (/password must be a string|SASL/.test(message)) {
    return fault(check, 'that Postgres asks for a password, and there is none', 'Write it: postgres://user:password@…')
  }
  if (/Connection terminated|timeout|ECONNRESET/i.test(`${code} ${message}`)) {
    return fault(check, `what answers there is no Postgres, or too slow (${code || message})`, address)
  }
  return fault(check, `does not answer (${code || message})`, address)
}

/** Where a host has several addresses, each has its error. */
const innermost = (error: NodeJS.ErrnoException): NodeJS.ErrnoException =>
  error instanceof AggregateError ? innermost((error.errors[0] ?? new Error('no answer')) as Error) : error
