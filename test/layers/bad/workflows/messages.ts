import type { State } from '../interview/state.ts'
import type { Effect } from '../activities/effects.ts'
export const message = (state: State): Effect => state
