/** Which data folder a cluster belongs to: an id in both of them, and beside the cluster the place of the folder. */
import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { writeWhole } from './note.ts'

/** Where what the unprivileged user cannot reach below a private directory is put instead. */
export const systemDir = '/var/lib/lexnova'

/** In the data directory and beside its cluster. */
const idFile = 'instance-id'
/** Beside the cluster: real path and inode of its data directory, which a copy of the directory does not have. */
const folderFile = 'instance-id.folder'

/** To a data directory a cluster is its own, another's, that of the directory it is a copy of, or nothing says. */
export type Owner = { kind: 'own' } | { kind: 'another' } | { kind: 'original'; folder: string } | { kind: 'unknown' }

/** Says to which data directory the cluster in `parent` belongs, or the one that would be made there. */
export function ownerOf(dataDir: string, parent: string): Owner {
  const [own, other] = [findId(dataDir), findId(parent)]
  if (other === undefined) {
    const isNamedSo = own !== undefined && parent === join(systemDir, own)
    return { kind: isNamedSo || isInside(dataDir, parent) ? 'own' : 'unknown' }
  }
  if (own !== undefined && own !== other) return { kind: 'another' }
  // What was copied with the folder is the copy's own.
  if (isInside(dataDir, parent)) return { kind: 'own' }
  const noted = readFolder(parent)
  const folder = findOriginal(dataDir, other, noted)
  if (folder !== undefined) return { kind: 'original', folder }
  return { kind: own === other || noted?.path === realpathSync(dataDir) ? 'own' : 'unknown' }
}

/** Notes beside a cluster to which data directory it belongs. */
export function noteOwner(dataDir: string, parent: string, id: string): void {
  writeText(join(parent, idFile), id, 0o644)
  const path = realpathSync(dataDir)
  writeText(join(parent, folderFile), JSON.stringify({ path, inode: statSync(path).ino }), 0o644)
}

/** Names a data directory wherever it is moved, and no later one in its place; made the first time. */
export function keepInstanceId(dataDir: string, adopted?: string): string {
  return findId(dataDir) ?? writeText(join(dataDir, idFile), adopted ?? randomUUID())
}

/** The id in a data directory or beside a cluster. */
export function findId(folder: string): string | undefined {
  return readText(join(folder, idFile))
}

/** Whether the cluster in `parent` lies in the data directory, links followed. */
function isInside(dataDir: string, parent: string): boolean {
  const place = existsSync(join(parent, 'data')) ? realpathSync(join(parent, 'data')) : parent
  return [dataDir, realpathSync(dataDir)].some((folder) => !relative(folder, place).startsWith('..'))
}

interface Folder {
  path: string
  inode: number
}

/** The noted directory, when it is still there and another one: then this one is its copy. */
function findOriginal(dataDir: string, id: string, noted: Folder | undefined): string | undefined {
  if (!noted || !existsSync(noted.path) || findId(noted.path) !== id) return undefined
  const [original, here] = [statSync(noted.path), statSync(dataDir)]
  if (original.ino === here.ino && original.dev === here.dev) return undefined
  // Moved away, and the copy was put in its place.
  if (here.ino === noted.inode && original.ino !== noted.inode) return undefined
  return noted.path
}

function readFolder(parent: string): Folder | undefined {
  try {
    return JSON.parse(readText(join(parent, folderFile)) ?? 'null') ?? undefined
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

export function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim() || undefined
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

export function writeText(file: string, text: string, mode = 0o600): string {
  mkdirSync(dirname(file), { recursive: true })
  writeWhole(file, text, mode)
  return text
}
