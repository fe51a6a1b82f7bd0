import { stepOf } from '../progress/agenda.ts'
import type { Ask } from '../progress/state.ts'
import type { Script } from '../script/script.ts'

export interface Missing {
  step: string
  respondent: string
  status: string
}

export interface Completeness {
  /** Every required answer that is due was accepted. */
  complete: boolean
  /** Answers due and answers accepted, required or not. */
  due: number
  accepted: number
  /** Required answers that are due and were not accepted, in the order of the script. */
  missing: Missing[]
}

export function completenessOf(script: Script, asks: readonly Ask[]): Completeness {
  const due = asks.filter((ask) => ask.due)
  const missing = due
    .filter((ask) => ask.status !== 'accepted' && stepOf(script, ask.step).required)
    .map(({ step, respondent, status }) => ({ step, respondent, status }))
  return {
    complete: missing.length === 0,
    due: due.length,
    accepted: due.filter((ask) => ask.status === 'accepted').length,
    missing,
  }
}
