import { z } from 'zod'
import { undecided } from '../../verdict/ruling.ts'
import { judgeYesNo } from '../../verdict/yes-no.ts'
import { dueIn } from './annotation.ts'
import type { ExpectKind } from './kind.ts'
import { checkYesNo, YES_OR_NO } from './yes-no.ts'

const schema = z.strictObject({ kind: z.literal('affirmation'), due: z.enum(['yes', 'no']).optional() })

/** Yes or no, and which of them is due. */
export const affirmation: ExpectKind<typeof schema> = {
  schema,
  bare: { kind: 'affirmation' },
  /** `"affirmation" [ "due" ( "yes" | "no" ) ]` */
  annotation: {
    plain: /affirmation/,
    read(rest) {
      if (rest === '') return { kind: 'affirmation' }
      const due = schema.shape.due.safeParse(dueIn(rest)?.toLowerCase())
      return due.data && { kind: 'affirmation', due: due.data }
    },
  },
  findFault: () => undefined,

  judge: judgeYesNo,
  proposals: () => [],
  mayBeLong: false,
  mayDecline: false,
  takeUnchecked: () => undefined,
  undecided: undecided('affirmation'),

  normalForm: YES_OR_NO,
  check: (reading, { due }) => checkYesNo(reading, due),
  withoutDue: () => ({}),
  saysDue: () => false,

  readBack: undefined,
  keyterms: () => ({}),
}
