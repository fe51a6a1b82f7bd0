import { z } from 'zod'
import { Spoken } from '../shown-text.ts'
import { quotedIn } from './annotation.ts'
import type { ExpectKind } from './kind.ts'

const schema = z.strictObject({ kind: z.literal('phrase'), phrase: Spoken })

/** These words and no others. */
export const phrase: ExpectKind<typeof schema> = {
  schema,
  bare: undefined,
  /** `"phrase" quoted` */
  annotation: {
    plain: undefined,
    read(rest) {
      const words = quotedIn(rest)
      return words === undefined ? undefined : { kind: 'phrase', phrase: words }
    },
  },
  findFault: () => undefined,
}
