import { Kysely, PostgresDialect, sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import pg from 'pg'
import { ConfigError, readConfig } from '../config.ts'
import { createLogger } from '../log.ts'
import { migrations } from './migrations/index.ts'
import type { Schema } from './schema.ts'

/** Any number, the same in every process: who holds it migrates, the others wait. */
const MIGRATION_LOCK = 4_739_146_215

/**
 * Brings the schema up to date; safe when several processes do it at once.
 * @returns the names of the migrations that this call ran
 */
export async function migrateToLatest(url: string): Promise<string[]> {
  // A pool of its own: waiting for the lock may take longer than a query may.
  const pool = new pg.Pool({ connectionString: url, max: 2, connectionTimeoutMillis: 10_000 })
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })
  try {
    return await db.connection().execute(async (holder) => {
      await sql`select pg_advisory_lock(${MIGRATION_LOCK})`.execute(holder)
      const { error, results } = await new Migrator({ db, provider: migrations }).migrateToLatest()
      await sql`select pg_advisory_unlock(${MIGRATION_LOCK})`.execute(holder)
      if (error) throw error
      return (results ?? []).map((result) => result.migrationName)
    })
  } finally {
    await db.destroy()
  }
}

if (import.meta.main) {
  const config = readConfig()
  if (!config.databaseUrl) throw new ConfigError('DATABASE_URL: must be set')
  const migrated = await migrateToLatest(config.databaseUrl.reveal())
  createLogger('migrate', config.log.level).info({ migrated }, 'database is up to date')
}
