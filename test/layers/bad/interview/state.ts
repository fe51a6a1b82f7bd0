export const state = 1
export type State = typeof state
