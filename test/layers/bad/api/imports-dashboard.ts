export { view } from '../dashboard/room/views/view.ts'
