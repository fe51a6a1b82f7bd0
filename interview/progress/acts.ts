import type { Committed } from '../exchange.ts'
import type { PersonMessage, StepAct } from '../messages.ts'
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

function noteAct(change: Change, type: string, message: PersonMessage, data: Record<string, unknown> = {}): void {
  const committed: Record<string, Committed> = message.reason ? { reason: message.reason } : {}
  change.entries.push({ type, data: { actor: message.actor, ...data }, committed })
}

function stepData({ step, respondent }: StepAct): Record<string, unknown> {
  return { step, ...(respondent === undefined ? {} : { respondent }) }
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
      noteAct(change, 'paused', message)
      return setStatus(change, { status: 'paused' })
    case 'resume':
      noteAct(change, 'resumed', message)
      resume(change)
      return advance(change)
    case 'end':
      noteAct(change, 'end-requested', message)
      return endEarly(change, 'person')
    case 'retakeStep':
      noteAct(change, 'step-retaken', message, stepData(message))
      reopen(change, message)
      decideReferral(change, message)
      return advance(change)
    case 'waiveStep':
      noteAct(change, 'step-waived', message, stepData(message))
      waive(change, message)
      decideReferral(change, message)
      return advance(change)
    default:
      assertNever(message)
  }
}
