import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { command } from './command.ts'

/** Stands in the settings that a build sees, and must not be found in an image. */
export const MARK = 'this-must-not-be-in-an-image'

export interface Registries {
  /** Of `buildah build`: this machine's way to packages, for as long as a build runs. */
  volumes: string[]
  /** A containers.conf for CONTAINERS_CONF. */
  containersConf: string
}

/** Lends a build this machine's settings of npm, its cache and its certificates, in files of a directory. */
export async function lendRegistries(directory: string): Promise<Registries> {
  const npm = (name: string) => command('npm', ['config', 'get', name])
  const [userConfig, registry, cache] = [await npm('userconfig'), await npm('registry'), await npm('cache')]
  const own = existsSync(userConfig) ? readFileSync(userConfig, 'utf8') : ''
  const npmrc = join(directory, 'npmrc')
  const lines = [own, `registry=${registry}`, 'prefer-offline=true', `//${MARK}.invalid/:_authToken=${MARK}`]
  writeFileSync(npmrc, `${lines.join('\n')}\n`, { mode: 0o600 })
  const extra = process.env['NODE_EXTRA_CA_CERTS']
  const certificates = [extra, /^cafile\s*=\s*(.+)$/m.exec(own)?.[1]].filter((file) => file && existsSync(file))
  const containersConf = join(directory, 'containers.conf')
  const env = [`LENT=${MARK}`, ...(extra ? [`NODE_EXTRA_CA_CERTS=${extra}`] : [])]
  writeFileSync(containersConf, `[containers]\nenv = ${JSON.stringify(env)}\n`)
  const mounts = [
    `${npmrc}:/root/.npmrc:ro`,
    `${cache}:/root/.npm`,
    ...[...new Set(certificates)].map((file) => `${file}:${file}:ro`),
  ]
  return { volumes: mounts.flatMap((mount) => ['--volume', mount]), containersConf }
}

/** The package archive that this Debian is configured for; when that has no such suite, debootstrap knows one. */
export async function findDebianMirror(suite: string): Promise<string | undefined> {
  const targets = await command('apt-get', [
    'indextargets',
    '--format',
    '$(REPO_URI) $(CODENAME)',
    'Created-By: Packages',
  ]).catch(() => '')
  return targets
    .split('\n')
    .find((target) => target.endsWith(` ${suite}`))
    ?.split(' ')[0]
}
