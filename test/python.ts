import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { cacheDirOf } from '../local/place.ts'

const LIMIT_MS = 5 * 60_000

export interface Packages {
  /** Names the environment in the cache. */
  name: string
  /** File of pinned packages, as pip reads it. */
  requirements: string
  /** What needs them, as the beginning of a sentence. */
  needs: string
}

/**
 * The Python of a virtual environment with exactly the pinned packages, made on the first call and
 * kept for this list of packages.
 * @throws when Python or a package cannot be had; the message says what to install
 */
export async function ensurePython({ name, requirements, needs }: Packages): Promise<string> {
  const sha256 = createHash('sha256').update(readFileSync(requirements)).digest('hex')
  const cacheDir = cacheDirOf(process.env)
  const home = join(cacheDir, `${name}-${sha256.slice(0, 16)}`)
  const python = join(home, 'bin', 'python')
  if (existsSync(python)) return python
  const run = async (command: string, ...args: string[]): Promise<void> => {
    try {
      await promisify(execFile)(command, args, { timeout: LIMIT_MS })
    } catch (error) {
      throw new Error(
        `${needs} needs Python 3.10 or later with venv and pip (on Debian: apt-get install python3 python3-venv), and the packages of ${requirements} from PyPI.\n${error instanceof Error ? error.message : String(error)}`,
        { cause: error },
      )
    }
  }
  mkdirSync(cacheDir, { recursive: true })
  const making = mkdtempSync(join(cacheDir, `.${name}-`))
  try {
    await run('python3', '-m', 'venv', making)
    const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-deps']
    await run(join(making, 'bin', 'python'), ...pip, '--requirement', requirements)
    // Another run may have been quicker; its copy is as good.
    if (!existsSync(python)) renameSync(making, home)
  } finally {
    rmSync(making, { recursive: true, force: true })
  }
  return python
}
