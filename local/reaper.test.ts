import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isGroupRunning, isRunning } from './pids.ts'
import { openSupervisor } from './supervisor.ts'

const fixture = fileURLToPath(new URL('./reaper.fixture.ts', import.meta.url))
const settled = { timeout: 15_000 }

let dataDir: string
let supervisor: ChildProcess | undefined

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'lexnova-reaper-'))
})

afterEach(async () => {
  supervisor?.kill('SIGKILL')
  await expect.poll(() => runningGroups(), settled).toEqual([])
  rmSync(dataDir, { recursive: true })
})

function groups(): number[] {
  const entries: [number, unknown][] = JSON.parse(readFileSync(join(dataDir, 'groups.json'), 'utf8'))
  return entries.map(([group]) => group)
}

let known: number[] = []
const runningGroups = () => known.filter(isGroupRunning)

/** A supervisor in a process of its own, with two groups of two processes; a deaf one ignores SIGTERM. */
async function superviseElsewhere(hearing?: 'deaf'): Promise<ChildProcess> {
  supervisor = spawn(process.execPath, [fixture, dataDir, ...(hearing ? [hearing] : [])], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: supervisor.stdout as NodeJS.ReadableStream })
  await once(lines, 'line')
  known = groups()
  expect(runningGroups()).toHaveLength(2)
  return supervisor
}

function reaperPid(): number {
  return JSON.parse(readFileSync(join(dataDir, 'lock'), 'utf8')).reaper.pid
}

test('nothing stays behind after kill -9 of the supervisor, not even what ignores SIGTERM', {
  timeout: 30_000,
}, async () => {
  const child = await superviseElsewhere('deaf')
  const reaper = reaperPid()
  child.kill('SIGKILL')
  await expect.poll(() => runningGroups(), settled).toEqual([])
  await expect.poll(() => isRunning(reaper), settled).toBe(false)
})

test('a reaper that was killed is replaced and knows every group', { timeout: 30_000 }, async () => {
  const child = await superviseElsewhere()
  const first = reaperPid()
  process.kill(first, 'SIGKILL')
  await expect.poll(() => reaperPid()).not.toBe(first)
  child.kill('SIGKILL')
  await expect.poll(() => runningGroups(), settled).toEqual([])
})

test('what is left after kill -9 of supervisor and reaper together is ended by the next run', {
  timeout: 30_000,
}, async () => {
  const child = await superviseElsewhere()
  process.kill(child.pid as number, 'SIGSTOP')
  process.kill(reaperPid(), 'SIGKILL')
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect(runningGroups()).toHaveLength(2)
  const next = await openSupervisor({ dataDir })
  expect(runningGroups()).toEqual([])
  await next.close()
})

test('the next run waits until the reaper of the one before has done its work', { timeout: 30_000 }, async () => {
  const child = await superviseElsewhere()
  child.kill('SIGKILL')
  await once(child, 'exit')
  const next = await openSupervisor({ dataDir })
  expect(runningGroups()).toEqual([])
  await next.close()
})
