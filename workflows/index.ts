export { interview } from './interview.ts'
