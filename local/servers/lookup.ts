import type { Supervisor } from '../supervisor.ts'
import { type Server, type ServerName, servers } from './catalogue.ts'
import { ServerMissingError } from './errors.ts'
import { fromGo } from './go.ts'
import { fromCache, fromPath, fromVariable, type Place, placeOf, tryProgram } from './program.ts'
import { fromRelease } from './release.ts'

/** Answers with a path that may hold the program; whether it runs is tried by the caller. */
type Source = (server: Server, place: Place, supervisor: Supervisor) => Promise<string | undefined> | string | undefined

const sources: readonly Source[] = [fromVariable, fromPath, fromCache, fromRelease, fromGo]

/**
 * Finds the server program: environment, PATH, cache, the official release, a build by `go install`, in this order.
 * One that does not run or is older than the pinned version is passed over.
 * @throws ServerMissingError when no source has it
 * @throws TamperedReleaseError when what was downloaded is not what the release names
 */
export async function ensureServer(
  name: ServerName,
  supervisor: Supervisor,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<string> {
  const server = servers[name]
  const place = placeOf(environment)
  for (const source of sources) {
    const path = await source(server, place, supervisor)
    if (path === undefined) continue
    const trial = await tryProgram(server, path)
    if ('version' in trial) return path
    supervisor.onProgress(`Not using ${path}: ${trial.fault}`)
  }
  throw new ServerMissingError(
    `The ${server.title} is not installed, its official release could not be downloaded, and Go is not installed to build it. ` +
      `Connect to the internet and start again, or install Go 1.26 (https://go.dev/dl), ` +
      `or set ${server.variable} to a ${server.command} of version ${server.version} or later, ` +
      `or set ${server.instead} to use a running one.`,
  )
}

export interface ServerBinaries {
  temporal: string
  liveKit: string
}

/** Finds or builds both; one after the other, because a build uses every core. */
export async function ensureServers(supervisor: Supervisor, environment?: NodeJS.ProcessEnv): Promise<ServerBinaries> {
  return {
    temporal: await ensureServer('temporal', supervisor, environment),
    liveKit: await ensureServer('liveKit', supervisor, environment),
  }
}
