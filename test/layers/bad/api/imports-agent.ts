export { worker } from '../agent/imports-worker.ts'
