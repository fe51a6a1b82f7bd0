/** `node db/first-key.ts`: makes the first API key of a database and prints it, this once. */
import { readConfig } from '../config.ts'
import { runMain } from '../main.ts'
import { createFirstKey } from './bootstrap-key.ts'
import { ConfigError } from '../settings.ts'

await runMain(async () => {
  const { databaseUrl } = readConfig()
  if (!databaseUrl) throw new ConfigError('DATABASE_URL: must be set')
  const key = await createFirstKey(databaseUrl.reveal())
  if (key === undefined) {
    throw new ConfigError(
      'This database has a key already, and keys are shown once. An admin makes more with POST /api-keys.',
    )
  }
  process.stdout.write(`${key}\n`)
})
