import { z } from 'zod'
import { undecided } from '../../verdict/ruling.ts'
import { judgeYesNo } from '../../verdict/yes-no.ts'
import type { ExpectKind } from './kind.ts'
import { checkYesNo, YES_OR_NO } from './yes-no.ts'

const schema = z.strictObject({
  kind: z.literal('consent'),
  /** `recording`: the sound of the interview is kept once everybody has said yes to it. */
  to: z.literal('recording').optional(),
})

/** A yes that is due. */
export const consent: ExpectKind<typeof schema> = {
  schema,
  bare: { kind: 'consent' },
  /** `"consent" [ "to recording" ]` */
  annotation: {
    plain: /consent(?:\s+to\s+recording)?/,
    read(rest) {
      if (rest === '') return { kind: 'consent' }
      return /^to\s+recording$/i.test(rest) ? { kind: 'consent', to: 'recording' } : undefined
    },
  },
  findFault: () => undefined,

  judge: judgeYesNo,
  proposals: () => [],
  mayBeLong: false,
  mayDecline: false,
  takeUnchecked: () => undefined,
  undecided: undecided('consent'),

  normalForm: YES_OR_NO,
  check: (reading) => checkYesNo(reading, 'yes'),
  withoutDue: () => ({}),
  saysDue: () => false,

  readBack: undefined,
  keyterms: () => ({}),
}
