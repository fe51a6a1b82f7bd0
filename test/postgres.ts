import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '../local/postgres.ts'
import { openSupervisor } from '../local/supervisor.ts'

/** The data lives no longer than the tests: nothing waits for the disk. */
const FLEETING = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

/** Vitest's global set-up: one embedded Postgres for all unit tests, unless TEST_DATABASE_URL names another. */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env['TEST_DATABASE_URL']) return undefined
  const dataDir = mkdtempSync(join(tmpdir(), 'lexnova-unit-'))
  const supervisor = await openSupervisor({ dataDir })
  const stop = async () => {
    await supervisor.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
  try {
    const postgres = await startPostgres(supervisor, FLEETING)
    process.env['TEST_DATABASE_URL'] = postgres.url
    return async () => {
      delete process.env['TEST_DATABASE_URL']
      await stop()
      postgres.removeData()
    }
  } catch (error) {
    await stop()
    throw error
  }
}
