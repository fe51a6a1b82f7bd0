import { type AskId, type Heard, sameAsk } from '../exchange.ts'
import type { Verdict } from '../verdict/verdict.ts'
import type { AnswerDraft, Pending } from './state.ts'
import { latestProgress, nextSalt, questionOf, send, takeMessageId, type Turn } from './turn.ts'

/** Why what was heard could not be an answer at that time. */
const UNTIMELY = {
  'question-unfinished': 'Said before the question was put.',
  'verdict-under-way': 'Said after an answer, while its verdict was under way.',
  'ask-withdrawn': 'Said to a question that was taken back or broken off before its end.',
  'correction-under-way': 'Said while another answer was being corrected.',
} as const

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

/** Has what was heard at the wrong time kept in the record; in a lost lease it is handed over in the next one. */
export function note(turn: Turn, ask: AskId, heard: Heard, why: keyof typeof UNTIMELY): void {
  const verdict: Verdict = {
    outcome: 'off-topic',
    reason: UNTIMELY[why],
    judge: { by: 'rule', rule: `timing.${why}` },
  }
  handOver(turn, { ask, heard, verdict, salt: nextSalt(turn), noted: true })
}

function handOver(turn: Turn, draft: AnswerDraft): void {
  if (turn.state.ready) send(turn, { type: 'answerJudged', id: takeMessageId(turn), ...draft })
  else turn.state.unsaved.push(draft)
}

/** Hands over what was heard in a lease that is gone: counted where its ask is still open, else noted. */
export function submitUnsaved(turn: Turn): void {
  const { unsaved } = turn.state
  turn.state.unsaved = []
  for (const draft of unsaved) {
    const { ask, heard } = draft
    const known = latestProgress(turn)
    const isTaken = known?.asks.some(({ heard: taken }) => taken !== undefined && taken === heard?.id)
    if (draft.noted) handOver(turn, draft)
    else if (draft.correction || sameAsk(known?.open, ask)) submit(turn, draft)
    else if (heard && !isTaken) handOver(turn, { ...draft, noted: true })
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
  }
  if (!state.ready) return handOver(turn, draft)
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
