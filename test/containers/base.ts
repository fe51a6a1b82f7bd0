import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cacheDirOf } from '../../local/place.ts'
import { command } from './command.ts'
import { findDebianMirror } from './registries.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const SUITE = 'bookworm'
const INSTALLED_NODE = join(root, 'node_modules', `node-linux-${process.arch}`, 'bin', 'node')

/** The image that the Dockerfiles start from. */
export const BASE = /^FROM (\S+)/m.exec(readFileSync(join(root, 'Dockerfile.api'), 'utf8'))?.[1] ?? ''

/** What stands in for it where there is no registry of images: Debian's own packages, Node, npm and the user `node`. */
const RECIPE = `FROM scratch
ADD debian.tar /
COPY node /usr/local/bin/node
COPY npm /usr/local/lib/node_modules/npm
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm && useradd --uid 1000 --create-home node
CMD ["node"]
`

/** Makes the context to build the stand-in from; Debian's part is kept between runs. */
export async function prepareBase(directory: string): Promise<string> {
  const context = join(directory, 'base')
  mkdirSync(context)
  cpSync(await keepDebian(), join(context, 'debian.tar'))
  cpSync(INSTALLED_NODE, join(context, 'node'))
  const npm = dirname(dirname(realpathSync(await command('sh', ['-c', 'command -v npm']))))
  cpSync(npm, join(context, 'npm'), { recursive: true, dereference: true })
  writeFileSync(join(context, 'Dockerfile'), RECIPE)
  return context
}

async function keepDebian(): Promise<string> {
  const cache = join(cacheDirOf(process.env), 'debian')
  const kept = join(cache, `${SUITE}-${process.arch}.tar`)
  if (existsSync(kept)) return kept
  mkdirSync(cache, { recursive: true })
  const making = mkdtempSync(join(cache, '.making-'))
  try {
    const archive = join(making, 'debian.tar')
    const mirror = await findDebianMirror(SUITE)
    const place = [SUITE, join(making, 'root'), ...(mirror ? [mirror] : [])]
    await command('debootstrap', ['--variant=minbase', '--include=ca-certificates', ...place])
    const without = [
      './dev/*',
      './proc/*',
      './sys/*',
      './var/cache/apt/archives/*.deb',
      './var/lib/apt/lists/*',
      './var/log/*',
      './etc/apt/*',
    ]
    const excludes = without.map((path) => `--exclude=${path}`)
    await command('tar', ['--create', '--file', archive, '--directory', join(making, 'root'), ...excludes, '.'])
    renameSync(archive, kept)
  } finally {
    rmSync(making, { recursive: true, force: true })
  }
  return kept
}
