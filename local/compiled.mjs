import { lstatSync, mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

/**
 * Where Node keeps what it has compiled, so that every process starts in about two thirds of its time, an agent's too.
 * As `temporal/private-folder.ts`, for any Node: undefined where others may write what is run, or nobody can.
 * @param {NodeJS.ProcessEnv} environment
 */
export function compiledDir(environment) {
  const directory = join(environment.LEXNOVA_CACHE_DIR || join(homedir(), '.cache', 'lexnova'), 'compiled')
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 })
    const stats = lstatSync(directory)
    const isOurs = process.getuid === undefined || (stats.uid === process.getuid() && (stats.mode & 0o022) === 0)
    return stats.isDirectory() && isOurs ? directory : undefined
  } catch {
    return undefined
  }
}
