import { randomUUID } from 'node:crypto'
import {
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { stateOf } from '../../temporal/path-states.ts'
import { openPrivate } from '../../temporal/private-folder.ts'

/** Of all copies of the product that share a folder; one that runs has read its own. */
const KEPT = 8
const UNFINISHED = '.unfinished-'
/** An unfinished folder that is older was left behind. */
const UNFINISHED_MS = 10 * 60_000
/** In each folder: its files, with what they were when it was made. */
const CONTENT = '.content.json'

export interface Making {
  /** Where folders are kept, itself a folder of its user alone. */
  directory: string
  /** Tells what a folder would be made of as it is now. */
  digest: () => string
  make: (folder: string) => Promise<void>
}

/**
 * A folder of files that were made of sources: kept from an earlier time, or made now.
 * @throws what `make` throws, and what keeps a folder from being written
 */
export async function ensureFolder({ directory, digest, make }: Making): Promise<string> {
  const folders = openPrivate(directory)
  const before = digest()
  const kept = join(folders, before)
  if (isWhole(kept)) {
    // The time of its last use, for whoever makes room.
    utimesSync(kept, new Date(), new Date())
    return kept
  }
  rmSync(kept, { recursive: true, force: true })
  const unfinished = mkdtempSync(join(folders, UNFINISHED))
  try {
    await make(unfinished)
    writeFileSync(join(unfinished, CONTENT), JSON.stringify(contentOf(unfinished)))
    // What was made of sources that changed meanwhile is found by nobody.
    const place = digest() === before ? kept : join(folders, randomUUID())
    put(unfinished, place)
    makeRoom(folders, place)
    return place
  } finally {
    rmSync(unfinished, { recursive: true, force: true })
  }
}

/** Another start may have been first. */
function put(unfinished: string, place: string): void {
  try {
    renameSync(unfinished, place)
  } catch (error) {
    if (!isWhole(place)) throw error
  }
}

const contentOf = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file !== CONTENT)
      .toSorted()
      .map((file) => [file, stateOf(join(folder, file))]),
  )

/** Whether all its files are there as they were made, and no other. */
function isWhole(folder: string): boolean {
  try {
    return readFileSync(join(folder, CONTENT), 'utf8') === JSON.stringify(contentOf(folder))
  } catch {
    return false
  }
}

function makeRoom(folders: string, current: string): void {
  const all = readdirSync(folders).flatMap((name) => {
    const path = join(folders, name)
    const stats = lstatSync(path, { throwIfNoEntry: false })
    return stats?.isDirectory() ? [{ name, path, usedMs: stats.mtimeMs }] : []
  })
  const oldest = Date.now() - UNFINISHED_MS
  const lost = all.filter(({ name, usedMs }) => name.startsWith(UNFINISHED) && usedMs < oldest)
  const beyond = all
    .filter(({ name, path }) => !name.startsWith(UNFINISHED) && path !== current)
    .toSorted((a, b) => b.usedMs - a.usedMs)
    .slice(KEPT - 1)
  for (const { path } of [...lost, ...beyond]) rmSync(path, { recursive: true, force: true })
}
