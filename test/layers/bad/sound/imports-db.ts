export { query } from '../db/queries.ts'
