import type { Forms } from '../forms.ts'

export const record = (_: Forms) => ({
  title: 'Record',
})
