import { Kysely, PostgresDialect } from 'kysely'
import { Migrator } from 'kysely/migration'
import pg from 'pg'
import { readConfig } from '../config.ts'
import { createLogger } from '../log.ts'
import { migrations } from './migrations/index.ts'
import type { Schema } from './schema.ts'
import { ConfigError } from '../settings.ts'

/**
 * Brings the schema up to date; safe when several processes do it at once, because Kysely's migrator
 * holds an advisory lock: one migrates, the others wait and find it done.
 * @returns the names of the migrations that this call ran
 */
export async function migrateToLatest(url: string): Promise<string[]> {
  // A pool of its own: waiting for the lock may take longer than a query may.
  const pool = new pg.Pool({ connectionString: url, max: 1, connectionTimeoutMillis: 10_000 })
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })
  try {
    const { error, results } = await new Migrator({ db, provider: migrations }).migrateToLatest()
    if (error) throw error
    return (results ?? []).map((result) => result.migrationName)
  } finally {
    await db.destroy()
  }
}

if (import.meta.main) {
  const config = readConfig()
  if (!config.databaseUrl) throw new ConfigError('DATABASE_URL: must be set')
  const migrated = await migrateToLatest(config.databaseUrl.reveal())
  createLogger('migrate', config.log).info({ migrated }, 'database is up to date')
}
