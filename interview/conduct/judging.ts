import { officerOf } from '../phrases/officer.ts'
import { stepOf } from '../progress/agenda.ts'
import { judgeAfterFailure, judgeByRules } from '../verdict/rules.ts'
import { kindOf } from '../script/expect/kinds.ts'
import type { Proposal } from '../script/expect/kind.ts'
import { type ModelCall, modelCallOf, type Question, type Verdict } from '../verdict/verdict.ts'
import { askForMore, asksForMore, confirms, propose, readBack } from './confirming.ts'
import { askBack, countAside } from './side-questions.ts'
import { putAgain } from './speaking.ts'
import type { Pending } from './pending.ts'
import type { Conduct, Judgement } from './state.ts'
import { draftOf, noteFacts, recordUncounted, ruled, submit } from './submit.ts'
import { questionOf, type Turn } from './turn.ts'

const askedOf = (state: Conduct, { ask }: Pick<Pending, 'ask'>) => questionOf(state, ask.step, ask.respondent)

/** Has an answer judged: by rule at once, else by a model. */
export function judge(turn: Turn, answer: Omit<Pending, 'sinceMs'>): void {
  const { state } = turn
  const pending = { ...answer, sinceMs: turn.atMs }
  const { step, respondent } = pending.ask
  const text = pending.heard.text.value
  const verdict = judgeByRules(askedOf(state, pending), text)
  const proposals = pending.correction ? [] : proposalsFor(askedOf(state, pending), text, verdict)
  if (proposals.length > 0) return propose(turn, pending, proposals)
  if (verdict) return conclude(turn, pending, verdict)
  state.judging = pending
  if (!pending.correction) delete state.listening
  turn.commands.push({ type: 'judge', heard: pending.heard.id, step, respondent, text, lines: state.lines })
}

/** How an answer may be meant that no rule takes as it is. */
function proposalsFor(question: Question, text: string, verdict: Verdict | undefined): readonly Proposal[] {
  if (verdict && verdict.outcome !== 'unclear') return []
  const { expect } = question.step
  return kindOf(expect).proposals(question, expect, text)
}

/** What the model made of it. */
export function takeJudgement(turn: Turn, judgement: Judgement): void {
  const { state } = turn
  const pending = state.judging
  if (!pending) return
  delete state.judging
  // A reply is waited for next, in the same silence.
  if (judgement.kind !== 'side-question') delete state.heldMs
  switch (judgement.kind) {
    case 'verdict':
      return conclude(turn, pending, judgement.verdict)
    case 'side-question':
      return takeAside(turn, pending, judgement)
    case 'failed':
      noteFacts(turn, {
        kind: 'judge-failed',
        model: judgement.model,
        ask: pending.ask,
        code: judgement.code,
        atMs: turn.atMs,
      })
      return conclude(
        turn,
        pending,
        // Nobody failed but the answer: it could be made too long so that nothing checks it.
        judgement.code === 'too-long'
          ? ruled('unclear', 'model.failed', 'The answer is too long to be judged.')
          : judgeAfterFailure(askedOf(state, pending), pending.heard.text.value),
      )
  }
}

/** No answer by the model's reading: a question, which gets a reply, unless that leads nowhere. */
function takeAside(turn: Turn, pending: Pending, call: ModelCall): void {
  const { state } = turn
  if (pending.before) {
    delete state.heldMs
    return settleBefore(turn, pending, pending.before, call)
  }
  if (!pending.correction && countAside(state, pending.ask)) return askBack(turn, pending.ask, pending.heard, call)
  delete state.heldMs
  const verdict = pending.correction
    ? ruled('unclear', 'correction.question', 'A question, and no corrected answer.', call)
    : ruled('unclear', 'side-question.limit', 'Taken for a question once more, after several to the same ask.', call)
  conclude(turn, pending, verdict)
}

/** The verdict on an answer is there. */
function conclude(turn: Turn, pending: Pending, verdict: Verdict): void {
  if (pending.correction) return concludeCorrection(turn, pending, verdict)
  const counts = verdict.outcome === 'accepted' || verdict.outcome === 'contrary'
  if (pending.before && !counts) return settleBefore(turn, pending, pending.before, modelCallOf(verdict))
  if (verdict.outcome === 'accepted' && confirms(turn.state, pending.ask)) return readBack(turn, pending, verdict)
  if (verdict.outcome === 'accepted' && asksForMore(turn.state, pending)) return askForMore(turn, pending, verdict)
  submit(turn, draftOf(turn, pending, verdict))
}

/** The answer that was accepted stands, and what was added to it is kept. */
function settleBefore(turn: Turn, { ask, heard }: Pending, before: NonNullable<Pending['before']>, call?: ModelCall) {
  recordUncounted(turn, ask, heard, 'addition-unclear', call)
  submit(turn, draftOf(turn, before.pending, before.verdict))
}

/** One that is unclear is asked for once more. */
function concludeCorrection(turn: Turn, pending: Pending, verdict: Verdict): void {
  const { state } = turn
  const { step, respondent } = pending.ask
  const officer = officerOf(state.script.language)
  const taken = verdict.outcome === 'accepted' || verdict.outcome === 'contrary'
  const asksAgain = verdict.outcome === 'unclear' && !pending.retried
  if (asksAgain) state.correcting = { step, respondent, retried: true }
  if (taken) putAgain(turn, officer.corrected)
  else putAgain(turn, asksAgain ? stepOf(state.script, step).clarify : officer.notCorrected)
  submit(turn, draftOf(turn, pending, verdict))
}
