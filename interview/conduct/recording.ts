import type { Heard } from '../exchange.ts'
import { officerOf } from '../phrases/officer.ts'
import { meansRecordingAlone } from '../phrases/recording-words.ts'
import type { Request } from '../phrases/requests.ts'
import { stepOf } from '../progress/agenda.ts'
import type { Ask, Progress } from '../progress/state.ts'
import { asksForRecording, isConsented, mayRecord } from '../recording.ts'
import type { Verdict } from '../verdict/verdict.ts'
import { correctedAsk } from './correcting.ts'
import { cutOff, putAgain } from './speaking.ts'
import type { Pending } from './pending.ts'
import type { Conduct } from './state.ts'
import { draftOf, recordUncounted, noteFacts, ruled, submit } from './submit.ts'
import { askAnew, latestProgress, type Turn } from './turn.ts'

/** To the question for it, which is open. */
export const REFUSED: Verdict = {
  ...ruled('contrary', 'recording.refused', 'The respondent does not want to be recorded.'),
  value: false,
}

const TAKEN_BACK: Verdict = {
  ...ruled('contrary', 'recording.taken-back', 'The respondent took back the consent to being recorded.'),
  value: false,
}

/** Tells how far the interview has come, and whether sound may be kept; not before a consent that was taken back is given anew. */
export function publish({ state, commands }: Turn, progress: Progress): void {
  if (!isConsented(state.script, progress)) delete state.recordingStopped
  const recording = state.recordingStopped
    ? { on: false as const, code: 'taken-back' as const }
    : mayRecord(state.script, progress)
  commands.push({ type: 'publish', progress, recording })
}

/** Whether it says that this respondent is not to be recorded, or no longer. */
export function stopsRecording({ state }: Turn, heard: Heard, request: Request | undefined): boolean {
  if (request?.kind === 'stop-recording') return true
  const isWithdrawing = state.withdrawing?.heard.respondent === heard.respondent
  return isWithdrawing && meansRecordingAlone(heard.text.value, state.script.language)
}

/** What was asked of this respondent about recording. */
function asksOf(turn: Turn, { respondent }: Heard): Ask[] {
  const progress = latestProgress(turn)
  const asks = progress ? asksForRecording(turn.state.script, progress) : []
  return asks.filter((ask) => ask.respondent === respondent)
}

const isOf = ({ step, respondent }: Ask, ask: { step: string; respondent: string }) =>
  ask.step === step && ask.respondent === respondent

/** How it stands once everything that was heard in a lost lease is handed over. */
const standingOf = ({ unsaved }: Conduct, ask: Ask): string =>
  unsaved.findLast((draft) => !draft.noted && isOf(ask, draft.ask))?.verdict.outcome ?? ask.status

/** What they said about their consent, and no model has judged yet. */
const judgedNow = ({ state }: Turn, asks: readonly Ask[]): Pending | undefined =>
  asks.some((ask) => state.judging && isOf(ask, state.judging.ask)) ? state.judging : undefined

/** Whether the open question is the one for this respondent's consent, and nothing was said to it yet. */
export function answersConsent(turn: Turn, heard: Heard): boolean {
  const asks = asksOf(turn, heard)
  return !judgedNow(turn, asks) && asks.some((ask) => standingOf(turn.state, ask) === 'open')
}

/** Of other questions than that of the script: the withdrawal that was not meant is over, the rest is put again. */
function leaveOtherQuestions(turn: Turn, heard: Heard, asks: readonly Ask[]): void {
  const { state } = turn
  const { withdrawing, correcting } = state
  if (withdrawing?.heard.respondent === heard.respondent) delete state.withdrawing
  state.pendingWithdrawals = state.pendingWithdrawals.filter(({ respondent }) => respondent !== heard.respondent)
  if (correcting && asks.some((ask) => isOf(ask, correcting))) delete state.correcting
  askAnew(turn)
}

/**
 * A respondent takes back the consent to recording: nothing is kept from this moment, whenever that becomes durable.
 * The record has it as a correction of what they had said.
 */
export function stopRecording(turn: Turn, heard: Heard): void {
  const { state } = turn
  const { script } = state
  const officer = officerOf(script.language)
  const asks = asksOf(turn, heard)
  const asked = state.withdrawing?.heard.respondent === heard.respondent ? state.withdrawing.asked : undefined
  leaveOtherQuestions(turn, heard, asks)
  const judged = judgedNow(turn, asks)
  if (judged) {
    recordUncounted(turn, judged.ask, judged.heard, 'taken-back')
    delete state.judging
    delete state.heldMs
    if (!judged.correction) return submit(turn, draftOf(turn, { ...judged, heard }, REFUSED))
  }
  const consents = asks.filter((ask) => standingOf(state, ask) === 'accepted')
  if (consents.length === 0) {
    noteFacts(turn, { kind: 'request', request: 'stop-recording', heard })
    return putAgain(turn, officer.noRecording)
  }
  const progress = latestProgress(turn)
  if (progress && mayRecord(script, progress).on && !state.recordingStopped) {
    const goesOn = consents.every(({ step }) => stepOf(script, step).onContrary === 'continue')
    cutOff(turn)
    putAgain(turn, officer.recordingStopped, ...(goesOn ? [officer.goesOn] : []))
  } else putAgain(turn, officer.noRecording)
  state.recordingStopped = true
  turn.commands.push({ type: 'stop-recording' })
  for (const ask of consents) {
    const pending = { ask: correctedAsk(turn, ask), heard, correction: true, ...(asked ? { asked } : {}) }
    submit(turn, draftOf(turn, pending, TAKEN_BACK))
  }
}
