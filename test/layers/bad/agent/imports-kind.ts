export { officer } from './scripted/officer.ts'
