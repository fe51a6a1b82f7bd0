import { fileURLToPath } from 'node:url'

/** What Temporal's bundler starts from. */
export const WORKFLOWS_PATH = fileURLToPath(new URL('../workflows/index.ts', import.meta.url))
