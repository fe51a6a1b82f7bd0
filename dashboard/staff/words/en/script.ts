import type { Forms } from '../forms.ts'

export const script = (_: Forms) => ({
  title: 'Script',
})
