import { createRequire } from 'node:module'
import { version as agents } from '@livekit/agents'

const { version } = createRequire(import.meta.url)('../package.json') as { version: string }

/** What conducted an interview, as the record states it. */
export const SOFTWARE = `lexnova ${version}, @livekit/agents ${agents}, node ${process.versions.node}`
