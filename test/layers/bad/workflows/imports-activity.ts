export { effect } from '../activities/effects.ts'
