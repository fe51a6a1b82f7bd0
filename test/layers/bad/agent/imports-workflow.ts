export { readFileSync } from '../workflows/imports-node.ts'
