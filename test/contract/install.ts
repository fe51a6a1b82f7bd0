import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { cacheDirOf } from '../../local/place.ts'

const REQUIREMENTS = fileURLToPath(new URL('./requirements.txt', import.meta.url))
const LIMIT_MS = 5 * 60_000

const NEEDED =
  'The contract test needs Python 3.10 or later with venv and pip (on Debian: apt-get install python3 python3-venv), and the packages of test/contract/requirements.txt from PyPI.'

async function run(command: string, ...args: string[]): Promise<void> {
  try {
    await promisify(execFile)(command, args, { timeout: LIMIT_MS })
  } catch (error) {
    throw new Error(`${NEEDED}\n${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
}

/**
 * The Python of a virtual environment with exactly the pinned packages, made on the first call and
 * kept for this list of packages.
 * @throws when Python or a package cannot be had; the message says what to install
 */
export async function ensureFuzzer(): Promise<string> {
  const sha256 = createHash('sha256').update(readFileSync(REQUIREMENTS)).digest('hex')
  const cacheDir = cacheDirOf(process.env)
  const home = join(cacheDir, `schemathesis-${sha256.slice(0, 16)}`)
  const python = join(home, 'bin', 'python')
  if (existsSync(python)) return python
  mkdirSync(cacheDir, { recursive: true })
  const making = mkdtempSync(join(cacheDir, '.schemathesis-'))
  try {
    await run('python3', '-m', 'venv', making)
    const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-deps']
    await run(join(making, 'bin', 'python'), ...pip, '--requirement', REQUIREMENTS)
    // Another run may have been quicker; its copy is as good.
    if (!existsSync(python)) renameSync(making, home)
  } finally {
    rmSync(making, { recursive: true, force: true })
  }
  return python
}
