import { type ChildProcessByStdio, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ApiClient } from '../../local/client.ts'
import { root } from '../../local/place.ts'
import { SETTINGS } from '../../settings.ts'
import type { View } from '../harness/interview.ts'
import { QUICK_SCRIPT } from '../harness/scripts.ts'
import { until } from '../harness/until.ts'

/** The whole product starts twice, and an agent with it each time. */
const testTimeoutMs = 300_000
const agentLimitMs = 100_000

type Product = ChildProcessByStdio<null, Readable, null>

let directory: string
let product: Product | undefined

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'lexnova-restored-'))
  chmodSync(directory, 0o711)
})

afterEach(async () => {
  if (product) await stop()
  rmSync(directory, { recursive: true, force: true })
})

const environment = (): NodeJS.ProcessEnv => ({
  ...process.env,
  // Also what this checkout's .env file says is not for the tests.
  ...Object.fromEntries(SETTINGS.map((name) => [name, ''])),
  LEXNOVA_DATA_DIR: join(directory, 'data'),
  INIT_CWD: directory,
  // It is asked here far more often than by people.
  REQUESTS_PER_MINUTE: '0',
  PORT: '0',
})

/** `npm start`, until it says where it runs. */
async function start(): Promise<{ api: ApiClient; key: string }> {
  const child = spawn(process.execPath, ['local/start.ts'], {
    cwd: root,
    env: environment(),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  product = child
  let output = ''
  child.stdout.on('data', (data) => (output += String(data)))
  const find = (pattern: RegExp) =>
    until(
      `${pattern} is said`,
      () => pattern.exec(output)?.[1],
      () => output,
    )
  const url = await find(/LexNova runs at +(\S+)\n/)
  const key = await find(/API key +(\S+)\n/)
  return { api: new ApiClient(url, key), key }
}

async function stop(): Promise<void> {
  const child = product
  product = undefined
  if (!child || child.exitCode !== null) return
  child.kill('SIGINT')
  await once(child, 'exit')
}

async function run(...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, ['local/backup/main.ts', ...args], {
    cwd: root,
    env: environment(),
  })
  return stdout
}

async function prepare(api: ApiClient): Promise<string> {
  const { id } = await api.post<{ id: string }>('/sessions', { groom_name: 'Ada', bride_name: 'Bea' })
  await api.upload(id, 'script.json', new TextEncoder().encode(JSON.stringify(QUICK_SCRIPT)))
  return id
}

/** Waits for an agent of a later lease than the one before; answers with its lease. */
function agentJoined(api: ApiClient, id: string, before = 0): Promise<number> {
  let seen = ''
  const look = async () => {
    const view = await api.get<View>(`/sessions/${id}`)
    seen = JSON.stringify(view)
    return view.progress.agent.joined > before && view.progress.agent.joined
  }
  return until(`an agent after lease ${before} has joined`, look, () => seen, agentLimitMs)
}

test('what was backed up runs on after a restore: keys, scripts and interviews under way', {
  timeout: testTimeoutMs,
}, async () => {
  const before = await start()
  const prepared = await prepare(before.api)
  const running = await prepare(before.api)
  await before.api.post(`/start-interview/${running}`)
  const lease = await agentJoined(before.api, running)
  const script = await before.api.get(`/sessions/${prepared}/script`)
  await expect(run('backup', 'lexnova.backup')).rejects.toThrow(/Another instance/)
  await stop()

  expect(await run('backup', 'lexnova.backup')).toMatch(/SHA-256 +[0-9a-f]{64}\n/)
  rmSync(join(directory, 'data'), { recursive: true })
  await run('restore', 'lexnova.backup')

  const after = await start()
  expect(after.key).toBe(before.key)
  expect(await after.api.get(`/sessions/${prepared}/script`)).toEqual(script)
  await agentJoined(after.api, running, lease)
  await after.api.post(`/sessions/${running}/end`, {})
  await until('it has ended', async () => (await after.api.get<View>(`/sessions/${running}`)).status === 'cancelled')
  const started = await after.api.post<View>(`/start-interview/${prepared}`)
  expect(started.status).toBe('active')

  await stop()
  await expect(run('restore', 'lexnova.backup')).rejects.toThrow(/holds data already/)
  const said = await run('restore', '--force', 'lexnova.backup')
  const aside = /Before +(\S+) holds/.exec(said)?.[1] ?? ''
  expect(existsSync(join(aside, 'temporal'))).toBe(true)
})
