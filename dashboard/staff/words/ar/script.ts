import type { Forms } from '../forms.ts'
import type { Words } from '../words.ts'

export const script = (_: Forms): Words['script'] => ({
  title: 'نص الأسئلة',
})
