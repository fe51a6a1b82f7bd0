import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the project. */
export const root = fileURLToPath(new URL('..', import.meta.url))

/** Where what is downloaded, built or installed once is kept, for every copy of the product on this machine. */
export function cacheDirOf(environment: NodeJS.ProcessEnv): string {
  return environment.LEXNOVA_CACHE_DIR || join(environment.HOME || homedir(), '.cache', 'lexnova')
}

/** Where our workers keep their bundles, when nobody says otherwise. */
export function workflowCacheOf(environment: NodeJS.ProcessEnv): string {
  return environment.WORKFLOW_CACHE_DIR || join(cacheDirOf(environment), 'workflows')
}

/** Where the embedded servers keep their data. */
export function dataDirOf(environment: NodeJS.ProcessEnv): string {
  return resolve(root, environment.LEXNOVA_DATA_DIR || '.lexnova')
}
