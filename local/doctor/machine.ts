import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { Context } from './context.ts'
import { fault, type Line, ok, warning } from './line.ts'

const mebibyte = 1024 * 1024
const hourMs = 60 * 60 * 1000

export function checkMachine({ root }: Context): Line[] {
  return [
    gradeMemory(process.availableMemory() / mebibyte),
    gradeClock(Date.now(), statSync(join(root, 'package-lock.json')).mtimeMs),
  ]
}

export function gradeMemory(availableMebibytes: number): Line {
  const found = `${(availableMebibytes / 1024).toFixed(1)} GiB available`
  if (availableMebibytes >= 2048) return ok('Memory', found)
  return warning('Memory', found, 'LexNova takes about 1.5 GiB, and 160 MB more for each interview. Close something.')
}

/** Records, tokens and certificates go by the clock; it cannot be before the files of the project were written. */
export function gradeClock(nowMs: number, writtenMs: number): Line {
  const now = new Date(nowMs).toISOString()
  if (nowMs >= writtenMs - hourMs) return ok('Clock', now)
  return fault('Clock', `${now} is before LexNova was put here`, 'Set the clock of this machine.')
}
