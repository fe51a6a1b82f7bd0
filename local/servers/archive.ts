import { ServerMissingError } from './errors.ts'
import type { Server } from './catalogue.ts'

const defaultReleases = 'https://github.com'
const goArchitectures: Record<string, string> = { x64: 'amd64', arm64: 'arm64' }

/** An official archive and the release's own list of checksums. */
export interface Archive {
  name: string
  url: URL
  checksumsUrl: URL
}

/**
 * Where the official archive for a platform is, such as `linux-x64`; undefined when the release has none.
 * @throws ServerMissingError when LEXNOVA_RELEASES_URL is no URL
 */
export function findArchive(
  { release, version }: Server,
  platform: string,
  environment: NodeJS.ProcessEnv,
): Archive | undefined {
  if (!release.platforms.includes(platform)) return undefined
  const [os = '', architecture = ''] = platform.split('-')
  const name = `${release.prefix}_${version}_${os}_${goArchitectures[architecture]}.tar.gz`
  const directory = `${releasesUrl(environment)}/${release.repository}/releases/download/v${version}`
  return { name, url: new URL(`${directory}/${name}`), checksumsUrl: new URL(`${directory}/checksums.txt`) }
}

function releasesUrl(environment: NodeJS.ProcessEnv): string {
  const given = environment.LEXNOVA_RELEASES_URL || defaultReleases
  if (!URL.canParse(given) || !/^https?:$/.test(new URL(given).protocol)) {
    throw new ServerMissingError('LEXNOVA_RELEASES_URL: must be a URL that starts with https:// or http://')
  }
  return given.replace(/\/+$/, '')
}

/** The SHA-256 that a checksum file, as `sha256sum` writes it, has for a file. */
export function findChecksum(checksums: string, file: string): string | undefined {
  for (const line of checksums.split('\n')) {
    const [, hash, name] = /^([0-9a-fA-F]{64}) [ *](.+?)\r?$/.exec(line) ?? []
    if (hash && name === file) return hash.toLowerCase()
  }
  return undefined
}
