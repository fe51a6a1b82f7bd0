import { setTimeout as sleep } from 'node:timers/promises'
import { describeExit, type Exit, type Group, type GroupOptions, startGroup } from './group.ts'
import { LogTail, rotate } from './log-file.ts'
import type { Reaper } from './reaper.ts'
import { ObstacleError } from './obstacle.ts'

const firstRestartMs = 250
const slowestRestartMs = 15_000
/** A process that ran this long was well: its next restart is quick again. */
const wellAfterMs = 60_000

const shownLines = 8
const longestLine = 400
const ERROR_LINE = /^\s*(\w*(Error|Exception)\b|(FATAL|PANIC|ERROR)\b|.*\b(FATAL|PANIC): )/
/** Of our JSON lines, in which 50 is an error, and of those of Temporal and LiveKit. */
const ERROR_LEVEL = /"level": ?(50|60|"(error|fatal|panic)")/

/** Thrown when a process did not become ready; the message ends with what its log says. */
class StartError extends ObstacleError {
  override name = 'StartError'
}

export type ProcessEvent =
  | { kind: 'died'; exit: Exit; restarting: boolean }
  | { kind: 'restarted' }
  | { kind: 'restart failed'; error: Error }

export interface ProcessOptions extends GroupOptions {
  /** For people: "Postgres", "agent". */
  name: string
  /** Resolves once the process does its work; asked anew at every start. */
  ready: (output: LogTail, signal: AbortSignal) => Promise<void>
  readyTimeoutMs: number
  /** How long an orderly stop may take before the group is killed. */
  stopTimeoutMs: number
  /** Starts it again, with back-off, when it ends without having been told to. */
  restart: boolean
  /** Whether a start that failed with this output is worth repeating at once. */
  passing?: (output: string) => boolean
  onEvent?: (event: ProcessEvent) => void
}

/** One supervised process with its group: started until ready, stopped, killed, restarted. */
export class Process {
  readonly name: string
  readonly logFile: string
  readonly #reaper: Reaper
  readonly #options: ProcessOptions
  #group: Group | undefined
  #life: AbortController | undefined
  #supervision: Promise<void> | undefined

  constructor(reaper: Reaper, options: ProcessOptions) {
    this.name = options.name
    this.logFile = options.logFile
    this.#reaper = reaper
    this.#options = options
  }

  /** Of the program that runs now, which leads its process group. */
  get pid(): number | undefined {
    return this.#group?.pid
  }

  /**
   * Starts it and waits until it is ready.
   * @throws StartError when it ends first or takes longer than `readyTimeoutMs`
   */
  async start(): Promise<void> {
    if (this.#life) throw new Error(`${this.name} is started already`)
    const life = new AbortController()
    this.#life = life
    try {
      const group = await this.#launch(life.signal)
      this.#supervision = this.#supervise(group, life)
    } catch (error) {
      if (this.#life === life) this.#life = undefined
      throw error
    }
  }

  /** Ends it in good order, by force after `stopTimeoutMs`; resolves when nothing of its group is left. */
  async stop(): Promise<void> {
    await this.#end(async (group) => {
      group.signal(this.#options.stopSignal)
      const timer = setTimeout(() => group.kill(), this.#options.stopTimeoutMs)
      await group.exited
      clearTimeout(timer)
    })
  }

  /** Stops it at once with SIGKILL, and for good: it is not restarted. */
  async destroy(): Promise<void> {
    await this.#end(async (group) => {
      group.kill()
      await group.exited
    })
  }

