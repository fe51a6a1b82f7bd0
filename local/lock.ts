import { linkSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { writeNote } from './note.ts'
import { startTimeOf } from './pids.ts'
import { type OnProgress, showWait } from './progress.ts'
import { ObstacleError } from './obstacle.ts'

const pollMs = 100
/** A lock file without readable content was cut off while it was made; its maker is given this long to finish. */
const unreadableMs = 1_000
/** A reaper gives what it ends 8 s twice. */
const reaperMs = 30_000

/** Thrown when another running instance uses the data directory. */
export class LockedError extends ObstacleError {
  override name = 'LockedError'
}

interface Holder {
  pid: number
  birth: string | undefined
}

interface Content {
  owner: Holder
  /** Ends what the owner left behind; the directory is not free before it is done. */
  reaper?: Holder
}

export interface Lock {
  /** Names the process that must also be gone before anyone takes over. */
  setReaper(pid: number): void
  release(): void
}

/**
 * Takes the directory for this process; a lock whose processes are gone is taken over.
 * @throws LockedError when its owner still runs, or the lock cannot be read
 */
export async function takeLock(file: string, directory: string, onProgress: OnProgress): Promise<Lock> {
  const content: Content = { owner: holder(process.pid) }
  let unreadableSinceMs: number | undefined
  while (!create(file, content)) {
    const text = readText(file)
    if (text === undefined) continue
    const held = parse(text)
    if (!held) {
      unreadableSinceMs ??= performance.now()
      if (performance.now() - unreadableSinceMs < unreadableMs) await sleep(pollMs)
      else removeExactly(file, text)
      continue
    }
    if (lives(held.owner)) {
      throw new LockedError(
        `Another instance (process ${held.owner.pid}) already uses ${directory}. Stop it, or choose another directory with LEXNOVA_DATA_DIR.`,
      )
    }
    if (held.reaper) await waitForReaper(held.reaper, directory, onProgress)
    removeExactly(file, text)
  }
  return {
    setReaper(pid) {
      writeNote(file, JSON.stringify({ ...content, reaper: holder(pid) }))
    },
    release() {
      rmSync(file, { force: true })
    },
  }
}

/** Process id of the running instance that holds this lock; undefined too when the lock cannot be read. */
export function findOwner(file: string): number | undefined {
  const held = parse(tryReading(file) ?? '')
  return held && lives(held.owner) ? held.owner.pid : undefined
}

async function waitForReaper(reaper: Holder, directory: string, onProgress: OnProgress): Promise<void> {
  const endMs = performance.now() + reaperMs
  await showWait(onProgress, 'Waiting for the processes of the run before to end', async () => {
    while (lives(reaper)) {
      if (performance.now() > endMs) {
        throw new LockedError(
          `The run before in ${directory} still ends its processes (process ${reaper.pid}). Wait, or end it with kill -9 ${reaper.pid}, and start again.`,
        )
      }
      await sleep(pollMs)
    }
  })
}

function create(file: string, content: Content): boolean {
  try {
    writeFileSync(file, JSON.stringify(content), { flag: 'wx', mode: 0o600 })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** Removes the lock judged stale; one that somebody took meanwhile is put back. */
function removeExactly(file: string, judged: string): void {
  const aside = `${file}.${process.pid}.stale`
  try {
    renameSync(file, aside)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return
    throw error
  }
  if (tryReading(aside) !== judged) linkSync(aside, file)
  rmSync(aside)
}

/** @throws LockedError when it is there and cannot be read */
function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return undefined
    throw new LockedError(
      `${file} cannot be read (${code}): LexNova runs there, or ran, as ${ownerOf(file)}. Start as that user. To start as this one, stop that instance, give the whole folder to this user, or choose another one with LEXNOVA_DATA_DIR.`,
    )
  }
}

function ownerOf(file: string): string {
  const uid = statSync(file, { throwIfNoEntry: false })?.uid
  return uid === undefined ? 'another user' : uid === 0 ? 'root' : `the user ${uid}`
}

function tryReading(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

function parse(text: string): Content | undefined {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function holder(pid: number): Holder {
  return { pid, birth: startTimeOf(pid) }
}

function lives({ pid, birth }: Holder): boolean {
  return birth !== undefined && startTimeOf(pid) === birth
}
