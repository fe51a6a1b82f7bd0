export { stack } from '../local/stack.ts'
