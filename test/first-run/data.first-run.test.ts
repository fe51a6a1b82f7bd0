import { chmodSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { ApiClient } from '../../local/client.ts'
import { findClusterParent } from '../../local/postgres-home.ts'
import { until } from '../harness/until.ts'
import { makeFolder, run, type Running, start } from './command.ts'

/** One instance, started four times; what is tried between ends before anything starts. */
let dataDir: string
let key: string
/** By which the first admin gets an account. */
let link: string
/** Goes on running between the tests that need it. */
let running: Running & { url: string; key: string }
/** Was under way when the instance was stopped. */
let sessionId: string
const isRoot = process.getuid?.() === 0

const env = () => ({ LEXNOVA_DATA_DIR: dataDir })
const linkIn = ({ output }: Running) => /^First sign-in +(\S+)$/m.exec(output())?.[1] ?? ''
const secretOf = (address: string) => new URL(address).hash.slice(1)
const usersOf = async ({ url }: { url: string }) =>
  (await new ApiClient(url, key).get('/users')) as { users: unknown[] }

beforeAll(async () => {
  const home = makeFolder()
  chmodSync(home, 0o711)
  dataDir = join(home, 'data')
  const first: Running & { url: string; key: string } = await start({ env: env() })
  key = first.key
  link = linkIn(first)
  expect(link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/dashboard\/welcome#lxw_\w{32}_[\w-]{43}$/)
  const api = new ApiClient(first.url, key)
  await api.post('/users', { label: 'A. Stern' })
  const { id } = await api.post<{ id: string }>('/sessions', { groom_name: 'Weber', bride_name: 'Conti' })
  await api.upload(id, 'script.txt', new TextEncoder().encode('1. What is your name?'))
  await api.post(`/start-interview/${id}`)
  sessionId = id
  expect(await first.stop()).toBe(0)
})

test('data whose Postgres folder is gone is neither started empty nor backed up without it', async () => {
  const cluster = join(findClusterParent(dataDir), 'data')
  renameSync(cluster, `${cluster}.away`)
  try {
    const started = await run('local/start.ts', { env: env() })
    expect(started.output).toContain(`The database of ${dataDir} is missing`)
    expect(started.output).toContain(cluster)
    expect(started.code).toBe(1)
    const file = join(makeFolder(), 'x.backup')
    const saved = await run('local/backup/main.ts', { env: env(), args: ['backup', file] })
    expect(saved.output).toContain(cluster)
    expect([saved.code, existsSync(file)]).toEqual([1, false])
    expect(readFileSync(join(dataDir, 'api-key'), 'utf8').trim()).toBe(key)
  } finally {
    renameSync(`${cluster}.away`, cluster)
  }
})

test('the database of another data folder is not taken for its own', async () => {
  const file = join(findClusterParent(dataDir), 'instance-id')
  const own = readFileSync(file, 'utf8')
  writeFileSync(file, 'another')
  const started = await run('local/start.ts', { env: env() })
  writeFileSync(file, own)
  expect(started.output).toContain(`is not the one of ${dataDir}`)
  expect(started.code).toBe(1)
})

test.runIf(isRoot)('(as root) a folder that was made private since is not begun anew elsewhere', async () => {
  const home = join(dataDir, '..')
  chmodSync(home, 0o700)
  const started = await run('local/start.ts', { env: env() })
  chmodSync(home, 0o711)
  expect(started.output).toContain('is private')
  expect(started.code).toBe(1)
})

test.runIf(isRoot)('(as root) a folder that another user starts from is refused with what to do', async () => {
  const user = { uid: 65_534, gid: 65_534 }
  const home = makeFolder()
  chmodSync(home, 0o755)
  const started = await run('local/start.ts', { env: { ...env(), HOME: home }, user })
  expect(started.output).toMatch(/cannot be (read|written|used)/)
  expect(started.output).not.toMatch(/^\s+at /m)
  expect(started.code).toBe(1)
})

test('a moved folder has its database, also where Temporal lost its own, and a lost key is made anew by whoever owns the folder', async () => {
  const moved = `${dataDir}-moved`
  renameSync(dataDir, moved)
  dataDir = moved
  rmSync(join(dataDir, 'api-key'))
  rmSync(join(dataDir, 'temporal'), { recursive: true })
  const made = await run('local/admin-key.ts', { env: env() })
  expect(made.code, made.output).toBe(0)
  key = /lxn_\S+/.exec(made.output)?.[0] ?? ''
  running = await start({ env: env() })
  expect(running.key).toBe(key)
  expect((await usersOf(running)).users).toHaveLength(3)
  const beside = await run('local/admin-key.ts', { env: env() })
  const second = /lxn_\S+/.exec(beside.output)?.[0] ?? ''
  expect(second).not.toBe(key)
  expect(await new ApiClient(running.url, second).get('/users')).toHaveProperty('users')
})

test('the link of the first start is the same until the first admin has used it, and stands in no log', async () => {
  expect(secretOf(linkIn(running))).toBe(secretOf(link))
  const password = 'several words of no poem'
  const json = { secret: secretOf(link), name: 'ada', password }
  const made = await new ApiClient(running.url, '').post<{ user: { roles: string[] } }>('/welcome', json)
  expect(made.user.roles).toEqual(['admin'])
  const logs = readdirSync(join(dataDir, 'logs')).map((name) => readFileSync(join(dataDir, 'logs', name), 'utf8'))
  expect(logs.join('\n')).not.toMatch(/lxw_|lxc_|several words/)
})

test('an interview whose Temporal was lost is shown so, and its end seals what there is', async () => {
  const api = new ApiClient(running.url, key)
  const view = () => api.get<{ status: string; progress: { cause: unknown } }>(`/sessions/${sessionId}`)
  await until('it is shown', async () => (await view()).status === 'interrupted', running.output)
  expect((await view()).progress.cause).toEqual({ kind: 'workflow-gone', how: 'missing', actions: ['end'] })
  await expect(api.post(`/sessions/${sessionId}/pause`, {})).rejects.toThrow(/409 workflow-gone/)
  await api.post(`/sessions/${sessionId}/end`, { reason: 'It is lost.' })
  expect((await view()).status).toBe('cancelled')
  await until('it is sealed', async () => (await api.get<{ sealed: boolean }>(`/sessions/${sessionId}/record`)).sealed)
  await running.stop()
})

test('where there is an admin no link is given out', async () => {
  const again = await start({ env: env() })
  expect(linkIn(again)).toBe('')
  expect(existsSync(join(dataDir, 'first-link'))).toBe(false)
  await again.stop()
})

test('to begin anew removes all of it, what lies elsewhere too, and nothing else', async () => {
  const other = join(dataDir, 'my-notes.txt')
  writeFileSync(other, 'mine')
  const elsewhere = join(makeFolder(), 'elsewhere')
  renameSync(findClusterParent(dataDir), elsewhere)
  writeFileSync(join(elsewhere, 'accounts.ods'), 'mine')
  writeFileSync(join(dataDir, 'postgres-place'), elsewhere)
  const asked = await run('local/reset.ts', { env: env() })
  expect([asked.code, existsSync(join(elsewhere, 'data'))]).toEqual([2, true])
  const done = await run('local/reset.ts', { env: env(), args: ['--yes'] })
  expect(done.code, done.output).toBe(0)
  expect(done.output).toContain(`${elsewhere} stays`)
  expect(readdirSync(elsewhere)).toEqual(['accounts.ods'])
  expect(readdirSync(dataDir)).toEqual(['my-notes.txt'])
})
