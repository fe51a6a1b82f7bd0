/** What a reset takes away of a data folder and of its database, and what it leaves. */
import { lstatSync, readdirSync, readFileSync, realpathSync, rmdirSync, rmSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'
import { ownerOf } from './cluster-owner.ts'
import { ObstacleError } from './obstacle.ts'
import { commandOf } from './pids.ts'

/** What a start puts beside a cluster. */
const ofCluster = /^(data|data\.unfinished|initial-password|instance-id(\..*)?)$/
/** What a start, a backup and a doctor put into a data folder besides; what else is there is somebody's own. */
const ofData =
  /^(temporal|logs|pages|speech|livekit\.yaml|livekit-secret|postgres-password|(api-key|first-link)(-[0-9a-f]{8})?|name-index-key|(postgres-place|instance-id|groups\.json)(\..*)?|lock\..*|\.lexnova-doctor-.*)$/
/** Of a database that is not embedded: of use as long as that is there. */
const ofOtherDatabase = /^((api-key|first-link)-[0-9a-f]{8}|name-index-key)$/

export interface RemoveOptions {
  /** The folder of its cluster, as it was found. */
  clusterParent: string
  /** Keeps what belongs to the Postgres that DATABASE_URL names. */
  keepsOtherDatabase: boolean
}

/**
 * Removes what LexNova put into a data folder, besides its lock, and its cluster wherever it is.
 * @returns what stays, for people
 * @throws ObstacleError when a Postgres runs on a cluster; then nothing was removed
 */
export function removeData(dataDir: string, { clusterParent, keepsOtherDatabase }: RemoveOptions): string[] {
  const parents = [...new Set([clusterParent, join(dataDir, 'postgres')])].filter(isThere)
  const stays = parents.flatMap((parent) => whyItStays(dataDir, parent) ?? [])
  const own = parents.filter((parent) => whyItStays(dataDir, parent) === undefined)
  for (const parent of own) checkStopped(parent)
  const isOurs = (name: string) => ofData.test(name) && !(keepsOtherDatabase && ofOtherDatabase.test(name))
  return [...stays, ...own.flatMap(removeCluster), ...removeNamed(dataDir, isOurs)]
}

/** Why the cluster in `parent` is not removed with a data folder. */
function whyItStays(dataDir: string, parent: string): string | undefined {
  const owner = ownerOf(dataDir, parent)
  switch (owner.kind) {
    case 'own':
      return undefined
    case 'another':
      return `The database in ${parent} stays: it belongs to another data folder.`
    case 'original':
      return `The database in ${parent} stays: it belongs to ${owner.folder}, of which ${dataDir} is a copy.`
    case 'unknown':
      return `The database in ${parent} stays: nothing there says that it belongs to ${dataDir}. If it does, remove it yourself.`
  }
}

/**
 * Removes the cluster in `parent` with what belongs to it, and the folder when it is empty then.
 * @returns what stays, for people
 * @throws ObstacleError when a Postgres runs on it
 */
export function removeCluster(parent: string): string[] {
  checkStopped(parent)
  if (!isThere(parent)) return []
  if (isLink(parent)) return removeLink(parent)
  const said = removeNamed(parent, (name) => ofCluster.test(name))
  const left = readdirSync(parent)
  if (left.length > 0) return [...said, `${parent} stays, because it also holds ${left.join(', ')}.`]
  rmdirSync(parent)
  return said
}

/** @throws ObstacleError when a Postgres runs on the cluster in `parent` */
function checkStopped(parent: string): void {
  const pid = findServer(join(parent, 'data'))
  if (pid === undefined) return
  throw new ObstacleError(
    `Postgres (process ${pid}) runs on the database in ${join(parent, 'data')}. Stop the LexNova that it belongs to, or end it with kill -INT ${pid}. Nothing was removed.`,
  )
}

/** Process of the Postgres that runs on a cluster, by its postmaster.pid: the number may be some other process by now. */
function findServer(cluster: string): number | undefined {
  try {
    const pid = Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0])
    return pid > 0 && commandOf(pid)?.includes('postgres') ? pid : undefined
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined
    throw error
  }
}

function removeNamed(folder: string, isOurs: (name: string) => boolean): string[] {
  const said: string[] = []
  for (const name of readdirSync(folder).filter(isOurs)) {
    const path = join(folder, name)
    if (isLink(path)) said.push(...removeLink(path))
    else rmSync(path, { recursive: true, force: true })
  }
  return said
}

/** Not what it leads to, which may be anything. */
function removeLink(path: string): string[] {
  const target = tryResolving(path)
  unlinkSync(path)
  return target === undefined ? [] : [`${path} was a link. What it led to stays: ${target}`]
}

function tryResolving(path: string): string | undefined {
  try {
    return realpathSync(path)
  } catch {
    return undefined
  }
}

const isThere = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined
export const isLink = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true
