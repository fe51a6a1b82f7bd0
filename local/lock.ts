import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { birthOf } from './pids.ts'
import { type OnProgress, showWait } from './progress.ts'

const pollMs = 100
/** A lock file without readable content was cut off while it was made; its maker is given this long to finish. */
const unreadableMs = 1_000

/** Thrown when another running instance uses the data directory. */
export class LockedError extends Error {
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
 * @throws LockedError when its owner still runs
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
    if (held.reaper) await waitForReaper(held.reaper, onProgress)
    removeExactly(file, text)
  }
  return {
    setReaper(pid) {
      const next = `${file}.${process.pid}.next`
      writeFileSync(next, JSON.stringify({ ...content, reaper: holder(pid) }), { mode: 0o600 })
      renameSync(next, file)
    },
    release() {
      rmSync(file, { force: true })
    },
  }
}

/** Process id of the running instance that holds this lock. */
export function findOwner(file: string): number | undefined {
  const held = parse(readText(file) ?? '')
  return held && lives(held.owner) ? held.owner.pid : undefined
}

async function waitForReaper(reaper: Holder, onProgress: OnProgress): Promise<void> {
  await showWait(onProgress, 'Waiting for the processes of the run before to end', async () => {
    while (lives(reaper)) await sleep(pollMs)
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
  } catch {
    return
  }
  if (readText(aside) !== judged) linkSync(aside, file)
  rmSync(aside)
}

function readText(file: string): string | undefined {
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
  return { pid, birth: birthOf(pid) }
}

function lives({ pid, birth }: Holder): boolean {
  return birth !== undefined && birthOf(pid) === birth
}
