import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { describeExit } from './group.ts'
import { ObstacleError } from './obstacle.ts'
import { freePort } from './ports.ts'
import { recordCluster } from './postgres-place.ts'
import { findCluster, type PostgresHome, preparePostgresHome } from './postgres-home.ts'
import type { Process } from './process.ts'
import { whenWorks } from './ready.ts'
import { removeCluster } from './remove-data.ts'
import { keepSecret, readSecret } from './secret-file.ts'
import type { Supervisor } from './supervisor.ts'

const role = 'lexnova'
const database = 'lexnova'
const connectTimeoutMs = 5_000

export interface Postgres {
  process: Process
  /** Of the database `lexnova`, with the password. */
  url: string
  /** Makes an empty database, in place of one with this name, and answers with its URL. */
  createDatabase(name: string): Promise<string>
  /** Removes the data; the process must have been stopped. */
  removeData(): void
}

/**
 * Starts the embedded Postgres on the cluster of the data directory, made the first time.
 * @param more settings by their names in postgresql.conf
 */
export async function startPostgres(supervisor: Supervisor, more: Record<string, string> = {}): Promise<Postgres> {
  const home = preparePostgresHome(supervisor.dataDir)
  const password = keepSecret(join(supervisor.dataDir, 'postgres-password'))
  const cluster = join(home.clusterParent, 'data')
  supervisor.watchDiskOf(existsSync(cluster) ? cluster : home.clusterParent)
  if (!existsSync(cluster)) {
    await initialise(supervisor, home, cluster, password)
    recordCluster(supervisor.dataDir, home.clusterParent)
  }
  removeForeignPidFile(cluster)
  const port = await freePort()
  const urlOf = (name: string) => `postgres://${role}:${password}@127.0.0.1:${port}/${encodeURIComponent(name)}`
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 200,
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...more,
  }
  const process = await supervisor.start({
    name: 'Postgres',
    log: 'postgres',
    command: join(home.binDir, 'postgres'),
    args: ['-D', cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    cwd: cluster,
    env: environment(),
    user: home.user,
    // Ends the sessions; SIGTERM would wait for the clients to leave.
    stopSignal: 'SIGINT',
    ready: whenWorks(() => query(urlOf('postgres'), 'select 1')),
    // The sessions of a killed server end on their own a moment later, and hold its memory until then.
    passing: (output) => /pre-existing shared memory block|lock file "postmaster.pid" already exists/.test(output),
  })
  await ensureDatabase(urlOf('postgres'))
  return {
    process,
    url: urlOf(database),
    async createDatabase(name) {
      const identifier = pg.escapeIdentifier(name)
      await query(urlOf('postgres'), `drop database if exists ${identifier} with (force)`)
      await query(urlOf('postgres'), `create database ${identifier}`)
      return urlOf(name)
    },
    removeData: () => void removeCluster(home.clusterParent),
  }
}

/**
 * URL of the embedded Postgres of a data directory in which an instance runs.
 * @throws ObstacleError when it does not run, or its password cannot be read
 */
export function findRunningPostgres(dataDir: string): string {
  const [, , , port] = readFileSync(join(findCluster(dataDir), 'postmaster.pid'), 'utf8').split('\n')
  const password = readSecret(join(dataDir, 'postgres-password'))
  if (!port || password === undefined) throw new ObstacleError(`No database runs in ${dataDir} yet. Try again.`)
  return `postgres://${role}:${password}@127.0.0.1:${port}/${database}`
}

/** Makes the cluster aside first: one that was broken off is made again. */
async function initialise(
  supervisor: Supervisor,
  home: PostgresHome,
  cluster: string,
  password: string,
): Promise<void> {
  const unfinished = `${cluster}.unfinished`
  const passwordFile = join(home.clusterParent, 'initial-password')
  rmSync(unfinished, { recursive: true, force: true })
  rmSync(passwordFile, { force: true })
  writeFileSync(passwordFile, password, { mode: 0o600, flag: 'wx' })
  if (home.user) chownSync(passwordFile, home.user.uid, home.user.gid)
  const exit = await supervisor.run({
    command: join(home.binDir, 'initdb'),
    args: [
      `--pgdata=${unfinished}`,
      `--username=${role}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
    ],
    cwd: home.clusterParent,
    env: environment(),
    user: home.user,
    log: 'postgres',
  })
  rmSync(passwordFile)
  if (exit.code !== 0)
    throw new ObstacleError(`initdb failed (${describeExit(exit)}); see ${join(supervisor.logsDir, 'postgres.log')}`)
  renameSync(unfinished, cluster)
}

/**
 * After a restart of the machine or container the number in a stale postmaster.pid may be some other process,
 * and Postgres would take that for itself running. The file of a Postgres that does run stays: it protects the data.
 */
function removeForeignPidFile(cluster: string): void {
  const file = join(cluster, 'postmaster.pid')
  if (!existsSync(file)) return
  const command = `/proc/${readFileSync(file, 'utf8').split('\n')[0]}/cmdline`
  if (existsSync(command) && !readFileSync(command, 'utf8').includes('postgres')) rmSync(file)
}

async function ensureDatabase(url: string): Promise<void> {
  const found = await query(url, `select from pg_database where datname = ${pg.escapeLiteral(database)}`)
  if (found.rowCount === 0) await query(url, `create database ${pg.escapeIdentifier(database)}`)
}

async function query(url: string, sql: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: connectTimeoutMs })
  client.on('error', () => {})
  await client.connect()
  try {
    return await client.query(sql)
  } finally {
    await client.end()
  }
}

/** Nothing of ours: PGDATA and the like would change what the server does. */
function environment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, LC_ALL: 'C' }
}
