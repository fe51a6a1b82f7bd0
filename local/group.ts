import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync } from 'node:fs'
import type { Writable } from 'node:stream'
import { groupEnd, sendSignal } from './pids.ts'
import type { Reaper } from './reaper.ts'

const sweepTimeoutMs = 5_000
/** Holds the program back until its group is in the reaper's care; the end of descriptor 3 without a word ends it. What it writes is its user's alone. */
const gate = 'umask 077; read -r go <&3 || exit 125; exec "$@" 3<&-'

export interface Exit {
  code: number | null
  signal: NodeJS.Signals | null
}

export interface GroupOptions {
  command: string
  args: readonly string[]
  cwd: string
  env: NodeJS.ProcessEnv
  /** Takes standard output and standard error; appended to. */
  logFile: string
  /** Asks the group to end in good order. */
  stopSignal: NodeJS.Signals
  /** The user to run as, when this process is root. */
  user?: { uid: number; gid: number } | undefined
}

/** A program and all it forks, as one process group. */
export interface Group {
  pid: number
  /** Resolves once the program has ended and nothing of its group is left. */
  exited: Promise<Exit>
  /** Sends a signal to the program alone. */
  signal(signal: NodeJS.Signals): void
  /** SIGKILL to the whole group. */
  kill(): void
}

/**
 * Starts a program in a process group of its own that cannot outlive this process.
 * @throws Error when the shell or the working directory does not exist
 */
export async function startGroup(reaper: Reaper, options: GroupOptions): Promise<Group> {
  const log = openSync(options.logFile, 'a', 0o600)
  try {
    const child = spawn('/bin/sh', ['-c', gate, 'sh', options.command, ...options.args], {
      cwd: options.cwd,
      env: options.env,
      detached: true,
      stdio: ['ignore', log, log, 'pipe'],
      ...options.user,
    })
    const exit = new Promise<Exit>((resolve) => child.on('exit', (code, signal) => resolve({ code, signal })))
    await once(child, 'spawn')
    const pid = child.pid as number
    const exited = exit.then(async (result) => {
      sendSignal(-pid, 'SIGKILL')
      await groupEnd(pid, sweepTimeoutMs)
      reaper.remove(pid)
      return result
    })
    await reaper.add(pid, options.stopSignal)
    const start = child.stdio[3] as Writable
    start.on('error', () => {})
    start.end('go\n')
    return {
      pid,
      exited,
      signal: (signal) => void sendSignal(pid, signal),
      kill: () => void sendSignal(-pid, 'SIGKILL'),
    }
  } finally {
    closeSync(log)
  }
}

/** How a program ended, in words for people. */
export function describeExit({ code, signal }: Exit): string {
  return signal ? `killed by ${signal}` : `exit code ${code}`
}
