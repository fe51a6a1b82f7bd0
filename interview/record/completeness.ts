import { stepOf } from '../progress/agenda.ts'
import type { Ask } from '../progress/state.ts'
import type { Script } from '../script/script.ts'
import type { Completeness } from './entries.ts'

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
