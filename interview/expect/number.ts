import { z } from 'zod'
import { judgeNumber } from '../verdict/number.ts'
import { undecided } from '../verdict/ruling.ts'
import { boundsIn, numeralIn } from './annotation.ts'
import type { ExpectKind } from './kind.ts'

const schema = z.strictObject({
  kind: z.literal('number'),
  due: z.number().optional(),
  min: z.number().optional(),
  max: z.number().optional(),
})

export const number: ExpectKind<typeof schema> = {
  schema,
  bare: { kind: 'number' },
  /** `"number" { ( "due" | "from" | "to" ) number }` */
  annotation: {
    plain: undefined,
    read(rest) {
      const bounds = boundsIn(rest, { due: 'due', from: 'min', to: 'max' }, numeralIn)
      return bounds && { kind: 'number', ...bounds }
    },
  },
  findFault: () => undefined,

  judge: judgeNumber,
  mayBeLong: false,
  mayDecline: false,
  takeUnchecked: () => undefined,
  undecided: undecided('number'),
}
