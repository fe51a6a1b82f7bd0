import type { Forms } from '../forms.ts'
import type { Words } from '../words.ts'

export const access = (_: Forms): Words['access'] => ({
  title: 'Iniciar sesión',
})
