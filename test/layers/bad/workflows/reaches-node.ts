export { randomBytes } from '../interview/imports-node.ts'
