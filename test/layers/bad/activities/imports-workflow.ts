export { message } from '../workflows/messages.ts'
