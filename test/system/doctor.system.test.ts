import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runChecks } from '../../local/doctor/checks.ts'
import { root } from '../../local/place.ts'
import { type Stack, startServers } from '../../local/stack.ts'

let stack: Stack

beforeAll(async () => {
  stack = await startServers({ dataDir: mkdtempSync(join(tmpdir(), 'lexnova-external-')) })
})

afterAll(() => stack?.remove())

const addresses = ['DATABASE_URL', 'TEMPORAL_ADDRESS', 'LIVEKIT_URL']

/** What is said of the servers that addresses are set for. */
async function examine(variables: Record<string, string> = {}): Promise<[check: string, grade: string][]> {
  const environment = { PATH: '/usr/bin:/bin', PORT: '0', ...stack.env, ...variables }
  const lines = await runChecks({ root, environment, dataDir: join(stack.dataDir, 'own') })
  return lines.filter(({ check }) => addresses.includes(check)).map(({ check, grade }) => [check, grade])
}

test('servers of your own that take what they are shown are well', async () => {
  expect(await examine()).toEqual(addresses.map((name) => [name, 'ok']))
})

test('a wrong secret and a namespace that is not there are found', async () => {
  const wrong = { LIVEKIT_API_SECRET: 'not the secret, and long enough for one', TEMPORAL_NAMESPACE: 'nowhere' }
  expect(await examine(wrong)).toEqual([
    ['DATABASE_URL', 'ok'],
    ['TEMPORAL_ADDRESS', 'fault'],
    ['LIVEKIT_URL', 'fault'],
  ])
})
