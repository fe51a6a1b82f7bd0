import { homedir } from 'node:os'
import { join } from 'node:path'

/** Where what is built or installed once is kept, for every copy of the product on this machine. */
export function cacheDirOf(environment: NodeJS.ProcessEnv): string {
  return environment.LEXNOVA_CACHE_DIR || join(environment.HOME || homedir(), '.cache', 'lexnova')
}
