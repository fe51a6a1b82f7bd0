export { server } from '../api/server.ts'
