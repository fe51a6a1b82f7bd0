import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { ApiClient } from '../../local/client.ts'
import { watchDisk } from '../../local/disk.ts'
import { freePort } from '../../local/ports.ts'
import { findClusterParent, findPostgresUser, preparePostgresHome } from '../../local/postgres-home.ts'
import { canEnter } from '../../local/postgres-place.ts'
import { whenWrites } from '../../local/ready.ts'
import { removeCluster } from '../../local/remove-data.ts'
import { withoutProxies } from '../../local/stack.ts'
import { openSupervisor } from '../../local/supervisor.ts'
import { until } from '../harness/until.ts'
import { launch, makeFolder, run, start } from './command.ts'

const isRoot = process.getuid?.() === 0
const mounts: string[] = []

afterEach(() => {
  for (const mount of mounts.splice(0)) execFileSync('umount', ['-l', mount])
})

/** A disk of its own. */
function mountDisk(mebibytes: number): string {
  const place = makeFolder()
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${mebibytes}m`, 'tmpfs', place])
  mounts.push(place)
  return place
}

function fill(disk: string): string {
  const file = join(disk, 'ballast')
  try {
    execFileSync('dd', ['if=/dev/zero', `of=${file}`, 'bs=64k'], { stdio: 'ignore' })
  } catch {
    // There is no more room, as was wanted.
  }
  return file
}

test('a start behind proxies that answer nobody is ready, and its agent joins', async () => {
  const proxy = `http://127.0.0.1:${await freePort()}`
  const names = ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'http_proxy', 'https_proxy', 'all_proxy', 'grpc_proxy']
  const env = Object.fromEntries(names.map((name) => [name, proxy]))
  // Private: as root its database lies elsewhere.
  const dataDir = join(makeFolder(), 'data')
  const running = await start({
    env: { ...env, NODE_USE_ENV_PROXY: '1', LEXNOVA_DATA_DIR: dataDir },
    umask: '077',
    byNpm: true,
  })
  const health = await (await fetch(`${running.url}/health`)).json()
  expect(health).toMatchObject({ postgres: 'ok', temporal: 'ok', livekit: 'ok' })
  const api = new ApiClient(running.url, running.key)
  const { id } = await api.post<{ id: string }>('/sessions', { groom_name: 'Weber', bride_name: 'Conti' })
  await api.upload(id, 'script.txt', new TextEncoder().encode('1. What is your name?'))
  await api.post(`/start-interview/${id}`)
  type View = { progress: { agent: { joined: number } } }
  await until('the agent has joined', async () => (await api.get<View>(`/sessions/${id}`)).progress.agent.joined > 0)
  await running.stop()
  const cluster = findClusterParent(dataDir)
  const { code } = await run('local/reset.ts', { env: { LEXNOVA_DATA_DIR: dataDir }, args: ['--yes'] })
  expect([code, existsSync(dataDir), existsSync(cluster)]).toEqual([0, false, false])
})

test('an agent has no proxy beside a LiveKit on this machine, and has it beside any other', () => {
  const given = { HTTPS_PROXY: 'http://proxy:1', http_proxy: 'http://proxy:1', HOME: '/home/me' }
  expect(withoutProxies(given, { LIVEKIT_URL: 'ws://127.0.0.1:7880' })).toEqual({ HOME: '/home/me' })
  expect(withoutProxies(given, { LIVEKIT_URL: 'wss://livekit.example' })).toEqual(given)
  expect(withoutProxies(given, {})).toEqual(given)
})

test.runIf(isRoot)('(as root) a start on a full disk is one sentence, and leaves no file', async () => {
  const disk = mountDisk(64)
  const before = readdirSync(disk)
  const { code, output } = await run('local/start.ts', { env: { LEXNOVA_DATA_DIR: join(disk, 'data') } })
  expect([code, output]).toEqual([1, expect.stringMatching(/^Disk: \d+ MiB free\. Make room, .*\n$/)])
  expect(readdirSync(disk)).toEqual(before)
})

