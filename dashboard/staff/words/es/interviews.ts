import type { Forms } from '../forms.ts'
import type { Words } from '../words.ts'

export const interviews = (_: Forms): Words['interviews'] => ({
  title: 'Entrevistas',
})
