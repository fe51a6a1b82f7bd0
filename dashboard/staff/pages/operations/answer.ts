import type { Schemas } from '../../api/client.ts'

/** What `GET /operations` says. */
export type Operations = Schemas['Operations']
export type Attention = Schemas['Attention']