test.runIf(isRoot)(
  '(as root) a disk that fills up is named, ends nobody, and all goes on when there is room',
  async () => {
    const disk = mountDisk(80)
    const said: string[] = []
    const supervisor = await openSupervisor({
      dataDir: join(disk, 'data'),
      restart: true,
      onProgress: (l) => said.push(l),
    })
    const watch = watchDisk(disk, (line) => said.push(line), 50)
    try {
      const options = {
        name: 'worker',
        log: 'worker',
        command: '/bin/sh',
        args: ['-c', 'echo ready; while :; do sleep 0.1; done'],
        env: process.env,
        ready: whenWrites('ready'),
      }
      const worker = await supervisor.start(options)
      const ballast = fill(disk)
      await until('it is said', () => said.some((line) => /is full \(0 MiB free\).*200 MiB/.test(line)))
      await worker.kill()
      await until('its death is said', () => said.some((line) => line.startsWith('worker ended')))
      rmSync(ballast)
      await until(
        'it runs again',
        () => said.includes('worker runs again'),
        () => said.join('\n'),
      )
      await until('room is said', () => said.some((line) => line.includes('has room again')))
      expect(readdirSync(join(disk, 'data')).filter((name) => name.endsWith('.next'))).toEqual([])
    } finally {
      watch.close()
      await supervisor.close()
    }
  },
)

test.runIf(isRoot)('(as root) a copy of Postgres that a umask closed is opened for the user that runs it', () => {
  const home = makeFolder()
  const packaged = join(home, 'package', 'native')
  const version = `test-${process.pid}`
  const copy = `/var/lib/lexnova/postgres-${version}`
  for (const folder of ['bin', 'lib', 'share']) mkdirSync(join(packaged, folder), { recursive: true })
  writeFileSync(join(packaged, 'bin/postgres'), '', { mode: 0o700 })
  symlinkSync('bin', join(packaged, 'link'))
  writeFileSync(join(home, 'package', 'package.json'), JSON.stringify({ version }))
  const dataDir = join(home, 'data')
  mkdirSync(dataDir)
  const umask = process.umask(0o077)
  const user = findPostgresUser()
  try {
    const { binDir, clusterParent } = preparePostgresHome(dataDir, packaged)
    expect(binDir).toBe(join(copy, 'bin'))
    expect(canEnter(user, join(binDir, 'postgres'))).toBe(true)
    expect(canEnter(user, clusterParent)).toBe(true)
    // As an earlier version left it.
    for (const path of [copy, join(copy, 'bin'), join(copy, 'bin/postgres')]) chmodSync(path, 0o700)
    preparePostgresHome(dataDir, packaged)
    expect(canEnter(user, join(binDir, 'postgres'))).toBe(true)
    removeCluster(clusterParent)
  } finally {
    process.umask(umask)
    rmSync(copy, { recursive: true, force: true })
  }
})

test('Ctrl-C in the middle of the demo leaves neither process nor file', async () => {
  const temporary = makeFolder()
  chmodSync(temporary, 0o711)
  const demo = launch('local/demo.ts', { env: { TMPDIR: temporary } })
  await until('its servers start', () => demo.output().includes('Starting'), demo.output)
  expect(await demo.stop()).toBe(130)
  expect(readdirSync(temporary).filter((name) => name.startsWith('lexnova-demo-'))).toEqual([])
  expect(demo.output()).not.toMatch(/^\s+at /m)
})

test('who joins a LiveKit that is not there is told so', async () => {
  const args = [`ws://127.0.0.1:${await freePort()}`, 'token']
  const { code, output } = await run('local/join.ts', { args })
  expect([code, output]).toEqual([1, expect.stringMatching(/^Could not join: .*refused/)])
  expect(existsSync('core')).toBe(false)
})