  /**
   * SIGKILL to the whole group, as a crash would: with `restart` it comes back by itself,
   * without it stays away until `start()`. Resolves when nothing of the group is left.
   */
  async kill(): Promise<void> {
    const group = this.#group
    group?.kill()
    await group?.exited
    if (!this.#options.restart) await this.#supervision
  }

  async restart(): Promise<void> {
    await this.stop()
    await this.start()
  }

  async #end(endGroup: (group: Group) => Promise<void>): Promise<void> {
    this.#life?.abort()
    if (this.#group) await endGroup(this.#group)
    await this.#supervision
    this.#life = undefined
    this.#supervision = undefined
  }

  async #supervise(first: Group, life: AbortController): Promise<void> {
    const { signal } = life
    const { restart, onEvent } = this.#options
    let group: Group | undefined = first
    let quickDeaths = 0
    while (!signal.aborted) {
      if (group) {
        const startedMs = performance.now()
        const exit = await group.exited
        if (signal.aborted) return
        onEvent?.({ kind: 'died', exit, restarting: restart })
        if (performance.now() - startedMs > wellAfterMs) quickDeaths = 0
        if (!restart) {
          this.#life = undefined
          return
        }
      }
      await sleep(Math.min(firstRestartMs * 2 ** quickDeaths, slowestRestartMs), undefined, { signal }).catch(() => {})
      quickDeaths += 1
      if (signal.aborted) return
      group = await this.#launch(signal).catch((error: Error) => {
        if (!signal.aborted) onEvent?.({ kind: 'restart failed', error })
        return undefined
      })
      if (group) onEvent?.({ kind: 'restarted' })
    }
  }

  async #launch(life: AbortSignal): Promise<Group> {
    const deadline = performance.now() + this.#options.readyTimeoutMs
    for (;;) {
      rotate(this.logFile)
      const output = new LogTail(this.logFile)
      try {
        return await this.#launchOnce(output, deadline, life)
      } catch (error) {
        if (life.aborted || performance.now() > deadline || !this.#options.passing?.(output.read())) throw error
        await sleep(firstRestartMs)
      }
    }
  }

  async #launchOnce(output: LogTail, deadline: number, life: AbortSignal): Promise<Group> {
    const group = await startGroup(this.#reaper, this.#options)
    this.#group = group
    const done = new AbortController()
    const ended = group.exited.then((exit) => {
      if (this.#group === group) this.#group = undefined
      throw new StartError(`${this.name} ended before it was ready (${describeExit(exit)})${lastLines(output)}`)
    })
    ended.catch(() => {})
    try {
      if (life.aborted) throw new StartError(`${this.name} was stopped before it was ready`)
      await Promise.race([
        this.#options.ready(output, done.signal),
        ended,
        this.#timeout(output, deadline, done.signal),
      ])
      return group
    } catch (error) {
      group.kill()
      await group.exited
      throw error
    } finally {
      done.abort()
    }
  }

  async #timeout(output: LogTail, deadline: number, signal: AbortSignal): Promise<void> {
    await sleep(Math.max(0, deadline - performance.now()), undefined, { signal })
    throw new StartError(
      `${this.name} was not ready after ${this.#options.readyTimeoutMs / 1000} s${lastLines(output)}`,
    )
  }
}

function lastLines(output: LogTail): string {
  return `. Its log ${output.file} says:\n  ${tellingLines(output.read(20_000)).join('\n  ')}`
}

/** Of a log the lines from its first error on; its last ones when none is named. */
export function tellingLines(text: string): string[] {
  const lines = text
    .trimEnd()
    .split('\n')
    .filter((line) => line.trim() !== '')
  const first = lines.findIndex((line) => ERROR_LINE.test(line) || ERROR_LEVEL.test(line))
  return (first < 0 ? lines.slice(-shownLines) : lines.slice(first, first + shownLines)).map((line) =>
    (messageOf(line) ?? line).slice(0, longestLine),
  )
}

/** What a line of JSON says, of ours or of the servers. */
function messageOf(line: string): string | undefined {
  try {
    const { msg, error, err } = JSON.parse(line) as { msg?: string; error?: string; err?: { message?: string } }
    const why = err?.message ?? error
    return msg === undefined ? undefined : why === undefined ? msg : `${msg}: ${why}`
  } catch {
    return undefined
  }
}
