import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { cpuSecondsOf, memoryMbOf, parseStat, treeOf } from './usage.ts'

test('a program with a bracket in its name does not shift the fields', () => {
  const stat = '7 (a) b) S 3 7 7 0 -1 4194304 1 0 0 0 250 50 0 0 20 0 1 0 1 1 1'
  expect(parseStat(stat)).toEqual({ parent: 3, ticks: 300 })
  expect(parseStat('')).toBeUndefined()
})

test('a process is found with what it started', async () => {
  const child = spawn('sh', ['-c', 'sleep 30 & echo; wait'])
  try {
    await once(child.stdout, 'data')
    expect(treeOf(child.pid ?? 0)).toHaveLength(2)
    expect(treeOf(process.pid)).toContain(child.pid)
  } finally {
    for (const pid of treeOf(child.pid ?? 0).toReversed()) process.kill(pid)
  }
})

test('memory and processor time of a process are read', () => {
  const memoryMb = memoryMbOf([process.pid])
  const cpuSeconds = cpuSecondsOf([process.pid])
  const { heapTotal, rss } = process.memoryUsage()
  expect(memoryMb).toBeGreaterThan(heapTotal / 1_048_576 / 2)
  expect(memoryMb).toBeLessThan((rss / 1_048_576) * 1.5)
  expect(cpuSeconds).toBeCloseTo(process.cpuUsage().user / 1e6 + process.cpuUsage().system / 1e6, 0)
})
