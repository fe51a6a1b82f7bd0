import type { Samples } from '../../shell/still.tsx'

/** The states of this area, for `/states`. */
export const samples: Samples = {}
