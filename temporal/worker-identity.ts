import { createRequire } from 'node:module'
import { hostname } from 'node:os'

const { version } = createRequire(import.meta.url)('../package.json') as { version: string }

/** By what Temporal knows this process: the product's version, and where it runs. */
export const workerIdentity = (): string => `lexnova ${version} ${process.pid}@${hostname()}`

/** The version in the identity of a worker; undefined of one that does not say it. */
export const versionOf = (identity: string): string | undefined => /^lexnova (\S+) /.exec(identity)?.[1]
