export { view } from '../room/views/view.ts'
