import { z } from 'zod'
import { isMeaningful } from '../../verdict/meaningful.ts'
import { spaced } from '../../verdict/normalise.ts'
import { ruling, undecided } from '../../verdict/ruling.ts'
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

  judge: ({ language }, _expect, said) =>
    isMeaningful(said, language)
      ? ruling('text', 'given', 'accepted', 'an answer in the respondent’s own words', spaced(said))
      : undefined,
  proposals: () => [],
  mayBeLong: true,
  mayDecline: false,
  takeUnchecked: () => undefined,
  undecided: undecided('text'),

  normalForm: undefined,
  check: ({ text: said }) => ({ outcome: 'accepted', value: spaced(said) }),
  withoutDue: () => ({}),
  saysDue: () => false,

  readBack: undefined,
  keyterms: () => ({}),
}
