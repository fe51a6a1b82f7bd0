import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isGroupRunning, isRunning } from './pids.ts'
import { tellingLines } from './process.ts'
import { whenWrites } from './ready.ts'
import { openSupervisor, type StartOptions, type Supervisor } from './supervisor.ts'

let dataDir: string
let supervisor: Supervisor
let said: string[]

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'lexnova-process-'))
  said = []
  supervisor = await openSupervisor({ dataDir, onProgress: (line) => said.push(line) })
})

afterEach(async () => {
  await supervisor.close()
  rmSync(dataDir, { recursive: true })
})

function script(text: string, options: Partial<StartOptions> = {}): StartOptions {
  return {
    name: 'script',
    log: 'script',
    command: '/bin/sh',
    args: ['-c', text],
    env: process.env,
    ready: whenWrites('ready'),
    ...options,
  }
}

const forever = 'while :; do sleep 0.1; done'

test('a process is ready once its line is in the log', async () => {
  const started = await supervisor.start(script(`echo getting; sleep 0.2; echo ready; ${forever}`))
  expect(isRunning(started.pid as number)).toBe(true)
  expect(readFileSync(started.logFile, 'utf8')).toBe('getting\nready\n')
})

test('a process that ends before it is ready is an error with its last words', async () => {
  await expect(supervisor.start(script('echo the disk is full; exit 3'))).rejects.toThrow(
    /exit code 3[^]*the disk is full/,
  )
})

test('a process that is never ready is ended', async () => {
  const pidFile = join(dataDir, 'pid')
  await expect(supervisor.start(script(`echo $$ > ${pidFile}; ${forever}`, { readyTimeoutMs: 2_000 }))).rejects.toThrow(
    /not ready after 2 s/,
  )
  expect(isGroupRunning(Number(readFileSync(pidFile, 'utf8')))).toBe(false)
})

test('a line of an earlier run does not make a process ready', async () => {
  const once = join(dataDir, 'once')
  const started = await supervisor.start(script(`[ -e ${once} ] && exit 1; touch ${once}; echo ready; ${forever}`))
  await started.stop()
  await expect(started.start()).rejects.toThrow(/ended before it was ready/)
})

test('a stop lets a process finish its work', async () => {
  const saved = join(dataDir, 'saved')
  const started = await supervisor.start(script(`trap 'touch ${saved}; exit 0' TERM; echo ready; ${forever}`))
  await started.stop()
  expect(existsSync(saved)).toBe(true)
})

test('a process that ignores the stop is killed with all its children', async () => {
  const started = await supervisor.start(
    script(`trap '' TERM; (${forever}) & echo ready; ${forever}`, { stopTimeoutMs: 200 }),
  )
  const group = started.pid as number
  await started.stop()
  expect(isGroupRunning(group)).toBe(false)
})

test('a kill takes the whole group, and the process stays away until it is started', async () => {
  const started = await supervisor.start(script(`(${forever}) & echo ready; ${forever}`))
  const group = started.pid as number
  await started.kill()
  expect(isGroupRunning(group)).toBe(false)
  expect(started.pid).toBeUndefined()
  await started.start()
  expect(started.pid).not.toBe(group)
  expect(isGroupRunning(started.pid as number)).toBe(true)
})

test('children do not outlive a process that ends by itself', async () => {
  const started = await supervisor.start(
    script(`(${forever}) & echo ready; until [ -e ${join(dataDir, 'end')} ]; do sleep 0.02; done`),
  )
  const group = started.pid as number
  writeFileSync(join(dataDir, 'end'), '')
  await expect.poll(() => isGroupRunning(group)).toBe(false)
})

test('a supervised process that dies comes back, and it is said', async () => {
  const started = await supervisor.start(script(`echo ready; ${forever}`, { restart: true }))
  const first = started.pid
  await started.kill()
  await expect.poll(() => said).toContain('script runs again')
  expect(said[0]).toBe('script ended (killed by SIGKILL); starting it again')
  expect(started.pid).toBeTypeOf('number')
  expect(started.pid).not.toBe(first)
})

test('a restart that fails is tried again', async () => {
  const broken = join(dataDir, 'broken')
  const started = await supervisor.start(
    script(`[ -e ${broken} ] && exit 1; echo ready; ${forever}`, { restart: true }),
  )
  writeFileSync(broken, '')
  await started.kill()
  await expect.poll(() => said.some((line) => line.includes('Trying again'))).toBe(true)
  rmSync(broken)
  await expect.poll(() => said, { timeout: 5_000 }).toContain('script runs again')
})

test('a stopped process does not come back', async () => {
  const started = await supervisor.start(script(`echo ready; ${forever}`, { restart: true }))
  await started.kill()
  await started.stop()
  expect(started.pid).toBeUndefined()
  await started.start()
  expect(said.filter((line) => line === 'script runs again')).toEqual([])
})

test('closing stops the last started first', async () => {
  const order = join(dataDir, 'order')
  const named = (name: string) =>
    script(`trap 'echo ${name} >> ${order}; exit' TERM; echo ready; ${forever}`, { name, log: name })
  for (const name of ['database', 'server']) await supervisor.start(named(name))
  await supervisor.close()
  expect(readFileSync(order, 'utf8')).toBe('server\ndatabase\n')
})

test('of a log that is long the lines from its first error on are quoted, in words', () => {
  const noise = Array.from({ length: 20 }, (_, index) => `    at somewhere (file.ts:${index})`)
  const lines = ['starting', 'Error: cannot find module x', '  it needs y', ...noise]
  expect(tellingLines(lines.join('\n')).slice(0, 2)).toEqual(['Error: cannot find module x', '  it needs y'])
  const temporal = '{"level":"error","msg":"unable to open","error":"disk I/O error","stacktrace":"go.uber..."}'
  expect(tellingLines(`{"level":"warn","msg":"slow"}\n${temporal}`)).toEqual(['unable to open: disk I/O error'])
  expect(tellingLines('one\ntwo')).toEqual(['one', 'two'])
})
