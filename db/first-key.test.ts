import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { createTestDatabase } from '../test/database.ts'

const COMMAND = fileURLToPath(new URL('./first-key.ts', import.meta.url))

test('the command prints the first key, and afterwards says where more are made', async () => {
  await using database = await createTestDatabase()
  const run = () => promisify(execFile)(process.execPath, [COMMAND], { env: { DATABASE_URL: database.url } })
  expect((await run()).stdout).toMatch(/^lxn_[0-9a-f]{32}_[\w-]{43}\n$/)
  await expect(run()).rejects.toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('POST /api-keys') })
})
