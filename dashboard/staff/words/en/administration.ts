import type { Forms } from '../forms.ts'

export const administration = (_: Forms) => ({
  title: 'Administration',
})
