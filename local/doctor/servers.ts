import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { findOnPath } from '../on-path.ts'
import { type Archive, findArchive } from '../servers/archive.ts'
import { type Server, type ServerName, servers } from '../servers/catalogue.ts'
import { downloadText } from '../servers/download.ts'
import { fromCache, fromPath, fromVariable, isOlder, type Place, placeOf, tryProgram } from '../servers/program.ts'
import type { WithConfig } from './context.ts'
import { fault, type Line, ok, warning } from './line.ts'

const maxChecksumsBytes = 256 * 1024
/** From this version on Go fetches the newer Go that a build asks for. */
const oldestGo = '1.21'

/** Where a start would take the server from. */
export type ServerFound =
  | { from: 'address' }
  | { from: 'program'; path: string; version: string }
  | { from: 'release'; url: string }
  | { from: 'go'; version: string; noRelease: string }
  | { from: 'nowhere'; noRelease: string }

/** A program that is there and that a start would pass over. */
export interface PassedOver {
  path: string
  complaint: string
}

export async function checkServers({ config, environment }: WithConfig): Promise<Line[]> {
  const place = placeOf(environment)
  const external: Record<ServerName, boolean> = { temporal: !!config?.temporal, liveKit: !!config?.liveKit }
  const lines = await Promise.all(
    (Object.keys(servers) as ServerName[]).map(async (name) => {
      const passedOver: PassedOver[] = []
      const found: ServerFound = external[name] ? { from: 'address' } : await find(servers[name], place, passedOver)
      return gradeServer(servers[name], found, passedOver)
    }),
  )
  return lines.flat()
}

export function gradeServer(server: Server, found: ServerFound, passedOver: readonly PassedOver[]): Line[] {
  return [
    ...passedOver.map(({ path, complaint }) =>
      warning(server.title, `${path} is not used: ${complaint}`, 'Repair or remove it; the next source is taken.'),
    ),
    gradeSource(server, found),
  ]
}

function gradeSource(server: Server, found: ServerFound): Line {
  switch (found.from) {
    case 'address':
      return ok(server.title, `not needed: ${server.instead} is set`)
    case 'program':
      return ok(server.title, `${found.version}, ${found.path}`)
    case 'release':
      return ok(server.title, `${server.version}, downloaded at the first start from ${found.url}`)
    case 'go':
      if (isOlder(found.version, oldestGo)) {
        return fault(
          server.title,
          `not installed; ${found.noRelease}; and Go ${found.version} is too old to build it`,
          'Connect to the internet, or install Go 1.26 (https://go.dev/dl).',
        )
      }
      return warning(
        server.title,
        `${server.version}, built by Go ${found.version} at the first start, which takes ${server.go.buildTime}`,
        `Nothing is to be done. The official release would be quicker: ${found.noRelease}.`,
      )
    default:
      return fault(
        server.title,
        `not installed; ${found.noRelease}; and there is no Go to build it`,
        `Connect to the internet, or install Go 1.26 (https://go.dev/dl), or set ${server.variable} or ${server.instead}.`,
      )
  }
}

async function find(server: Server, place: Place, passedOver: PassedOver[]): Promise<ServerFound> {
  for (const source of [fromVariable, fromPath, fromCache]) {
    const path = source(server, place)
    if (path === undefined) continue
    const trial = await tryProgram(server, path)
    if ('version' in trial) return { from: 'program', path, version: trial.version }
    passedOver.push({ path, complaint: trial.fault })
  }
  const platform = `${process.platform}-${process.arch}`
  const archive = findArchive(server, platform, place.environment)
  const noRelease = archive ? await findObstacle(archive) : `there is no official release for ${platform}`
  if (archive && noRelease === undefined) return { from: 'release', url: archive.url.href }
  const version = await findGo(place.environment)
  const reason = noRelease ?? ''
  return version ? { from: 'go', version, noRelease: reason } : { from: 'nowhere', noRelease: reason }
}

async function findObstacle({ checksumsUrl, name }: Archive): Promise<string | undefined> {
  try {
    const checksums = await downloadText(checksumsUrl, maxChecksumsBytes)
    return checksums.includes(name) ? undefined : `${checksumsUrl} does not name ${name}`
  } catch (error) {
    return (error as Error).message
  }
}

async function findGo(environment: NodeJS.ProcessEnv): Promise<string | undefined> {
  const go = findOnPath('go', environment.PATH)
  if (!go) return undefined
  try {
    const { stdout } = await promisify(execFile)(go, ['version'], { env: environment })
    return /go(\d+\.\d+(\.\d+)?)/.exec(stdout)?.[1]
  } catch {
    return undefined
  }
}
