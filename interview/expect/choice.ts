import { z } from 'zod'
import { Spoken } from '../shown-text.ts'
import { undecided } from '../verdict/ruling.ts'
import { judgeChoice } from '../verdict/wording.ts'
import { splitOutsideQuotes, unquoted } from './annotation.ts'
import type { ExpectKind } from './kind.ts'

const OptionObjectSchema = z.strictObject({ value: Spoken, also: z.array(Spoken).default([]) })
const OptionSchema = z.union([Spoken.transform((value) => ({ value })), OptionObjectSchema]).pipe(OptionObjectSchema)

const schema = z.strictObject({
  kind: z.literal('choice'),
  options: z.array(OptionSchema).min(2).max(50),
  due: Spoken.optional(),
})

/** One of several options. */
export const choice: ExpectKind<typeof schema> = {
  schema,
  bare: undefined,
  /** `"choice" value "|" value { "|" value } [ "due" value ]` */
  annotation: {
    plain: undefined,
    read(rest) {
      const [list = '', due, ...more] = splitOutsideQuotes(rest, /\s+due\s+/i)
      const options = splitOutsideQuotes(list, /\|/).map(unquoted)
      if (more.length > 0 || options.length < 2 || options.includes('')) return undefined
      return { kind: 'choice', options, ...(due === undefined ? {} : { due: unquoted(due) }) }
    },
  },
  findFault: ({ due, options }) =>
    due === undefined || options.some(({ value }) => value === due)
      ? undefined
      : { path: '/due', message: `"${due}" is not one of the options` },

  judge: judgeChoice,
  mayBeLong: false,
  mayDecline: true,
  takeUnchecked: () => undefined,
  undecided: undecided('choice'),
}
