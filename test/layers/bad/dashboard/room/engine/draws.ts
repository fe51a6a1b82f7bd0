export { view } from '../views/view.ts'
export { createElement } from 'react'
