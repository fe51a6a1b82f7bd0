import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

const hasProc = existsSync('/proc/self/stat')

interface ProcStat {
  state: string
  group: number
  startTime: string
}

function procStat(pid: number | string): ProcStat | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    return { state: fields[0] ?? '', group: Number(fields[2]), startTime: fields[19] ?? '' }
  } catch {
    return undefined
  }
}

/** Sends a signal to a process, or to a group when `pid` is negative; false when nothing is there to take it. */
export function sendSignal(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(pid, signal)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Whether the process runs; a zombie that nobody has reaped counts as gone. */
export function isRunning(pid: number): boolean {
  if (!hasProc) return sendSignal(pid, 0)
  const stat = procStat(pid)
  return stat !== undefined && stat.state !== 'Z'
}

/** Whether any process of the group still runs; zombies count as gone. */
export function isGroupRunning(group: number): boolean {
  if (!sendSignal(-group, 0)) return false
  if (!hasProc) return true
  return readdirSync('/proc').some((name) => {
    if (!/^\d+$/.test(name)) return false
    const stat = procStat(name)
    return stat !== undefined && stat.group === group && stat.state !== 'Z'
  })
}

/**
 * What tells this process from a later one with the same number; undefined when it does not run.
 * On Linux its start in clock ticks since boot, elsewhere its start as `ps` prints it.
 */
export function startTimeOf(pid: number): string | undefined {
  if (hasProc) return isRunning(pid) ? procStat(pid)?.startTime : undefined
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined
  } catch {
    return undefined
  }
}

/** With which program and arguments a process runs; undefined when it does not run. */
export function commandOf(pid: number): string | undefined {
  if (!isRunning(pid)) return undefined
  try {
    return hasProc
      ? readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
      : execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
  } catch {
    return undefined
  }
}

/** Waits until no process of the group runs; false when some still do after `timeoutMs`. */
export async function groupEnd(group: number, timeoutMs: number): Promise<boolean> {
  const deadline = performance.now() + timeoutMs
  while (isGroupRunning(group)) {
    if (performance.now() > deadline) return false
    await sleep(20)
  }
  return true
}
