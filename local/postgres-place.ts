import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { ObstacleError } from './obstacle.ts'

/** Where what the unprivileged user cannot reach below a private directory is put instead. */
export const systemDir = '/var/lib/lexnova'

/** In the data directory: where the folder of its cluster is, relative when it is inside. */
const placeFile = 'postgres-place'
/** In the data directory and beside its cluster: which of them belong together. */
const idFile = 'instance-id'

/** As whom Postgres runs when this process is root. */
export type PostgresUser = { uid: number; gid: number } | undefined

/** The folder that holds a data directory's cluster as `data`, and what keeps it from being used. */
export interface ClusterPlace {
  parent: string
  /** Whether a cluster was ever made. */
  isMade: boolean
  /** It is missing, or another one is there. */
  lost?: string | undefined
  /** It is there, and Postgres could not use it. */
  closed?: string | undefined
}

/** Looks for the cluster of a data directory: where it was put, or where it would be put now. */
export function lookForCluster(dataDir: string, user: PostgresUser): ClusterPlace {
  const recorded = readText(join(dataDir, placeFile))
  if (recorded !== undefined) return examine(dataDir, resolve(dataDir, recorded), user)
  const found = candidates(dataDir).find((parent) => existsSync(join(parent, 'data')))
  if (found) return examine(dataDir, found, user)
  const parent =
    user && !canEnter(user, nearest(dataDir))
      ? join(systemDir, readText(join(dataDir, idFile)) ?? randomUUID())
      : join(dataDir, 'postgres')
  // The key is kept once a database is there.
  if (!existsSync(join(dataDir, 'api-key'))) return { parent, isMade: false }
  return { parent, isMade: true, lost: missing(dataDir, candidates(dataDir)) }
}

/** Notes where the cluster was made, and beside it to which data directory it belongs. */
export function recordCluster(dataDir: string, parent: string): void {
  const id = keepInstanceId(dataDir)
  writeText(join(parent, idFile), id, 0o644)
  const inside = relative(dataDir, parent)
  writeText(join(dataDir, placeFile), inside.startsWith('..') ? parent : inside)
}

export function canEnter(user: { uid: number; gid: number }, path: string): boolean {
  return spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', path], { ...user, cwd: '/' }).status === 0
}

function examine(dataDir: string, parent: string, user: PostgresUser): ClusterPlace {
  const lost = whyLost(dataDir, parent)
  return { parent, isMade: true, lost, closed: lost === undefined ? whyClosed(dataDir, parent, user) : undefined }
}

function whyLost(dataDir: string, parent: string): string | undefined {
  const cluster = join(parent, 'data')
  if (!existsSync(cluster)) return missing(dataDir, [parent])
  const [own, other] = [readText(join(dataDir, idFile)), readText(join(parent, idFile))]
  if (own === undefined || other === undefined || own === other) return undefined
  return `The database in ${cluster} is not the one of ${dataDir}: it belongs to another data folder. Move the right one there, or restore a backup.`
}

function whyClosed(dataDir: string, parent: string, user: PostgresUser): string | undefined {
  const cluster = join(parent, 'data')
  const owner = statSync(cluster).uid
  const uid = user?.uid ?? process.getuid?.()
  if (uid !== undefined && owner !== uid) {
    return `The database in ${cluster} belongs to the user ${owner}, and this start would run it as the user ${uid}. Start LexNova as the user that you started it as before, or give the folder away: chown -R ${uid} ${cluster}`
  }
  if (user && !canEnter(user, parent)) {
    return `The database in ${cluster} cannot be reached by the user ${user.uid}, as whom Postgres runs when root starts it: ${closed(user, parent)} is private. Open it with chmod o+x, move ${dataDir} elsewhere, or start as the user that you started it as before.`
  }
  return undefined
}

const missing = (dataDir: string, looked: readonly string[]): string =>
  `The database of ${dataDir} is missing. It was looked for in ${looked.map((parent) => join(parent, 'data')).join(' and ')}. ` +
  'Put it back there, restore a backup (npm run restore), or begin anew without it (npm run reset).'

/** The first folder on the way that the user cannot enter. */
function closed(user: { uid: number; gid: number }, path: string): string {
  const parent = dirname(path)
  return parent === path || canEnter(user, parent) ? path : closed(user, parent)
}

function candidates(dataDir: string): string[] {
  const id = readText(join(dataDir, idFile))
  return [...(id === undefined ? [] : [join(systemDir, id)]), join(dataDir, 'postgres')]
}

/** Names a data directory wherever it is moved, and no later one in its place; made the first time. */
export function keepInstanceId(dataDir: string): string {
  const file = join(dataDir, idFile)
  return readText(file) ?? writeText(file, randomUUID())
}

/** The folder itself, or the one in which it will be made. */
function nearest(path: string): string {
  return existsSync(path) ? path : nearest(dirname(path))
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim() || undefined
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

function writeText(file: string, text: string, mode = 0o600): string {
  mkdirSync(dirname(file), { recursive: true })
  const next = `${file}.${process.pid}.next`
  writeFileSync(next, text, { mode })
  renameSync(next, file)
  return text
}

/** Thrown when the cluster of a data directory is missing, another one, or out of reach. */
export class ClusterError extends ObstacleError {
  override name = 'ClusterError'
}
