import type { Forms } from '../forms.ts'

export const interviews = (_: Forms) => ({
  title: 'Interviews',
})
