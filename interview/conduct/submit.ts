import { type AskId, type Heard, sameAsk } from '../exchange.ts'
import type { Fact } from '../facts.ts'
import { type ModelCall, modelCallOf, usedBy, type Verdict } from '../verdict/verdict.ts'
import type { AnswerDraft, Pending } from './pending.ts'
import type { HeardEvent } from './state.ts'
import { latestProgress, nextSalt, predict, questionOf, send, takeMessageId, type Turn } from './turn.ts'

/** Why what was heard could not be an answer at that time. */
export const UNTIMELY = {
  'question-unfinished': 'Said before the question was put.',
  'verdict-under-way': 'Said after an answer, while its verdict was under way.',
  'ask-withdrawn': 'Said to a question that was taken back or broken off before its end.',
  'correction-under-way': 'Said while another answer was being corrected.',
  'withdrawal-under-way': 'Said while somebody was asked whether they withdraw.',
  'withdrawal-taken-back': 'A wish to withdraw was not confirmed.',
  'not-asked': 'A button that was pressed by somebody who was not asked.',
  'answer-replaced': 'An answer that its speaker replaced before it was confirmed.',
  'spoken-beside': 'Said by somebody else while an answer went on.',
  'added-to': 'An answer as it was given in one way, before its speaker added to it in another.',
  'too-much-added': 'Added to an answer that is as long as one may be.',
  'interview-over': 'Said after the last question was settled.',
  'not-confirmed': 'An answer that had to be confirmed, and was not.',
  'no-confirmation': 'Said to what was read back, and no clear yes to it.',
  'addition-unclear': 'Added to an answer, and no clear answer together with it: the answer counts without it.',
  'taken-back': 'An answer that its speaker took back before its verdict.',
  'broken-off': 'Words of an answer that its speaker broke off, to say something else.',
  'words-missing': 'Some of the words were lost on the way.',
  'voice-undecided': 'The words came from two microphones, and neither was clearly louder.',
} as const

/** As long as a message may be; nobody says so much in one go. */
export const TEXT_LIMIT = 20_000

/**
 * A verdict by a rule of the conversation.
 * @param call what a model was asked about the same words before: it stands in the record with the rule
 */
export function ruled(outcome: Verdict['outcome'], rule: string, reason: string, call?: ModelCall): Verdict {
  if (!call) return { outcome, reason, judge: { by: 'rule', rule } }
  return { outcome, reason, prompt: call.prompt, judge: { by: 'rule', rule, instead_of: usedBy(call) } }
}

export function heardOf(turn: Turn, event: HeardEvent): Heard {
  return {
    id: event.id,
    respondent: event.respondent,
    text: { value: event.text.slice(0, TEXT_LIMIT), salt: nextSalt(turn) },
    channel: event.channel,
    ...(event.dictated ? { dictated: true as const } : {}),
    startMs: event.startMs,
    endMs: event.endMs ?? event.atMs,
    ...(event.confidence === undefined ? {} : { confidence: event.confidence }),
    ...(event.levelDb === undefined ? {} : { levelDb: Math.max(-120, Math.min(0, event.levelDb)) }),
  }
}

/** What was said in two pieces, as one; it bears the id of the second, and came as that one did. */
export const joinHeard = (first: Heard, second: Heard): Heard => ({
  ...second,
  text: { ...second.text, value: joinedText(first.text.value, second.text.value) },
  startMs: Math.min(first.startMs, second.startMs),
  ...(first.dictated && second.channel === 'typed' ? { dictated: true as const } : {}),
  ...(first.channel === second.channel ? lowerOf(first, second) : {}),
})

/** Two pieces are as sure as the less sure of them. */
export const lowerOf = (...pieces: Pick<Heard, 'confidence'>[]): Pick<Heard, 'confidence'> => {
  const known = pieces.flatMap(({ confidence }) => confidence ?? [])
  return known.length > 0 ? { confidence: Math.min(...known) } : {}
}

export const joinedText = (first: string, second: string): string => `${first} ${second}`.slice(0, TEXT_LIMIT)

/** An answer with its verdict, as it goes to the workflow. */
export function draftOf(
  turn: Turn,
  { ask, heard, asked, correction }: Omit<Pending, 'sinceMs'>,
  verdict: Verdict,
): AnswerDraft {
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
export function recordUncounted(
  turn: Turn,
  ask: AskId,
  heard: Heard,
  why: keyof typeof UNTIMELY,
  call?: ModelCall,
): void {
  const verdict = ruled('off-topic', `timing.${why}`, UNTIMELY[why], call)
  const { put } = turn.state
  const isUnfinished = put && sameAsk(put.ask, ask) && put.asked.spoken < 1 && !put.asked.captioned
  const asked = isUnfinished ? { asked: put.asked } : {}
  handOver(turn, { ask, heard, verdict, salt: nextSalt(turn), noted: true, ...asked })
}

/** Gives up the answer that is read back: it is kept, and counts for nothing. */
export function dropReadBack(
  turn: Turn,
  why: 'not-confirmed' | 'ask-withdrawn' | 'answer-replaced' = 'not-confirmed',
): void {
  const { confirming } = turn.state
  delete turn.state.confirming
  if (confirming)
    recordUncounted(turn, confirming.pending.ask, confirming.pending.heard, why, modelCallOf(confirming.verdict))
}

/** Puts facts into the record; in a lost lease they are handed over in the next one. */
export function noteFacts(turn: Turn, ...facts: Fact[]): void {
  if (facts.length === 0) return
  if (turn.state.ready) send(turn, { type: 'factsNoted', id: takeMessageId(turn), facts })
  else turn.state.unsavedFacts.push(...facts)
}

const FACTS_AT_ONCE = 100

export function submitUnsavedFacts(turn: Turn): void {
  const { unsavedFacts } = turn.state
  turn.state.unsavedFacts = []
  for (let from = 0; from < unsavedFacts.length; from += FACTS_AT_ONCE) {
    noteFacts(turn, ...unsavedFacts.slice(from, from + FACTS_AT_ONCE))
  }
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
    else if (draft.need && isTaken) continue
    else if (draft.correction || draft.withdrawal || draft.need || sameAsk(known?.open, ask)) submit(turn, draft)
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
    dropReadBack(turn)
  }
  if (!state.ready) return handOver(turn, draft)
  const message = { type: 'answerJudged' as const, id: takeMessageId(turn), ...draft }
  // One reduction: a completed step is reduced as a judged answer is.
  const predicted = predict(turn, message)
  const open = predicted?.open
  const stays = open?.step === draft.ask.step && open.respondent === draft.ask.respondent
  const named = stays || draft.correction ? message : { ...message, type: 'stepCompleted' as const }
  send(turn, named, { predicted, lead: stays ? again : undefined })
  if (!open || draft.correction || draft.need) return
  const { step } = questionOf(state, open.step, open.respondent)
  if (stays && again === undefined) state.clarification = { ask: open, text: step.clarify }
  turn.commands.push({ type: 'prepare', text: state.clarification?.text ?? step.ask })
}

/** Nothing is added: the answer counts as it was given. */
export function settleAnswer(turn: Turn, heard?: Heard): void {
  const { confirming } = turn.state
  if (!confirming) return
  const { pending, verdict, asked } = confirming
  delete turn.state.confirming
  submit(turn, { ...draftOf(turn, pending, verdict), ...(asked && heard ? { confirmed: { asked, heard } } : {}) })
}
