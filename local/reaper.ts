import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, rmSync } from 'node:fs'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { writeNote } from './note.ts'
import { startTimeOf, groupEnd, sendSignal } from './pids.ts'

const main = fileURLToPath(new URL('./reaper-main.ts', import.meta.url))
const sweepGraceMs = 8_000

interface KnownGroup {
  signal: NodeJS.Signals
  birth: string | undefined
}

/**
 * Sees to it that no process group outlives this process, not even after its `kill -9`.
 * The groups are also written to a file, so that the next run can end what is left
 * when supervisor and reaper were both killed.
 */
export class Reaper {
  readonly #file: string
  readonly #onStart: (pid: number) => void
  readonly #groups = new Map<number, KnownGroup>()
  readonly #acknowledgements = new Map<string, () => void>()
  #child: ChildProcessByStdio<Writable, Readable, null> | undefined
  #closed = false

  /** @param onStart called with the reaper's process id, again when it had to be replaced */
  constructor(file: string, onStart: (pid: number) => void) {
    this.#file = file
    this.#onStart = onStart
    this.#start()
  }

  #start(): void {
    const child = spawn(process.execPath, [main], { stdio: ['pipe', 'pipe', 'ignore'], detached: true, cwd: '/' })
    this.#child = child
    child.stdin.on('error', () => {})
    child.on('error', () => {})
    child.on('exit', () => {
      if (!this.#closed) this.#start()
    })
    createInterface({ input: child.stdout }).on('line', (line) => {
      this.#acknowledgements.get(line)?.()
      this.#acknowledgements.delete(line)
    })
    if (child.pid !== undefined) this.#onStart(child.pid)
    for (const [group, { signal }] of this.#groups) child.stdin.write(`+ ${group} ${signal}\n`)
  }

  /** Puts a group under the reaper's care; resolves once the reaper has taken it. `signal` asks it to end. */
  async add(group: number, signal: NodeJS.Signals): Promise<void> {
    const line = `+ ${group} ${signal}`
    this.#groups.set(group, { signal, birth: startTimeOf(group) })
    this.#save()
    const taken = new Promise<void>((resolve) => this.#acknowledgements.set(line, resolve))
    this.#child?.stdin.write(`${line}\n`)
    await taken
  }

  /** Forgets a group that has ended. */
  remove(group: number): void {
    this.#groups.delete(group)
    this.#save()
    this.#child?.stdin.write(`- ${group}\n`)
  }

  /** Ends the reaper; the groups it still has are ended first. */
  async close(): Promise<void> {
    this.#closed = true
    const child = this.#child
    if (child && child.exitCode === null && child.signalCode === null) {
      child.stdin.end()
      await once(child, 'exit')
    }
    rmSync(this.#file, { force: true })
  }

  #save(): void {
    writeNote(this.#file, JSON.stringify([...this.#groups]))
  }
}

/** Ends the groups that a run whose supervisor and reaper were both killed left behind. */
export async function endLeftovers(file: string): Promise<void> {
  const groups = readGroups(file).filter(([group, { birth }]) => birth !== undefined && startTimeOf(group) === birth)
  for (const [group, { signal }] of groups) sendSignal(-group, signal)
  await Promise.all(
    groups.map(async ([group]) => {
      if (await groupEnd(group, sweepGraceMs)) return
      sendSignal(-group, 'SIGKILL')
      await groupEnd(group, sweepGraceMs)
    }),
  )
  rmSync(file, { force: true })
}

function readGroups(file: string): [number, KnownGroup][] {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return []
  }
}
