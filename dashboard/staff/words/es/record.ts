import type { Forms } from '../forms.ts'
import type { Words } from '../words.ts'

export const record = (_: Forms): Words['record'] => ({
  title: 'Acta',
})
