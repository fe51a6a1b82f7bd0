import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { isGroupRunning } from '../../local/pids.ts'
import { root } from '../../local/place.ts'
import { SETTINGS } from '../../settings.ts'
import { until } from '../harness/until.ts'

const notCopied = ['node_modules', '.git', '.lexnova', 'docs', 'test']

/** Nothing of the machine's own settings, also of those in its .env file; servers and bundles where they are kept. */
const bare = () => ({
  ...Object.fromEntries(SETTINGS.map((name) => [name, ''])),
  PATH: process.env['PATH'] ?? '',
  HOME: process.env['HOME'] ?? '',
  PORT: '0',
  ...(process.env['LEXNOVA_PORTS'] && { LEXNOVA_PORTS: process.env['LEXNOVA_PORTS'] }),
  ...(process.env['LEXNOVA_TEMPORAL_BIN'] && { LEXNOVA_TEMPORAL_BIN: process.env['LEXNOVA_TEMPORAL_BIN'] }),
  ...(process.env['LEXNOVA_LIVEKIT_BIN'] && { LEXNOVA_LIVEKIT_BIN: process.env['LEXNOVA_LIVEKIT_BIN'] }),
})

export type Settings = Record<string, string | undefined>

export interface RunOptions {
  env?: Settings
  /** Of the copy of the product; this one when not given. */
  checkout?: string
  args?: readonly string[]
  /** Only where the tests run as root. */
  user?: { uid: number; gid: number }
  umask?: string
  /** By local/bootstrap.mjs, as npm scripts are; otherwise past it. */
  byNpm?: boolean
}

/** A command of the product as it runs, with what it has said so far. */
export interface Running {
  child: ChildProcess
  output(): string
  /** Its exit code, once nothing of its group is left. */
  end: Promise<number | null>
  stop(): Promise<number | null>
}

/** Starts an entry of the product as its npm script does, in a group of its own. */
export function launch(
  entry: string,
  { env = {}, checkout = root, args = [], user, umask, byNpm = false }: RunOptions = {},
): Running {
  const how = byNpm ? [`${checkout}/local/bootstrap.mjs`] : ['--import', `${checkout}/local/tether.mjs`]
  const command = [process.execPath, ...how, `${checkout}/${entry}`, ...args]
  const child = spawn('/bin/sh', ['-c', `umask ${umask ?? '022'}; exec "$@"`, 'sh', ...command], {
    cwd: checkout,
    env: { ...bare(), ...env },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...user,
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => (output += String(data)))
  const end = new Promise<number | null>((resolve) => child.on('close', (code) => resolve(code)))
  const stop = async () => {
    child.kill('SIGINT')
    return await end
  }
  const running = { child, output: () => output, end, stop }
  started.push(running)
  return running
}

const started: Running[] = []
const directories: string[] = []

afterAll(async () => {
  for (const { child, end } of started) {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
    await end
    if (child.pid !== undefined && isGroupRunning(child.pid)) process.kill(-child.pid, 'SIGKILL')
  }
  for (const directory of directories) rmSync(directory, { recursive: true, force: true })
})

/** Runs to its end: what it said, and its exit code. */
export async function run(entry: string, options: RunOptions = {}): Promise<{ code: number | null; output: string }> {
  const running = launch(entry, options)
  const code = await running.end
  return { code, output: running.output() }
}

/** Starts the whole product and waits until it says how to use it. */
export async function start(options: RunOptions): Promise<Running & { url: string; key: string }> {
  const running = launch('local/start.ts', options)
  let ended = false
  void running.end.then(() => (ended = true))
  await until('the product is ready', () => ended || running.output().includes('Stop  '), running.output)
  const said = (name: string) => new RegExp(`^${name} +(\\S+)$`, 'm').exec(running.output())?.[1]
  const [url, key] = [said('LexNova runs at'), said('API key')]
  if (url === undefined || key === undefined) throw new Error(`it did not start: ${running.output()}`)
  return { ...running, url, key }
}

/** A folder that is removed after the tests of the file. */
export function makeFolder(): string {
  const directory = mkdtempSync(join(tmpdir(), 'lexnova-first-run-'))
  directories.push(directory)
  return directory
}

/** A copy of the product, with the packages of this one. */
export function copyProduct(target: string): string {
  for (const name of readdirSync(root)) {
    if (!notCopied.includes(name)) cpSync(join(root, name), join(target, name), { recursive: true })
  }
  symlinkSync(join(root, 'node_modules'), join(target, 'node_modules'))
  return target
}
