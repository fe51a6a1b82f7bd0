import type { Forms } from '../forms.ts'

export const operations = (_: Forms) => ({
  title: 'Operations',
})
