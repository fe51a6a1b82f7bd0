export { worker } from '../temporal/worker.ts'
