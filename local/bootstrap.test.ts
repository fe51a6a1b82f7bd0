import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isRunning } from './pids.ts'

const bootstrap = fileURLToPath(new URL('./bootstrap.mjs', import.meta.url))
const patient = { timeout: 10_000 }

const { NODE_COMPILE_CACHE: _, ...withoutCompileCache } = process.env

let directory: string
let child: ChildProcess

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'lexnova-bootstrap-'))
})

afterEach(() => {
  child.kill('SIGKILL')
  rmSync(directory, { recursive: true })
})

/** The entry writes what it sees to `seen` and its process id to `pid`. */
function run(text: string, ...args: string[]): ChildProcess {
  return runIn({}, text, ...args)
}

function runIn(environment: Record<string, string>, text: string, ...args: string[]): ChildProcess {
  const entry = join(directory, 'entry.ts')
  writeFileSync(
    entry,
    `import { appendFileSync, writeFileSync } from 'node:fs'
     const saw = (what: string) => appendFileSync(${JSON.stringify(join(directory, 'seen'))}, what + '\\n')
     ${text}
     writeFileSync(${JSON.stringify(join(directory, 'pid'))}, String(process.pid))`,
  )
  child = spawn(process.execPath, [bootstrap, entry, ...args], {
    stdio: 'ignore',
    env: { ...withoutCompileCache, npm_lifecycle_event: '', ...environment },
  })
  return child
}

const seen = () =>
  existsSync(join(directory, 'seen')) ? readFileSync(join(directory, 'seen'), 'utf8').trim().split('\n') : []

async function entryPid(): Promise<number> {
  await expect
    .poll(() => existsSync(join(directory, 'pid')) && readFileSync(join(directory, 'pid'), 'utf8'), patient)
    .toMatch(/^\d+$/)
  return Number(readFileSync(join(directory, 'pid'), 'utf8'))
}

const forever = 'setInterval(() => {}, 1000)'

test('arguments reach the entry, its exit code comes back, and our programs are first on the path', async () => {
  run(
    `saw(process.argv.slice(2).join()); saw(process.env.PATH?.split(':')[0] ?? ''); process.exitCode = 7`,
    'one',
    'two',
  )
  expect(await once(child, 'exit')).toEqual([7, null])
  expect(seen()).toEqual(['one,two', fileURLToPath(new URL('../node_modules/.bin', import.meta.url))])
})

test('an interrupt that comes twice at once stops the entry once', async () => {
  run(`process.on('SIGINT', () => { saw('interrupted'); setTimeout(() => process.exit(0), 300) }); ${forever}`)
  await entryPid()
  child.kill('SIGINT')
  child.kill('SIGINT')
  await once(child, 'exit')
  expect(seen()).toEqual(['interrupted'])
})

test('an entry ends in good order when bootstrap is killed', async () => {
  run(`process.on('SIGTERM', () => { saw('asked to stop'); process.exit(0) }); ${forever}`)
  const pid = await entryPid()
  child.kill('SIGKILL')
  await expect.poll(() => isRunning(pid), patient).toBe(false)
  expect(seen()).toEqual(['asked to stop'])
})

test.each([
  ['is its user’s alone is used', 0o700, true],
  ['others may write to is not used', 0o777, false],
])('a folder of compiled code that %s', async (_what, mode, isTaken) => {
  const compiled = join(directory, 'compiled')
  mkdirSync(compiled)
  chmodSync(compiled, mode)
  runIn({ LEXNOVA_CACHE_DIR: directory }, `saw(process.env.NODE_COMPILE_CACHE ?? 'nowhere')`)
  await once(child, 'exit')
  expect(seen()).toEqual([isTaken ? compiled : 'nowhere'])
})
