import type { Forms } from '../forms.ts'
import type { Words } from '../words.ts'

export const operations = (_: Forms): Words['operations'] => ({
  title: 'Betrieb',
})
