import { defineKinds } from './define-kinds.ts'
import { kinds } from './kinds.ts'

/** One interview in one process; LiveKit's agent server forks it. */
export default defineKinds(kinds)
