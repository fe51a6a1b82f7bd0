import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { freePort } from '../ports.ts'
import { root } from '../place.ts'
import { ReleaseHost } from '../servers/release-host.fixture.ts'
import { openSupervisor } from '../supervisor.ts'
import { runChecks } from './checks.ts'
import { canStart, type Line } from './line.ts'

let directory: string
let host: ReleaseHost
let taken: Server | undefined

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'lexnova-doctor-'))
  host = new ReleaseHost()
  await host.open()
})

afterEach(async () => {
  taken?.close()
  taken = undefined
  await host.close()
  rmSync(directory, { recursive: true })
})

const dataDir = () => join(directory, 'data')

/** On a machine with no server but what the variables name, and no Go. */
function examine(variables: Record<string, string> = {}, data = dataDir()): Promise<Line[]> {
  const environment = {
    PATH: '/usr/bin:/bin',
    PORT: '0',
    LEXNOVA_CACHE_DIR: join(directory, 'cache'),
    LEXNOVA_RELEASES_URL: host.url,
    ...variables,
  }
  return runChecks({ root, environment, dataDir: data })
}

const of = (lines: Line[], name: string) => lines.find(({ check }) => check === name)

function server(name: string, text: string): string {
  const file = join(directory, name)
  writeFileSync(file, `#!/bin/sh\n${text}\n`, { mode: 0o755 })
  return file
}

const healthy = () => ({
  LEXNOVA_TEMPORAL_BIN: server('temporal-server', 'echo temporal version 1.29.1'),
  LEXNOVA_LIVEKIT_BIN: server('livekit-server', 'echo livekit-server version 1.13.5'),
})

test('where everything is there, a start can work', async () => {
  const lines = await examine(healthy())
  expect(lines.filter(({ grade }) => grade === 'fault')).toEqual([])
  expect(canStart(lines)).toBe(true)
  expect(of(lines, 'Temporal server')?.found).toMatch(/^1\.29\.1, .*temporal-server$/)
  expect(of(lines, 'Native modules')?.grade).toBe('ok')
  expect(of(lines, 'Loopback UDP')?.grade).toBe('ok')
})

test('a server that is nowhere keeps a start from working, and a release that answers is enough', async () => {
  expect(of(await examine(), 'LiveKit server')).toMatchObject({ grade: 'fault', found: expect.stringContaining('404') })
  for (const repository of [
    'livekit/livekit/releases/download/v1.13.5',
    'temporalio/temporal/releases/download/v1.29.1',
  ]) {
    const names = ['livekit_1.13.5_linux', 'temporal_1.29.1_linux', 'temporal_1.29.1_darwin']
    const all = names.flatMap((name) => [`${name}_amd64.tar.gz`, `${name}_arm64.tar.gz`])
    host.files.set(`/${repository}/checksums.txt`, Buffer.from(all.join('\n')))
  }
  host.requests.length = 0
  expect(of(await examine(), 'Temporal server')).toMatchObject({
    grade: 'ok',
    found: expect.stringContaining(host.url),
  })
  expect(host.requests.every(({ path }) => path.endsWith('checksums.txt'))).toBe(true)
})

test('a broken server program is named', async () => {
  const lines = await examine({ ...healthy(), LEXNOVA_TEMPORAL_BIN: server('broken', 'exit 1') })
  expect(of(lines, 'Temporal server')).toMatchObject({
    grade: 'warning',
    found: expect.stringMatching(/broken is not used: it does not run/),
  })
})

test('a port that is taken is a fault', async () => {
  const port = await freePort()
  taken = createServer().listen(port, '127.0.0.1')
  await expect.poll(() => (taken?.address() as AddressInfo | null)?.port).toBe(port)
  expect(of(await examine({ PORT: String(port) }), 'Port')).toMatchObject({
    grade: 'fault',
    found: expect.stringContaining(`Port ${port} is taken`),
  })
})

test('a wrong setting is a fault with its name', async () => {
  expect(of(await examine({ TOKEN_TTL_SECONDS: 'soon' }), 'Settings')).toMatchObject({
    grade: 'fault',
    found: expect.stringContaining('TOKEN_TTL_SECONDS'),
  })
})

test('a data folder that cannot be made is a fault', async () => {
  const file = join(directory, 'file')
  writeFileSync(file, '')
  expect(of(await examine({}, join(file, 'data')), 'Data folder')).toMatchObject({
    grade: 'fault',
    found: expect.stringContaining('ENOTDIR'),
  })
})

test('another instance is seen, and the check leaves nothing behind', async () => {
  const supervisor = await openSupervisor({ dataDir: dataDir() })
  expect(of(await examine(), 'Other instance')).toMatchObject({
    found: expect.stringContaining(`process ${process.pid}`),
  })
  await supervisor.close()
  expect(of(await examine(), 'Other instance')?.found).toBe('none')
  writeFileSync(join(dataDir(), 'lock'), JSON.stringify({ owner: { pid: process.pid, birth: 'of another process' } }))
  expect(of(await examine(), 'Other instance')?.found).toBe('none')
  rmSync(join(dataDir(), 'lock'))
  expect(execFileSync('ls', ['-A', dataDir()], { encoding: 'utf8' }).trim()).toBe('logs')
})

test('the database of DATABASE_URL is asked with its password', async () => {
  const right = process.env['TEST_DATABASE_URL'] ?? ''
  const wrong = new URL(right)
  wrong.password = 'wrong'
  const nowhere = new URL(right)
  nowhere.port = String(await freePort())
  const database = async (url: string) =>
    (await examine({ DATABASE_URL: url })).filter((line) => line.check === 'DATABASE_URL')
  expect(await database(right)).toMatchObject([{ grade: 'ok', found: expect.stringMatching(/Postgres 18/) }])
  expect(await database(wrong.href)).toMatchObject([{ grade: 'fault', found: expect.stringContaining('refused') }])
  expect(await database(nowhere.href)).toMatchObject([
    { grade: 'fault', found: expect.stringContaining('ECONNREFUSED') },
  ])
})

test('a Temporal and a LiveKit that do not answer are faults', async () => {
  const port = await freePort()
  const lines = await examine({
    TEMPORAL_ADDRESS: `127.0.0.1:${port}`,
    LIVEKIT_URL: `ws://127.0.0.1:${port}`,
    LIVEKIT_API_KEY: 'key',
    LIVEKIT_API_SECRET: 'a secret of more than thirty-two characters',
  })
  expect(of(lines, 'TEMPORAL_ADDRESS')).toMatchObject({ grade: 'fault', found: expect.stringContaining('not answer') })
  expect(of(lines, 'LIVEKIT_URL')).toMatchObject({ grade: 'fault', found: expect.stringContaining('ECONNREFUSED') })
})

test('without its packages it says to run npm ci and does not crash', () => {
  for (const name of ['local', 'temporal', 'config.ts', 'settings.ts', 'package.json', 'package-lock.json']) {
    cpSync(join(root, name), join(directory, 'copy', name), { recursive: true })
  }
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(directory, 'copy/local/doctor/main.mjs'), '--json'],
    { encoding: 'utf8', env: { PATH: '/usr/bin:/bin', HOME: directory, LEXNOVA_RELEASES_URL: 'http://127.0.0.1:9' } },
  )
  expect(stderr).toBe('')
  expect(status).toBe(1)
  const { can_start, checks } = JSON.parse(stdout) as { can_start: boolean; checks: Line[] }
  expect(can_start).toBe(false)
  for (const name of ['Packages', 'Settings']) {
    expect(of(checks, name)).toMatchObject({ grade: 'fault', advice: 'Run npm ci.' })
  }
})
