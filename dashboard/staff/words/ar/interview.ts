import type { Forms } from '../forms.ts'
import type { Words } from '../words.ts'

export const interview = (_: Forms): Words['interview'] => ({
  title: 'المقابلة',
})
