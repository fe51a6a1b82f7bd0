import type { Verdict } from '../verdict/verdict.ts'
import type { AnswerDraft, Pending } from './state.ts'
import { latestProgress, nextSalt, questionOf, send, takeMessageId, type Turn } from './turn.ts'

/** An answer with its verdict, as it goes to the workflow. */
export function draftOf(turn: Turn, { ask, heard, asked, correction }: Pending, verdict: Verdict): AnswerDraft {
  return {
    ask,
    heard,
    verdict,
    salt: nextSalt(turn),
    ...(asked ? { asked } : {}),
    ...(correction ? { correction } : {}),
  }
}

/**
 * Hands a verdict to the workflow. In a lost lease it is kept, and handed over in the next one if
 * its ask is still open.
 * @param again said before the question when the ask stays with the same respondent
 */
export function submit(turn: Turn, draft: AnswerDraft, again?: string): void {
  const { state } = turn
  if (!draft.correction) {
    delete state.listening
    delete state.judging
    delete state.confirming
    delete state.early
  }
  if (!state.ready) {
    state.unsaved.push(draft)
    return
  }
  const message = { type: 'answerJudged' as const, id: takeMessageId(turn), ...draft }
  const probe = { ...turn, state: { ...state, outbox: [...state.outbox] }, commands: [] }
  send(probe, message)
  const open = latestProgress(probe)?.open
  const stays = open?.step === draft.ask.step && open.respondent === draft.ask.respondent
  send(turn, stays || draft.correction ? message : { ...message, type: 'stepCompleted' }, stays ? again : undefined)
  if (!open || draft.correction) return
  const { step } = questionOf(state, open.step, open.respondent)
  if (stays && again === undefined) state.clarification = { ask: open, text: step.clarify }
  turn.commands.push({ type: 'prepare', text: state.clarification?.text ?? step.ask })
}
