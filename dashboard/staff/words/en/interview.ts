import type { Forms } from '../forms.ts'

export const interview = (_: Forms) => ({
  title: 'Interview',
})
