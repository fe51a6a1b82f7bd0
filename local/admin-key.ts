/** `npm run admin-key`: makes one more admin key, for whoever owns the data folder and has lost theirs. */
import { readConfig } from '../config.ts'
import { createAdminKey } from '../db/bootstrap-key.ts'
import { migrateToLatest } from '../db/migrate.ts'
import { loadDotEnv } from './dot-env.ts'
import { findOwner } from './lock.ts'
import { describeError } from './obstacle.ts'
import { dataDirOf, root } from './place.ts'
import { findRunningPostgres, startPostgres } from './postgres.ts'
import { keepKey, keyFileOf } from './product.ts'
import { openSupervisor } from './supervisor.ts'
import { visibleLines } from './visible.ts'
import { join } from 'node:path'

const say = (line: string): void => void process.stdout.write(`${visibleLines(line)}\n`)

try {
  for (const line of loadDotEnv(root, process.env)) say(`Attention  ${line}`)
  const dataDir = dataDirOf(process.env)
  const own = readConfig().databaseUrl?.reveal()
  if (own !== undefined) await make(own, false)
  else if (findOwner(join(dataDir, 'lock')) !== undefined) await make(findRunningPostgres(dataDir), true)
  else await withPostgres(dataDir, (url) => make(url, true))

  async function make(databaseUrl: string, embedded: boolean): Promise<void> {
    await migrateToLatest(databaseUrl)
    const key = await createAdminKey(databaseUrl)
    keepKey(keyFileOf(dataDir, databaseUrl, embedded), key)
    say(`API key  ${key}`)
  }
} catch (error) {
  process.stderr.write(`${visibleLines(describeError(error))}\n`)
  process.exit(1)
}
process.exit(0)

async function withPostgres(dataDir: string, work: (url: string) => Promise<void>): Promise<void> {
  const supervisor = await openSupervisor({ dataDir, onProgress: say })
  try {
    await work((await startPostgres(supervisor)).url)
  } finally {
    await supervisor.close()
  }
}
