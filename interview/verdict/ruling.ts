import type { Kind } from '../script/expect/kinds.ts'
import type { Outcome, Verdict } from './verdict.ts'

type Value = NonNullable<Verdict['value']>

/** A verdict by rule; `what` makes the stable rule name `<kind>.<what>`. */
export function ruling(kind: Kind, what: string, outcome: Outcome, reason: string, value?: Value): Verdict {
  return {
    outcome,
    ...(value === undefined ? {} : { value }),
    reason,
    judge: { by: 'rule', rule: `${kind}.${what}` },
  }
}

/** The verdict on an answer that no rule decides, where nobody else does. */
export const undecided = (kind: Kind): Verdict =>
  ruling(kind, 'undecided', 'unclear', `no rule reads this as a clear answer of the kind "${kind}"`)
