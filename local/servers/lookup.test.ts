import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openSupervisor, type Supervisor } from '../supervisor.ts'
import { ServerMissingError } from './errors.ts'
import { ensureServer } from './lookup.ts'
import { archiveOf, ReleaseHost, sha256 } from './release-host.fixture.ts'

let directory: string
let supervisor: Supervisor
let said: string[]
let host: ReleaseHost

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'lexnova-servers-'))
  said = []
  host = new ReleaseHost()
  await host.open()
  supervisor = await openSupervisor({ dataDir: join(directory, 'data'), onProgress: (line) => said.push(line) })
})

afterEach(async () => {
  await supervisor.close()
  await host.close()
  rmSync(directory, { recursive: true })
})

function program(path: string, text: string): string {
  const file = join(directory, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `#!/bin/sh\n${text}\n`, { mode: 0o755 })
  return file
}

const liveKit = (path: string, version = '1.13.5') => program(path, `echo livekit-server version ${version}`)
const cached = () => liveKit('cache/bin/livekit-server-1.13.5')

/** Stands in for Go: writes what `go install` would. */
const go = () =>
  program(
    'path/go',
    `printf '#!/bin/sh\\necho livekit-server version 1.13.5\\n' > $GOBIN/server; chmod +x $GOBIN/server`,
  )

function find(name: 'temporal' | 'liveKit' = 'liveKit', variables: Record<string, string> = {}): Promise<string> {
  const path = `${join(directory, 'path')}:/usr/bin:/bin`
  return ensureServer(name, supervisor, {
    PATH: path,
    LEXNOVA_CACHE_DIR: join(directory, 'cache'),
    LEXNOVA_RELEASES_URL: host.url,
    ...variables,
  })
}

/** The official release of this platform, with a program that says it is of this version. */
async function publish(version: string): Promise<void> {
  const archive = await archiveOf('livekit-server', `#!/bin/sh\necho livekit-server version ${version}\n`)
  const name = `livekit_1.13.5_linux_${process.arch === 'arm64' ? 'arm64' : 'amd64'}.tar.gz`
  const folder = '/livekit/livekit/releases/download/v1.13.5'
  host.files.set(`${folder}/${name}`, archive)
  host.files.set(`${folder}/checksums.txt`, Buffer.from(`${sha256(archive)}  ${name}\n`))
}

test('the program named by the environment comes first', async () => {
  const named = liveKit('named')
  liveKit('path/livekit-server')
  cached()
  expect(await find('liveKit', { LEXNOVA_LIVEKIT_BIN: named })).toBe(named)
})

test('the program on the path comes before the cached one', async () => {
  const onPath = liveKit('path/livekit-server', '2.0.0')
  cached()
  expect(await find()).toBe(onPath)
})

test('an older program is passed over, and it is said', async () => {
  const old = liveKit('path/livekit-server', '1.9.10')
  const inCache = cached()
  expect(await find()).toBe(inCache)
  expect(said).toEqual([`Not using ${old}: version 1.9.10 is older than 1.13.5`])
})

test('a program that does not run is passed over', async () => {
  program('path/livekit-server', 'exit 1')
  const inCache = cached()
  expect(await find('liveKit', { LEXNOVA_LIVEKIT_BIN: join(directory, 'nowhere') })).toBe(inCache)
})

test('a Temporal server is known by what it says, and the command line with a server in it is not taken for one', async () => {
  const named = program('named', 'echo "temporal version 1.30.0 (Server 1.29.1, UI 2.42.1)"')
  const server = program('path/temporal-server', 'echo "temporal version 1.29.1"')
  expect(await find('temporal', { LEXNOVA_TEMPORAL_BIN: named })).toBe(server)
  expect(said).toEqual([`Not using ${named}: it does not tell its version`])
})

test('the cached program needs no release', async () => {
  const inCache = cached()
  expect(await find()).toBe(inCache)
  expect(host.requests).toEqual([])
})

test.runIf(process.platform === 'linux')('the official release comes before a build', async () => {
  await publish('1.13.5')
  program('path/go', 'exit 1')
  expect(await find()).toBe(join(directory, 'cache/bin/livekit-server-1.13.5'))
})

test.runIf(process.platform === 'linux')(
  'a release whose program is not what it should be is passed over for a build',
  async () => {
    await publish('1.9.0')
    go()
    await find()
    expect(said).toEqual([expect.stringMatching(/^Not using .*1\.9\.0 is older/)])
  },
)

test('a program found nowhere is built with Go into the cache', async () => {
  go()
  const built = await find()
  expect(built).toBe(join(directory, 'cache/bin/livekit-server-1.13.5'))
  expect(readdirSync(join(directory, 'cache/bin'))).toEqual(['livekit-server-1.13.5'])
})

test('two builds at the same time both succeed', async () => {
  go()
  const [one, other] = await Promise.all([find(), find()])
  expect(one).toBe(other)
  expect(existsSync(one)).toBe(true)
})

test('what an interrupted build left behind is removed', async () => {
  go()
  const leftover = join(directory, 'cache/bin/.build-999999999-abc')
  mkdirSync(leftover, { recursive: true })
  await find()
  expect(existsSync(leftover)).toBe(false)
})

test('a failed build names its log and leaves nothing in the cache', async () => {
  program('path/go', 'echo no network; exit 1')
  await expect(find()).rejects.toThrow(/build-livekit-server\.log/)
  expect(readFileSync(join(supervisor.logsDir, 'build-livekit-server.log'), 'utf8')).toContain('no network')
  expect(readdirSync(join(directory, 'cache/bin'))).toEqual([])
})

test('without release and Go the error says what to do', async () => {
  const missing = find()
  await expect(missing).rejects.toThrow(ServerMissingError)
  await expect(missing).rejects.toThrow(/install Go.*LEXNOVA_LIVEKIT_BIN.*LIVEKIT_URL/)
})
