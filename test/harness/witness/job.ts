import { defineKinds } from '../../../agent/define-kinds.ts'
import { kinds } from '../../../agent/kinds.ts'
import { witness } from './witness.ts'

/** The product's agents, and one for observed interviews. */
export default defineKinds({ ...kinds, observed: witness })
