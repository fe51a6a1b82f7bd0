import type { Kinds } from './agent.ts'
import { scripted } from './scripted/scripted.ts'

/** What serves in interviews of a kind; undefined where they have no agent. */
export const kinds = { scripted, observed: undefined, assistant: undefined } satisfies Kinds
