import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describeExit, type Exit, type Group, type GroupOptions, startGroup } from './group.ts'
import { isSameDisk, watchDisk } from './disk.ts'
import { type Lock, takeLock } from './lock.ts'
import { describeError } from './obstacle.ts'
import { Process, type ProcessEvent, type ProcessOptions } from './process.ts'
import { type OnProgress, showWait } from './progress.ts'
import { endLeftovers, Reaper } from './reaper.ts'

export interface SupervisorOptions {
  /** Holds data, logs and secrets; made when missing. */
  dataDir: string
  onProgress?: OnProgress | undefined
  /** Starts what dies again. Off, a killed process stays away until it is started: what a fault test needs. */
  restart?: boolean | undefined
}

/** Of a process or a single run; its log becomes `<dataDir>/logs/<log>.log`. */
type Command = Pick<GroupOptions, 'command' | 'args' | 'env' | 'user'> & { log: string; cwd?: string }

export type StartOptions = Command &
  Pick<ProcessOptions, 'name' | 'ready' | 'passing'> & {
    /** SIGTERM when not given. */
    stopSignal?: NodeJS.Signals
    /** 60,000 when not given. */
    readyTimeoutMs?: number
    /** 10,000 when not given. */
    stopTimeoutMs?: number
    /** In place of the supervisor's own setting. */
    restart?: boolean
  }

/**
 * Holds one data directory and the processes that work in it: none of them outlives it.
 * @throws LockedError when another running instance holds the directory
 */
export async function openSupervisor(options: SupervisorOptions): Promise<Supervisor> {
  const { dataDir, onProgress = () => {}, restart = false } = options
  const lock = await claimDataDir(dataDir, onProgress)
  const reaper = new Reaper(groupsFile(dataDir), (pid) => lock.setReaper(pid))
  return new Supervisor(dataDir, onProgress, restart, lock, reaper)
}

/**
 * Takes a data directory, made when missing, in which nothing runs any more.
 * @throws LockedError when another running instance holds it
 */
export async function claimDataDir(dataDir: string, onProgress: OnProgress): Promise<Lock> {
  mkdirSync(dataDir, { recursive: true, mode: 0o711 })
  mkdirSync(join(dataDir, 'logs'), { recursive: true, mode: 0o700 })
  const lock = await takeLock(join(dataDir, 'lock'), dataDir, onProgress)
  await endLeftovers(groupsFile(dataDir))
  return lock
}

const groupsFile = (dataDir: string): string => join(dataDir, 'groups.json')

export class Supervisor {
  readonly dataDir: string
  readonly logsDir: string
  readonly onProgress: OnProgress
  readonly #restart: boolean
  readonly #lock: Lock
  readonly #reaper: Reaper
  readonly #processes: Process[] = []
  readonly #runs = new Set<Group>()
  /** Each watched while this is open; the first is the data directory's. */
  readonly #disks: { directory: string; watch: { close(): void } }[] = []
  #closing: Promise<void> | undefined

  constructor(dataDir: string, onProgress: OnProgress, restart: boolean, lock: Lock, reaper: Reaper) {
    this.dataDir = dataDir
    this.logsDir = join(dataDir, 'logs')
    this.onProgress = onProgress
    this.#restart = restart
    this.#lock = lock
    this.#reaper = reaper
    this.watchDiskOf(dataDir)
  }

  /**
   * Starts a process, waits until it is ready and keeps it.
   * @throws StartError when it does not become ready
   */
  async start(options: StartOptions): Promise<Process> {
    const process = new Process(this.#reaper, {
      stopSignal: 'SIGTERM',
      readyTimeoutMs: 60_000,
      stopTimeoutMs: 10_000,
      restart: this.#restart,
      ...options,
      ...this.#place(options),
      onEvent: (event) => this.#report(options.name, event),
    })
    this.#processes.push(process)
    await showWait(this.onProgress, `Starting ${options.name}`, () => process.start())
    return process
  }

  /** Runs a command to its end. */
  async run(options: Command): Promise<Exit> {
    const group = await startGroup(this.#reaper, { stopSignal: 'SIGTERM', ...options, ...this.#place(options) })
    this.#runs.add(group)
    try {
      return await group.exited
    } finally {
      this.#runs.delete(group)
    }
  }

  /** Says when the disk of a directory is full, unless it is watched already. */
  watchDiskOf(directory: string): void {
    if (this.#disks.some((watched) => isSameDisk(watched.directory, directory))) return
    this.#disks.push({ directory, watch: watchDisk(directory, this.onProgress) })
  }

  /** Stops everything in the reverse order of its start and gives the directory free. */
  close(): Promise<void> {
    this.#closing ??= this.#close()
    return this.#closing
  }

  /** SIGKILL to everything; a `close()` that waits for an orderly end then comes to its own. */
  killAll(): void {
    for (const process of this.#processes) void process.destroy()
    for (const group of this.#runs) group.kill()
  }

  async #close(): Promise<void> {
    for (const { watch } of this.#disks) watch.close()
    for (const group of this.#runs) group.kill()
    for (const process of this.#processes.toReversed()) {
      if (process.pid !== undefined) {
        await showWait(this.onProgress, `Stopping ${process.name}`, () => process.stop())
      } else await process.stop()
    }
    await this.#reaper.close()
    this.#lock.release()
  }

  #place(options: Command): { cwd: string; logFile: string } {
    if (this.#closing) throw new Error('everything is being stopped')
    return { cwd: options.cwd ?? this.dataDir, logFile: join(this.logsDir, `${options.log}.log`) }
  }

  #report(name: string, event: ProcessEvent): void {
    if (event.kind === 'died') {
      const next = event.restarting ? '; starting it again' : ''
      this.onProgress(`${name} ended (${describeExit(event.exit)})${next}`)
    } else if (event.kind === 'restarted') this.onProgress(`${name} runs again`)
    else this.onProgress(`${describeError(event.error)}\nTrying again`)
  }
}
