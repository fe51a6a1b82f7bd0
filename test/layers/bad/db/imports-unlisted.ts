export { getTypeParser } from 'pg-types'
