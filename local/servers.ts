import { execFile } from 'node:child_process'
import { accessSync, constants, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { cacheDirOf } from './cache-dir.ts'
import { isRunning } from './pids.ts'
import { showWait } from './progress.ts'
import type { Supervisor } from './supervisor.ts'

const versionTimeoutMs = 20_000

/** Thrown when a server is found nowhere and cannot be built; the message says what to do. */
export class ServerMissingError extends Error {
  override name = 'ServerMissingError'
}

export interface ServerBinaries {
  temporal: string
  liveKit: string
}

interface Server {
  title: string
  command: string
  variable: string
  /** Without it, what to set to do without this server. */
  instead: string
  version: string
  /** Finds the version in what `--version` prints. */
  versionPattern: RegExp
  oldestVersion: string
  goPackage: string
  /** What `go install` calls the program. */
  goBinary: string
  buildTime: string
}

const servers = {
  temporal: {
    title: 'Temporal server',
    command: 'temporal',
    variable: 'LEXNOVA_TEMPORAL_BIN',
    instead: 'TEMPORAL_ADDRESS',
    version: '1.5.1',
    // A build by `go install` calls itself 0.0.0-DEV; the server inside has its own version.
    versionPattern: /Server (\d+\.\d+\.\d+)/,
    oldestVersion: '1.29.1',
    goPackage: 'github.com/temporalio/cli/cmd/temporal',
    goBinary: 'temporal',
    buildTime: 'about 3 minutes',
  },
  liveKit: {
    title: 'LiveKit server',
    command: 'livekit-server',
    variable: 'LEXNOVA_LIVEKIT_BIN',
    instead: 'LIVEKIT_URL',
    version: '1.13.5',
    versionPattern: /version (\d+\.\d+\.\d+)/,
    oldestVersion: '1.13.5',
    goPackage: 'github.com/livekit/livekit-server/cmd/server',
    goBinary: 'server',
    buildTime: 'about 2 minutes',
  },
} as const satisfies Record<string, Server>

interface Search {
  supervisor: Supervisor
  environment: NodeJS.ProcessEnv
  cacheDir: string
}

/** Answers with a path that may hold the program; whether it runs is tried by the caller. */
type Source = (server: Server, search: Search) => Promise<string | undefined> | string | undefined

const sources: readonly Source[] = [fromVariable, fromPath, fromCache, fromGo]

/**
 * Finds the server program: environment, PATH, cache, a build by `go install`, in this order.
 * One that does not run or is older than the pinned version is passed over.
 * @throws ServerMissingError when no source has it
 */
export async function ensureServer(
  name: keyof typeof servers,
  supervisor: Supervisor,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<string> {
  const server = servers[name]
  const cacheDir = join(cacheDirOf(environment), 'bin')
  for (const source of sources) {
    const path = await source(server, { supervisor, environment, cacheDir })
    if (path === undefined) continue
    const complaint = await findFault(server, path)
    if (!complaint) return path
    supervisor.onProgress(`Not using ${path}: ${complaint}`)
  }
  throw new ServerMissingError(
    `The ${server.title} is not installed and Go is not there to build it. Install Go 1.26 (https://go.dev/dl), ` +
      `or set ${server.variable} to a ${server.command} of version ${server.version} or later, ` +
      `or set ${server.instead} to use a running one.`,
  )
}

/** Finds or builds both; one after the other, because a build uses every core. */
export async function ensureServers(supervisor: Supervisor, environment?: NodeJS.ProcessEnv): Promise<ServerBinaries> {
  return {
    temporal: await ensureServer('temporal', supervisor, environment),
    liveKit: await ensureServer('liveKit', supervisor, environment),
  }
}

function fromVariable(server: Server, { environment }: Search): string | undefined {
  return environment[server.variable] || undefined
}

function fromPath(server: Server, { environment }: Search): string | undefined {
  return findOnPath(server.command, environment)
}

function fromCache(server: Server, { cacheDir }: Search): string | undefined {
  const path = cachePath(server, cacheDir)
  return isExecutable(path) ? path : undefined
}

async function fromGo(server: Server, { supervisor, environment, cacheDir }: Search): Promise<string | undefined> {
  const go = findOnPath('go', environment)
  if (!go) return undefined
  mkdirSync(cacheDir, { recursive: true })
  removeBrokenOffBuilds(cacheDir)
  const building = mkdtempSync(join(cacheDir, `.build-${process.pid}-`))
  try {
    const log = `build-${server.command}`
    const exit = await showWait(
      supervisor.onProgress,
      `Building the ${server.title} with go install (${server.buildTime}, once)`,
      () =>
        supervisor.run({
          command: go,
          args: ['install', `${server.goPackage}@v${server.version}`],
          env: { ...environment, GOBIN: building },
          cwd: building,
          log,
        }),
    )
    if (exit.code !== 0) {
      throw new ServerMissingError(
        `Building the ${server.title} failed; see ${join(supervisor.logsDir, `${log}.log`)}. ` +
          `Or set ${server.variable} to a ${server.command} of version ${server.version} or later.`,
      )
    }
    renameSync(join(building, server.goBinary), cachePath(server, cacheDir))
  } finally {
    rmSync(building, { recursive: true, force: true })
  }
  return cachePath(server, cacheDir)
}

function removeBrokenOffBuilds(cacheDir: string): void {
  for (const name of readdirSync(cacheDir)) {
    const builder = /^\.build-(\d+)-/.exec(name)?.[1]
    if (builder && !isRunning(Number(builder))) rmSync(join(cacheDir, name), { recursive: true, force: true })
  }
}

async function findFault(server: Server, path: string): Promise<string | undefined> {
  const output = await promisify(execFile)(path, ['--version'], { timeout: versionTimeoutMs }).then(
    ({ stdout }) => stdout,
    () => undefined,
  )
  if (output === undefined) return 'it does not run'
  const version = server.versionPattern.exec(output)?.[1]
  if (!version) return 'it does not tell its version'
  return isOlder(version, server.oldestVersion) ? `version ${version} is older than ${server.oldestVersion}` : undefined
}

function isOlder(version: string, than: string): boolean {
  return version.localeCompare(than, 'en', { numeric: true }) < 0
}

function cachePath(server: Server, cacheDir: string): string {
  return join(cacheDir, `${server.command}-${server.version}`)
}

function findOnPath(command: string, environment: NodeJS.ProcessEnv): string | undefined {
  const directories = (environment.PATH ?? '').split(delimiter).filter(Boolean)
  return directories.map((directory) => join(directory, command)).find(isExecutable)
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
