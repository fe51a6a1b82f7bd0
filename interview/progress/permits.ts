import type { PersonMessage } from '../messages.ts'
import type { Refusal, RefusalCode } from '../refusals.ts'
import { assertNever, isOver, isStarted } from '../statuses.ts'
import type { Ask, Progress } from './state.ts'

const refuse = (code: RefusalCode, detail: string): Refusal => ({ code, detail })

const CHANGED = 'This has changed since you looked. Read the session again and repeat with its revision.'

/** The asks that a person's act on a step is about. */
export const asksOf = (progress: Progress, step: string, respondent?: string): Ask[] =>
  progress.asks.filter((ask) => ask.step === step && (respondent === undefined || ask.respondent === respondent))

const FROZEN = refuse('already-started', 'The interview has started; its script is frozen.')

/**
 * Why the script cannot be changed now, if it cannot.
 * @param replaces versions that the change may replace; any when absent
 * @param isBeingFrozen whether a start of this very version is under way
 */
export function refusalOfScriptChange(
  progress: Progress,
  { replaces, isBeingFrozen = false }: { replaces?: readonly number[] | undefined; isBeingFrozen?: boolean } = {},
): Refusal | undefined {
  if (isOver(progress.status)) return refuse('over', 'The interview is over; its script stands.')
  if (progress.kind !== 'scripted') return refuse('no-script', `An interview of kind ${progress.kind} has no script.`)
  if (isBeingFrozen || isStarted(progress.status)) return FROZEN
  if (replaces && !replaces.includes(progress.scriptVersion)) {
    return refuse('script-changed', 'The script has changed since you read it. Read it again and repeat the edit.')
  }
  return undefined
}

/**
 * Why the interview cannot be started, if it cannot; starting twice is no fault.
 * @param version of the script that is to be frozen; the latest one when absent
 */
export function refusalOfStart(progress: Progress, version?: number): Refusal | undefined {
  if (isOver(progress.status)) return refuse('over', 'The interview is over. Create a new session for another one.')
  if (progress.kind === 'scripted' && progress.scriptVersion === 0) {
    return refuse('no-script', 'There is no script yet. Upload one to /upload-script/{session_id} first.')
  }
  if (version !== undefined && !isStarted(progress.status) && progress.scriptVersion !== version) {
    return refuse('script-changed', 'The script has changed meanwhile. Look at it again, and start then.')
  }
  return undefined
}

/** Why a person's act is not taken, if it is not. */
export function refusalOf(progress: Progress, message: PersonMessage): Refusal | undefined {
  if (isOver(progress.status)) return refuse('over', 'The interview is over; nothing can be changed any more.')
  if (message.asForeseen && hasMoved(progress, message.expectedRevision)) return refuse('step-changed', CHANGED)
  if (message.type === 'end') return refusalByRevision(progress, message.expectedRevision)
  if (!isStarted(progress.status)) return refuse('not-started', 'The interview has not been started.')
  if (progress.endedBy) return refuse('over', 'The interview is being ended.')
  switch (message.type) {
    case 'pause':
      if (progress.status !== 'active') return refuse('not-active', `The interview is ${progress.status}, not active.`)
      return refusalByRevision(progress, message.expectedRevision)
    case 'resume':
      if (progress.status === 'active') return refuse('not-standing-still', 'The interview is running already.')
      return refusalByRevision(progress, message.expectedRevision)
    case 'retakeStep':
    case 'waiveStep': {
      const asks = asksOf(progress, message.step, message.respondent)
      if (asks.length === 0) {
        return refuse('unknown-step', 'There is no such step for this respondent in the script.')
      }
      const { expectedRevision } = message
      if (expectedRevision !== undefined && asks.some((ask) => ask.changedAt > expectedRevision)) {
        return refuse('step-changed', CHANGED)
      }
      if (!asks.some((ask) => ask.due)) return refuse('step-not-due', 'The step is skipped because of earlier answers.')
      if (message.type === 'waiveStep' && asks.every((ask) => ask.status === 'accepted' || ask.status === 'waived')) {
        return refuse('already-accepted', 'The answer was accepted; an accepted step cannot be waived.')
      }
      return undefined
    }
    default:
      return assertNever(message)
  }
}

/** Whether an act could do something else than at this revision: what is due changes with an answer alone. */
const hasMoved = ({ statusAt, asks }: Progress, seen = 0): boolean =>
  statusAt > seen || asks.some(({ changedAt }) => changedAt > seen)

function refusalByRevision(progress: Progress, expected: number | undefined): Refusal | undefined {
  return expected !== undefined && progress.statusAt > expected ? refuse('step-changed', CHANGED) : undefined
}
