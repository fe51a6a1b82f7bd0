import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import {
  findId,
  keepInstanceId,
  noteOwner,
  type Owner,
  ownerOf,
  readText,
  systemDir,
  writeText,
} from './cluster-owner.ts'
import { ObstacleError } from './obstacle.ts'

/** In the data directory: where the folder of its cluster is, relative when it is inside. */
const placeFile = 'postgres-place'

/** As whom Postgres runs when this process is root. */
export type PostgresUser = { uid: number; gid: number } | undefined

/** The folder that holds a data directory's cluster as `data`, and what keeps it from being used. */
export interface ClusterPlace {
  parent: string
  /** Whether a cluster was ever made. */
  isMade: boolean
  /** Whose the cluster is, as far as anything says. */
  owner: Owner
  /** Two are there, and none is recorded. */
  isUndecided?: boolean
  /** It is missing, or another one is there. */
  lost?: string | undefined
  /** It is there, and Postgres could not use it. */
  closed?: string | undefined
}

/** Looks for the cluster of a data directory: where it was put, or where it would be put now. */
export function lookForCluster(dataDir: string, user: PostgresUser): ClusterPlace {
  const [known, other] = knownParents(dataDir)
  if (known !== undefined && other !== undefined) return undecided(dataDir, [known, other])
  if (known !== undefined) return examine(dataDir, known, user)
  const parent =
    user && !canEnter(user, nearest(dataDir))
      ? join(systemDir, findId(dataDir) ?? randomUUID())
      : join(dataDir, 'postgres')
  const owner = ownerOf(dataDir, parent)
  if (!wasStarted(dataDir)) return { parent, isMade: false, owner }
  return { parent, isMade: true, owner, lost: missing(dataDir, candidates(dataDir)) }
}

/** Keys are kept once a database is there; the second one also beside another Postgres than the embedded one. */
function wasStarted(dataDir: string): boolean {
  const has = (name: string) => existsSync(join(dataDir, name))
  return has('api-key') || (has('postgres-password') && has('name-index-key'))
}

/** An earlier version recorded no place, and made the cluster anew when it was started as somebody else. */
function undecided(dataDir: string, parents: readonly [string, string]): ClusterPlace {
  const found = parents.map((parent) => `${join(parent, 'data')} (last changed ${lastChangeOf(parent)})`)
  const lost = `${dataDir} has two databases, and nothing says which is the right one: ${found.join(' and ')}. Write the folder of the right one (${parents.join(' or ')}) into ${join(dataDir, placeFile)}, and start again.`
  return { parent: parents[0], isMade: true, isUndecided: true, owner: { kind: 'unknown' }, lost }
}

/** Postgres writes this file at each of its checkpoints. */
function lastChangeOf(parent: string): string {
  const cluster = join(parent, 'data')
  const control = join(cluster, 'global', 'pg_control')
  return statSync(existsSync(control) ? control : cluster).mtime.toISOString()
}

/** The id of a data directory: a lost one is its cluster's, otherwise it is made the first time. */
export function ensureInstanceId(dataDir: string): string {
  const [known] = knownParents(dataDir)
  return keepInstanceId(dataDir, known === undefined ? undefined : findId(known))
}

/** Notes where the cluster was made, and beside it to which data directory it belongs. */
export function recordCluster(dataDir: string, parent: string): void {
  noteOwner(dataDir, parent, keepInstanceId(dataDir, findId(parent)))
  const inside = relative(dataDir, parent)
  writeText(join(dataDir, placeFile), inside.startsWith('..') ? parent : inside)
}

export function canEnter(user: { uid: number; gid: number }, path: string): boolean {
  return spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', path], { ...user, cwd: '/' }).status === 0
}

function examine(dataDir: string, parent: string, user: PostgresUser): ClusterPlace {
  const owner = ownerOf(dataDir, parent)
  const lost = existsSync(join(parent, 'data')) ? whyLost(dataDir, parent, owner) : missing(dataDir, [parent])
  return {
    parent,
    isMade: true,
    owner,
    lost,
    closed: lost === undefined ? whyClosed(dataDir, parent, user) : undefined,
  }
}

function whyLost(dataDir: string, parent: string, owner: Owner): string | undefined {
  const cluster = join(parent, 'data')
  switch (owner.kind) {
    case 'another':
      return `The database in ${cluster} is not the one of ${dataDir}: it belongs to another data folder. Move the right one there, or restore a backup.`
    case 'original':
      return `${dataDir} is a copy of ${owner.folder}. Its database is not in it: the one in ${cluster} belongs to ${owner.folder}. Start that one, or restore a backup into another folder.`
    case 'own':
    case 'unknown':
      return undefined
  }
}

function whyClosed(dataDir: string, parent: string, user: PostgresUser): string | undefined {
  const cluster = join(parent, 'data')
  const owner = statSync(cluster).uid
  const uid = user?.uid ?? process.getuid?.()
  if (uid !== undefined && owner !== uid) {
    return `The database in ${cluster} belongs to the user ${owner}, and this start would run it as the user ${uid}. Start LexNova as the user that you started it as before, or give the folder away: chown -R ${uid} ${parent}`
  }
  if (user && !canEnter(user, parent)) {
    return `The database in ${cluster} cannot be reached by the user ${user.uid}, as whom Postgres runs when root starts it: ${closed(user, parent)} is private. Open it with chmod o+x, move ${dataDir} elsewhere, or start as the user that you started it as before.`
  }
  return undefined
}

const missing = (dataDir: string, looked: readonly string[]): string =>
  `The database of ${dataDir} is missing. It was looked for in ${looked.map((parent) => join(parent, 'data')).join(' and ')}. ` +
  'Put it back there, restore a backup (npm run restore), or begin anew without it (npm run reset -- --yes).'

/** The first folder on the way that the user cannot enter. */
function closed(user: { uid: number; gid: number }, path: string): string {
  const parent = dirname(path)
  return parent === path || canEnter(user, parent) ? path : closed(user, parent)
}

/** Where the cluster was recorded to be, or where one is. */
function knownParents(dataDir: string): string[] {
  const recorded = readText(join(dataDir, placeFile))
  if (recorded !== undefined) return [resolve(dataDir, recorded)]
  return candidates(dataDir).filter((parent) => existsSync(join(parent, 'data')))
}

function candidates(dataDir: string): string[] {
  const id = findId(dataDir)
  return [...(id === undefined ? [] : [join(systemDir, id)]), join(dataDir, 'postgres')]
}

/** The folder itself, or the one in which it will be made. */
function nearest(path: string): string {
  return existsSync(path) ? path : nearest(dirname(path))
}

/** Thrown when the cluster of a data directory is missing, another one, or out of reach. */
export class ClusterError extends ObstacleError {
  override name = 'ClusterError'
}
