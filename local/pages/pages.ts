import { createHash } from 'node:crypto'
import { globSync } from 'node:fs'
import { join } from 'node:path'
import { stateOf } from '../../temporal/path-states.ts'
import { cacheDirOf, root } from '../place.ts'
import { showWait } from '../progress.ts'
import type { Supervisor } from '../supervisor.ts'
import { ensureFolder } from './kept-folder.ts'

/** What pages are made of: their own sources, the domain, and the packages that are installed. */
const SOURCES = [
  'dashboard/**/*',
  'interview/**/*.ts',
  'tsconfig.json',
  'package-lock.json',
  'node_modules/.package-lock.json',
]
const NOT_OF_PAGES = /\.test\.tsx?$/
const LOG = 'pages'

class BuildError extends Error {}

/**
 * The folder of the pages as their sources are now, for PAGES_DIR: kept from an earlier start, or built.
 * Undefined, and it is said, when they cannot be built: everything else works without them.
 */
export async function ensurePages(supervisor: Supervisor, environment: NodeJS.ProcessEnv): Promise<string | undefined> {
  const make = (folder: string) => build(supervisor, environment, folder)
  try {
    const directory = join(cacheDirOf(environment), 'pages')
    return await ensureFolder({ directory, digest: digestOfSources, make }).catch((error) => {
      if (error instanceof BuildError) throw error
      // Nothing can be kept there.
      return ensureFolder({ directory: join(supervisor.dataDir, 'pages'), digest: digestOfSources, make })
    })
  } catch {
    supervisor.onProgress(
      `Attention  The pages for respondents could not be built, and everything else works; see ${join(supervisor.logsDir, `${LOG}.log`)}`,
    )
    return undefined
  }
}

function digestOfSources(): string {
  const files = globSync(SOURCES, { cwd: root }).filter((file) => !NOT_OF_PAGES.test(file))
  const states = files.toSorted().map((file) => `${file} ${stateOf(join(root, file))}\n`)
  return createHash('sha256').update(states.join('')).digest('hex')
}

/** In a process of its own, which sees none of the settings. */
async function build(supervisor: Supervisor, { PATH, HOME, TMPDIR }: NodeJS.ProcessEnv, folder: string): Promise<void> {
  const { code } = await showWait(supervisor.onProgress, 'Building the pages (some seconds, once)', () =>
    supervisor.run({
      command: process.execPath,
      args: ['dashboard/build/main.ts', folder],
      env: { PATH, HOME, TMPDIR },
      cwd: root,
      log: LOG,
    }),
  )
  if (code !== 0) throw new BuildError()
}
