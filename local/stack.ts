import { rmSync } from 'node:fs'
import { type LiveKit, startLiveKit } from './livekit.ts'
import { ensurePages } from './pages/pages.ts'
import { root, workflowCacheOf } from './place.ts'
import { type Postgres, startPostgres } from './postgres.ts'
import type { Process } from './process.ts'
import { type OnProgress, showWait } from './progress.ts'
import { ensureServer } from './servers/lookup.ts'
import { openSupervisor, type StartOptions, type Supervisor } from './supervisor.ts'
import { startTemporal, type Temporal } from './temporal.ts'

export interface Members {
  postgres: Postgres
  temporal: Temporal
  liveKit: LiveKit
  /** The folder of the pages. */
  pages: string
}

/** Which servers to start; what is not named is somebody else's. */
export interface Wanted {
  postgres: boolean
  temporal: boolean
  liveKit: boolean
  /** The pages, unless they cannot be built. */
  pages?: boolean
  /** Made in the embedded Temporal. */
  namespace: string
  /** Where LiveKit reports what happens in its rooms. */
  webhookUrl?: string
}

/**
 * Finds or builds what is wanted, then starts it all at once.
 * @throws ServerMissingError, StartError
 */
export async function startMembers(supervisor: Supervisor, wanted: Wanted): Promise<Partial<Members>> {
  const { onProgress } = supervisor
  const temporalBinary = wanted.temporal ? await ensureServer('temporal', supervisor) : undefined
  const liveKitBinary = wanted.liveKit ? await ensureServer('liveKit', supervisor) : undefined
  const [postgres, temporal, liveKit, pages] = await Promise.all([
    wanted.postgres ? showWait(onProgress, 'Preparing Postgres', () => startPostgres(supervisor)) : undefined,
    temporalBinary ? startTemporal(supervisor, temporalBinary, wanted.namespace) : undefined,
    liveKitBinary ? startLiveKit(supervisor, liveKitBinary, wanted.webhookUrl) : undefined,
    wanted.pages ? ensurePages(supervisor, process.env) : undefined,
  ])
  return {
    ...(postgres && { postgres }),
    ...(temporal && { temporal }),
    ...(liveKit && { liveKit }),
    ...(pages && { pages }),
  }
}

/** The settings by which our processes find these servers. */
export function environmentOf({ postgres, temporal, liveKit, pages }: Partial<Members>): Record<string, string> {
  return {
    ...(postgres && { DATABASE_URL: postgres.url }),
    ...(temporal && {
      TEMPORAL_ADDRESS: temporal.address,
      TEMPORAL_TLS_CA_FILE: temporal.certificates.ca,
      TEMPORAL_TLS_SERVER_NAME: temporal.serverName,
      TEMPORAL_TLS_CERT_FILE: temporal.certificates.client.cert,
      TEMPORAL_TLS_KEY_FILE: temporal.certificates.client.key,
    }),
    ...(liveKit && {
      LIVEKIT_URL: liveKit.url,
      // Whoever has put something before the edge says so by the same setting.
      LIVEKIT_PUBLIC_URL: process.env['LIVEKIT_PUBLIC_URL'] || liveKit.publicUrl,
      LIVEKIT_API_KEY: liveKit.apiKey,
      LIVEKIT_API_SECRET: liveKit.apiSecret,
    }),
    ...(pages && { PAGES_DIR: pages }),
  }
}

export interface EntryOptions
  extends Pick<StartOptions, 'name' | 'ready' | 'readyTimeoutMs' | 'stopTimeoutMs' | 'restart'> {
  /** Path of the TypeScript file, from the project's root. */
  entry: string
  args?: readonly string[]
  /** On top of this process's own environment. */
  env: Record<string, string>
}

/** Starts one of our own entry points with this Node; its log is named after `name`. */
export function startEntry(supervisor: Supervisor, options: EntryOptions): Promise<Process> {
  const { entry, args = [], env, ...rest } = options
  return supervisor.start({
    ...rest,
    log: options.name.toLowerCase().replaceAll(' ', '-'),
    command: process.execPath,
    args: [entry, ...args],
    cwd: root,
    env: { ...withoutProxies(process.env, env), WORKFLOW_CACHE_DIR: workflowCacheOf(process.env), ...env },
  })
}

/** LiveKit's library in the agent asks a proxy whatever is excepted: beside a LiveKit on this machine it has none. */
export function withoutProxies(
  environment: NodeJS.ProcessEnv,
  { LIVEKIT_URL }: Record<string, string>,
): NodeJS.ProcessEnv {
  const url = LIVEKIT_URL || environment['LIVEKIT_URL']
  const isHere = url !== undefined && /^(127\.|localhost$|\[::1\]$)/.test(new URL(url).hostname)
  if (!isHere) return environment
  return Object.fromEntries(
    Object.entries(environment).filter(([name]) => !/^(https?|all|grpc|wss?)_proxy$/i.test(name)),
  )
}

export interface Stack {
  /** DATABASE_URL, and the addresses and credentials of Temporal (TEMPORAL_...) and LiveKit (LIVEKIT_...). */
  env: Record<string, string>
  dataDir: string
  logsDir: string
  postgres: Process
  temporal: Process
  liveKit: Process
  liveKitEdge: Process
  /** Makes an empty database, in place of one with this name, and answers with its URL. */
  createDatabase(name: string): Promise<string>
  /** Starts one of our own entry points with `env` on top of the stack's. */
  startEntry(options: Omit<EntryOptions, 'env'> & { env?: Record<string, string> }): Promise<Process>
  /** Stops everything, the last started first; the data stays. */
  stop(): Promise<void>
  /** Stops everything and removes the data directory. */
  remove(): Promise<void>
}

export interface StackOptions {
  dataDir: string
  onProgress?: OnProgress
  /** Starts what dies again; off when not given. */
  restart?: boolean
  /** Where LiveKit reports what happens in its rooms. */
  webhookUrl?: string
  /** Off when not given. */
  pages?: boolean
  /** Told as soon as there is something to close. */
  onOpen?: (supervisor: Supervisor) => void
}

/**
 * Starts Postgres, Temporal and LiveKit with their data in a directory, for as long as this process lives.
 * A member keeps its port through kill and restart.
 * @throws LockedError, ServerMissingError, StartError; then nothing is left running
 */
export async function startServers(options: StackOptions): Promise<Stack> {
  const supervisor = await openSupervisor(options)
  options.onOpen?.(supervisor)
  try {
    const { webhookUrl, pages = false } = options
    const wanted = {
      postgres: true,
      temporal: true,
      liveKit: true,
      pages,
      namespace: 'default',
      ...(webhookUrl === undefined ? {} : { webhookUrl }),
    }
    return stackOf(supervisor, (await startMembers(supervisor, wanted)) as Members)
  } catch (error) {
    await supervisor.close()
    throw error
  }
}

function stackOf(supervisor: Supervisor, members: Members): Stack {
  const { postgres, temporal, liveKit } = members
  const env = environmentOf(members)
  return {
    env,
    dataDir: supervisor.dataDir,
    logsDir: supervisor.logsDir,
    postgres: postgres.process,
    temporal: temporal.process,
    liveKit: liveKit.process,
    liveKitEdge: liveKit.edge,
    createDatabase: (name) => postgres.createDatabase(name),
    startEntry: (entry) => startEntry(supervisor, { ...entry, env: { ...env, ...entry.env } }),
    stop: () => supervisor.close(),
    async remove() {
      await supervisor.close()
      postgres.removeData()
      rmSync(supervisor.dataDir, { recursive: true, force: true })
    },
  }
}
