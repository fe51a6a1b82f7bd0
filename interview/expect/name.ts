import { z } from 'zod'
import { Spoken } from '../shown-text.ts'
import { judgeName } from '../verdict/name.ts'
import { undecided } from '../verdict/ruling.ts'
import { dueIn, unquoted } from './annotation.ts'
import type { ExpectKind } from './kind.ts'

const schema = z.strictObject({
  kind: z.literal('name'),
  /** `registered`: the respondent's name as given when the session was created. */
  due: z.union([z.literal('registered'), Spoken]).optional(),
})

/** A person's name. */
export const name: ExpectKind<typeof schema> = {
  schema,
  bare: { kind: 'name' },
  /** `"name" [ "registered" | "due" ( "registered" | value ) ]` */
  annotation: {
    plain: undefined,
    read(rest) {
      if (rest === '') return { kind: 'name' }
      const due = dueIn(rest)
      if (/^registered$/i.test(due ?? rest)) return { kind: 'name', due: 'registered' }
      return due === undefined ? undefined : { kind: 'name', due: unquoted(due) }
    },
  },
  findFault: () => undefined,

  judge: judgeName,
  mayBeLong: false,
  mayDecline: false,
  takeUnchecked: () => undefined,
  undecided: undecided('name'),
}
