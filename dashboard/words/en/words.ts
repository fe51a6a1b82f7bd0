import type { Words } from '../words.ts'
import type { Forms } from '../forms.ts'
import { before } from './before.ts'
import { during } from './during.ts'

export const words = (forms: Forms): Words => ({ ...before(forms), ...during(forms) })
