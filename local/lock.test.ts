import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { LockedError, takeLock } from './lock.ts'
import { startTimeOf } from './pids.ts'

let directory: string
let file: string

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'lexnova-lock-'))
  file = join(directory, 'lock')
})

afterEach(() => rmSync(directory, { recursive: true }))

const take = () => takeLock(file, directory, () => {})

test('a directory in use is refused with the process that holds it', async () => {
  await take()
  const refusal = take()
  await expect(refusal).rejects.toThrow(LockedError)
  await expect(refusal).rejects.toThrow(`process ${process.pid}`)
})

test('a released directory is free', async () => {
  const lock = await take()
  lock.release()
  expect(existsSync(file)).toBe(false)
  await take()
})

test('the lock of a process that is gone is taken over', async () => {
  const child = spawn('sleep', ['60'])
  const owner = { pid: child.pid as number, birth: startTimeOf(child.pid as number) }
  writeFileSync(file, JSON.stringify({ owner }))
  await expect(take()).rejects.toThrow(LockedError)
  child.kill('SIGKILL')
  await once(child, 'exit')
  await take()
})

test('a later process with the number of the owner does not hold the lock', async () => {
  writeFileSync(file, JSON.stringify({ owner: { pid: process.pid, birth: 'another' } }))
  await take()
})

test('a lock that was cut off while it was written is taken over', async () => {
  writeFileSync(file, '{"owner":')
  await take()
})

test('of several that find a stale lock one takes it', async () => {
  writeFileSync(file, JSON.stringify({ owner: { pid: process.pid, birth: 'another' } }))
  const outcomes = await Promise.allSettled([take(), take(), take()])
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('a lock that cannot be read is refused with its place, and not waited for', async () => {
  mkdirSync(file)
  const refusal = take()
  await expect(refusal).rejects.toThrow(LockedError)
  await expect(refusal).rejects.toThrow(file)
})
