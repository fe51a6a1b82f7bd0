import type { Forms } from '../forms.ts'
import type { Words } from '../words.ts'

export const administration = (_: Forms): Words['administration'] => ({
  title: 'Verwaltung',
})
