import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { migrateToLatest } from '../db/migrate.ts'

export interface TestDatabase extends AsyncDisposable {
  url: string
  drop(): Promise<void>
}

/**
 * A database of its own on the server of TEST_DATABASE_URL, empty or with the product's schema.
 * Dropped with every connection to it on `drop()`.
 */
export async function createTestDatabase({ migrated = true }: { migrated?: boolean } = {}): Promise<TestDatabase> {
  const server = process.env['TEST_DATABASE_URL']
  if (!server) throw new Error('TEST_DATABASE_URL must name a Postgres server; npm test starts one')
  const name = `test_${randomBytes(6).toString('hex')}`
  // Without the product's time limits: a busy machine makes and drops a database as slowly as it must.
  const run = async (statement: string) => {
    const admin = new pg.Client({ connectionString: server })
    // A connection that breaks fails the statement; without a listener it would besides end the process of the tests.
    admin.on('error', () => {})
    await admin.connect()
    try {
      await admin.query(statement)
    } finally {
      await admin.end()
    }
  }
  await run(`create database ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  if (migrated) await migrateToLatest(url.href)
  const drop = () => run(`drop database if exists ${name} with (force)`)
  return { url: url.href, drop, [Symbol.asyncDispose]: drop }
}
