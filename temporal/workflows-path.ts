import { fileURLToPath } from 'node:url'

const pathOf = (file: string) => fileURLToPath(new URL(file, import.meta.url))

/**
 * Shared by all interviews of a worker, which is safe for what keeps no state of one: its machine code stays, where
 * a copy of its own for each interview is slow to hash again and again.
 */
export const PRELOADED_MODULES = [pathOf('../interview/authentic.ts'), pathOf('../interview/record/hash.ts')]
/** What Temporal's bundler starts from. */
export const WORKFLOW_SOURCES = { workflowsPath: pathOf('../workflows/index.ts'), preloadModules: PRELOADED_MODULES }
