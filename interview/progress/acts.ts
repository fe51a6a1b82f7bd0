import type { PersonAct, PersonMessage, StepAct } from '../messages.ts'
import { assertNever } from '../statuses.ts'
import {
  advance,
  type Change,
  closeOpen,
  endEarly,
  refer,
  refreshDue,
  setStatus,
  touch,
  undecidedAsk,
} from './change.ts'
import { asksOf } from './permits.ts'

/** What an entry says of an act: whose it was, and why. */
const acted = ({ actor, reason }: PersonAct) => ({ data: { actor }, committed: reason ? { reason } : {} })

function actedOnStep({ step, respondent, ...act }: StepAct) {
  const { data, committed } = acted(act)
  return { data: { ...data, step, ...(respondent === undefined ? {} : { respondent }) }, committed }
}

/** A decision on the ask that was referred lifts the interruption, unless another one waits for its own. */
function decideReferral(change: Change, act: StepAct): void {
  const { cause } = change.progress
  if (cause?.kind !== 'referred' || cause.step !== act.step) return
  if (act.respondent !== undefined && act.respondent !== cause.respondent) return
  refreshDue(change)
  const next = undecidedAsk(change)
  if (next?.referred) return refer(change, next, next.referred)
  delete change.progress.cause
  setStatus(change, { status: 'active' })
}

/**
 * Going on, also after referrals: an unresolved step is put again, because only `waiveStep` may skip
 * it; a contrary answer was clear and stands as it is.
 */
function resume(change: Change): void {
  const { progress } = change
  for (const ask of progress.asks) {
    if (ask.referred === 'unresolved') touch(change, ask, { status: 'pending', clarifications: 0 })
    delete ask.referred
  }
  delete progress.cause
  progress.failures = 0
  setStatus(change, { status: 'active' })
}

function reopen(change: Change, act: StepAct): void {
  for (const ask of asksOf(change.progress, act.step, act.respondent)) {
    if (!ask.due) continue
    if (ask.status === 'open') closeOpen(change)
    delete ask.referred
    touch(change, ask, { status: 'pending', clarifications: 0 })
  }
}

function waive(change: Change, act: StepAct): void {
  for (const ask of asksOf(change.progress, act.step, act.respondent)) {
    if (!ask.due || ask.status === 'accepted') continue
    if (ask.status === 'open') closeOpen(change)
    delete ask.referred
    touch(change, ask, { status: 'waived' })
  }
}

/** Applies what a person decided; `refusalOf` has let it through. */
export function applyAct(change: Change, message: PersonMessage): void {
  switch (message.type) {
    case 'pause':
      change.entries.push({ type: 'paused', ...acted(message) })
      return setStatus(change, { status: 'paused' })
    case 'resume':
      change.entries.push({ type: 'resumed', ...acted(message) })
      resume(change)
      return advance(change)
    case 'end':
      change.entries.push({ type: 'end-requested', ...acted(message) })
      return endEarly(change, 'person')
    case 'retakeStep':
      change.entries.push({ type: 'step-retaken', ...actedOnStep(message) })
      reopen(change, message)
      decideReferral(change, message)
      return advance(change)
    case 'waiveStep':
      change.entries.push({ type: 'step-waived', ...actedOnStep(message) })
      waive(change, message)
      decideReferral(change, message)
      return advance(change)
    default:
      assertNever(message)
  }
}
