import type { Cause } from '../messages.ts'
import type { EntryDraft } from '../record/entries.ts'
import type { Script } from '../script/script.ts'
import { isStarted } from '../statuses.ts'
import { nextAsk, withDue } from './agenda.ts'
import type { Ask, EndReason, Progress } from './state.ts'

/** A change under way: a working copy of the state, and the record entries that it makes. */
export interface Change {
  readonly script: Script | undefined
  readonly progress: Progress
  readonly entries: EntryDraft[]
}

/** Starts a change on a copy whose revision is one higher. */
export function beginChange(script: Script | undefined, progress: Progress): Change {
  return {
    script,
    progress: {
      ...progress,
      revision: progress.revision + 1,
      asks: progress.asks.map((ask) => ({ ...ask })),
      present: [...progress.present],
      corrections: [...progress.corrections],
    },
    entries: [],
  }
}

export function findAsk(change: Change, step: string, respondent: string): Ask | undefined {
  return change.progress.asks.find((ask) => ask.step === step && ask.respondent === respondent)
}

export function touch(change: Change, ask: Ask, update: Partial<Ask>): void {
  Object.assign(ask, update, { changedAt: change.progress.revision })
}

export function setStatus(change: Change, update: Partial<Pick<Progress, 'status' | 'phase'>>): void {
  Object.assign(change.progress, update, { statusAt: change.progress.revision })
}

/** Puts one ask before the respondent, as the next round of it. */
export function openAsk(change: Change, ask: Ask): void {
  touch(change, ask, { status: 'open', round: ask.round + 1 })
  change.progress.open = { step: ask.step, respondent: ask.respondent, round: ask.round }
}

export function closeOpen(change: Change): void {
  delete change.progress.open
}

/** Recomputes what is due after any change of answers, and takes back an open ask that no longer is. */
export function refreshDue(change: Change): void {
  const { progress, script } = change
  if (!script) return
  progress.asks = withDue(script, progress.asks)
  if (!progress.open) return
  const open = findAsk(change, progress.open.step, progress.open.respondent)
  if (open && !open.due) {
    touch(change, open, { status: 'pending' })
    closeOpen(change)
  }
}

/** Brings the agenda up to date, and opens the next ask, or goes to the closing when none is left. */
export function advance(change: Change): void {
  const { progress, script } = change
  if (!script || progress.phase === 'preparing' || progress.phase === 'closed') return
  refreshDue(change)
  if (progress.endedBy || progress.open) return
  if (progress.status === 'interrupted' && progress.cause?.kind === 'referred') return
  const undecided = undecidedAsk(change)
  if (undecided?.referred) {
    if (progress.status !== 'interrupted') refer(change, undecided, undecided.referred)
    return
  }
  const next = nextAsk(progress.asks)
  if (next) openAsk(change, next)
  const phase = next ? 'conducting' : 'closing'
  if (progress.phase !== phase) setStatus(change, { phase })
}

export function interrupt(change: Change, cause: Cause): void {
  setStatus(change, { status: 'interrupted' })
  change.progress.cause = cause
  change.entries.push({ type: 'interrupted', data: { cause } })
}

/** The first ask that waits for a person's decision; one that was not due can be due again. */
export const undecidedAsk = ({ progress }: Change): Ask | undefined =>
  progress.asks.find((ask) => ask.due && ask.referred)

/** Waits for a person's decision on one ask. */
export function refer(
  change: Change,
  { step, respondent }: Ask,
  because: 'contrary' | 'unresolved',
  needed?: Pick<Extract<Cause, { kind: 'referred' }>, 'need' | 'needed_by'>,
): void {
  interrupt(change, { kind: 'referred', step, respondent, because, ...needed })
}

export function endBecause(change: Change, reason: EndReason): void {
  const { progress } = change
  const open = progress.open && findAsk(change, progress.open.step, progress.open.respondent)
  if (open) touch(change, open, { status: 'pending' })
  closeOpen(change)
  delete progress.cause
  progress.endedBy = reason
  setStatus(change, { status: 'active', phase: 'closing' })
}

/** The same for an interview that may not have been started. */
export function endEarly(change: Change, reason: EndReason): void {
  if (isStarted(change.progress.status)) return endBecause(change, reason)
  change.progress.endedBy = reason
  setStatus(change, { phase: 'closing' })
}
