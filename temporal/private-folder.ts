import { lstatSync, mkdirSync } from 'node:fs'

class NotPrivateError extends Error {
  readonly code = 'NOT_PRIVATE'
}

/**
 * Makes the folder when there is none.
 * @throws NotPrivateError when another user may write there: what is kept there is run
 */
export function openPrivate(directory: string): string {
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const stats = lstatSync(directory)
  const isOurs = process.getuid === undefined || (stats.uid === process.getuid() && (stats.mode & 0o022) === 0)
  if (!stats.isDirectory() || !isOurs) throw new NotPrivateError('the folder is not its user’s alone')
  return directory
}
