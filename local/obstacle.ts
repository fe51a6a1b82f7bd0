import { userInfo } from 'node:os'

/** Thrown when something keeps a command from working; the message is for people and says what to do. */
export class ObstacleError extends Error {
  override name = 'ObstacleError'
}

/** What to tell people of an error: of one that is for them its message, of one that nobody foresaw where it came from. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  // By its name: config.ts needs a package, and this does not.
  if (error instanceof ObstacleError || error.name === 'ConfigError') return error.message
  return explainSystemError(error) ?? error.stack ?? error.message
}

/** What to do about an error of the file system; undefined when it is none. */
function explainSystemError(error: NodeJS.ErrnoException & { dest?: string }): string | undefined {
  const { code, syscall } = error
  if (code === undefined || syscall === undefined) return undefined
  const path = error.dest ?? error.path
  const place = path === undefined ? 'A file' : path
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return `The disk is full: there is no room for ${path ?? 'a file'}. Make room, at least 200 MiB, and start again.`
    case 'EACCES':
    case 'EPERM':
      return `${place} cannot be used by ${user()} (${code}, ${syscall}). Give that user the right to it, start as its owner, or choose other folders with LEXNOVA_DATA_DIR and LEXNOVA_CACHE_DIR.`
    case 'EROFS':
      return `${place} is on a disk that cannot be written. Choose other folders with LEXNOVA_DATA_DIR and LEXNOVA_CACHE_DIR.`
    case 'ENOTDIR':
    case 'EEXIST':
      return `${place} has to be a folder, and it or something on the way to it is a file (${code}). Move that file, or choose another place.`
    case 'EISDIR':
      return `${place} has to be a file, and it is a folder. Move it away and start again.`
    case 'ENAMETOOLONG':
      return `${place} is too long a name for this file system. Choose a shorter place.`
    case 'EMFILE':
    case 'ENFILE':
      return `Too many files are open (${code}). Raise the limit with ulimit -n, and start again.`
    default:
      return path === undefined ? undefined : `${place}: ${error.message}`
  }
}

function user(): string {
  try {
    return `the user ${userInfo().username}`
  } catch {
    return `the user ${process.getuid?.() ?? ''}`
  }
}
