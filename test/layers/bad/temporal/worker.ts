export { effect as worker } from '../activities/effects.ts'
