import { z } from 'zod'
import { Spoken } from '../spoken-text.ts'
import { isMeaningful } from '../../verdict/meaningful.ts'
import { spaced } from '../../verdict/normalise.ts'
import { ruling, undecided } from '../../verdict/ruling.ts'
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

  judge: () => undefined,
  proposals: () => [],
  mayBeLong: true,
  mayDecline: false,
  takeUnchecked({ language }, text, why) {
    if (!isMeaningful(text, language)) return undefined
    const reason = `taken as answered: ${why}, and the criterion was not checked`
    return ruling('judged', 'unchecked', 'accepted', reason, spaced(text))
  },
  undecided: undecided('judged'),

  normalForm: undefined,
  check: ({ text, answer }) => ({
    outcome: answer.verdict === 'contrary' ? 'contrary' : 'accepted',
    value: spaced(text),
  }),
  withoutDue: () => ({}),
  saysDue: () => false,

  readBack: undefined,
  keyterms: () => ({}),
}
