export { view } from './room/views/view.ts'
export { read } from 'node:fs'
