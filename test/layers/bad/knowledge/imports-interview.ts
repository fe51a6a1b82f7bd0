export { state } from '../interview/state.ts'
