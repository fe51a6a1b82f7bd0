import { Allowance, type Rate } from '../allowance.ts'

/** Each coming and going is a message to the workflow, and has the question put again. */
const CHANGES: Rate = { burst: 20, perMinute: 6 }

/**
 * Lets comings and goings of respondents through, unless one of them comes and goes without end: then their
 * changes wait until the room is looked at again.
 */
export class PresenceGate {
  readonly #known = new Map<string, { present: boolean; changes: Allowance }>()

  admits(respondent: string, present: boolean, nowMs: number): boolean {
    const known = this.#known.get(respondent)
    if (known?.present === present) return true
    const changes = known?.changes ?? new Allowance(CHANGES, nowMs)
    if (!changes.take(1, nowMs)) return false
    this.#known.set(respondent, { present, changes })
    return true
  }
}
