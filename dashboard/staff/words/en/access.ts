import type { Forms } from '../forms.ts'

export const access = (_: Forms) => ({
  title: 'Sign in',
})
