import { z } from 'zod'
import { isVague } from '../../judging/assent.ts'
import { rated } from '../../judging/finding.ts'
import { namesNumber, saysNumber } from '../../judging/grounding.ts'
import { judgeNumber, rateNumber } from '../../verdict/number.ts'
import { undecided } from '../../verdict/ruling.ts'
import { boundsIn, numeralIn } from './annotation.ts'
import type { ExpectKind } from './kind.ts'

const schema = z.strictObject({
  kind: z.literal('number'),
  due: z.number().optional(),
  min: z.number().optional(),
  max: z.number().optional(),
})

/** A number, with bounds or without. */
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
  proposals: () => [],
  mayBeLong: false,
  mayDecline: false,
  takeUnchecked: () => undefined,
  undecided: undecided('number'),

  normalForm: 'digits for a number',
  check({ question: { language }, text, answer }, expect) {
    const digits = /^[-+]?\d{1,15}(?:\.\d{1,6})?$/.exec(answer.value.trim())
    if (!digits) return undefined
    const value = Number(digits[0])
    if (isVague(text, language)) return { doubt: 'the number is one of several, or a guess' }
    return saysNumber(text, value, language) ? rated(rateNumber(expect, value)) : { doubt: 'the number was not said' }
  },
  withoutDue: () => ({}),
  saysDue({ language }, { due, min, max }, text) {
    if (due !== undefined && saysNumber(text, due, language)) return true
    return [min, max].some((bound) => bound !== undefined && namesNumber(text, Math.abs(bound), language))
  },

  readBack: String,
  keyterms: () => ({}),
}
