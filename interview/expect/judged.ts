import { z } from 'zod'
import { Spoken } from '../shown-text.ts'
import { quotedIn } from './annotation.ts'
import type { ExpectKind } from './kind.ts'

const schema = z.strictObject({
  kind: z.literal('judged'),
  /** The lawyer's own, given to the language model. */
  criterion: Spoken,
})

/** An answer that a language model judges by the lawyer's own criterion. */
export const judged: ExpectKind<typeof schema> = {
  schema,
  bare: undefined,
  /** `"judged" quoted` */
  annotation: {
    plain: undefined,
    read(rest) {
      const criterion = quotedIn(rest)
      return criterion === undefined ? undefined : { kind: 'judged', criterion }
    },
  },
  findFault: () => undefined,
}
