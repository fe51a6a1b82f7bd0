import { z } from 'zod'
import type { ExpectKind } from './kind.ts'

const schema = z.strictObject({ kind: z.literal('text') })

/** Any words in answer. */
export const text: ExpectKind<typeof schema> = {
  schema,
  bare: { kind: 'text' },
  /** `"text"` */
  annotation: {
    plain: undefined,
    read: (rest) => (rest === '' ? { kind: 'text' } : undefined),
  },
  findFault: () => undefined,
}
