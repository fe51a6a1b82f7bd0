import type { AskId, Heard } from '../exchange.ts'
import { kindOf } from '../script/expect/kinds.ts'
import type { Proposal } from '../script/expect/kind.ts'
import { officerOf } from '../phrases/officer.ts'
import { stepOf } from '../progress/agenda.ts'
import { judgeByRules } from '../verdict/rules.ts'
import { modelCallOf, type Verdict } from '../verdict/verdict.ts'
import { enqueue } from './speaking.ts'
import type { Confirming, Pending } from './pending.ts'
import type { Conduct } from './state.ts'
import { draftOf, recordUncounted, ruled, submit } from './submit.ts'
import { questionOf, type Turn } from './turn.ts'

const READ_BACK_TRIES = 2

export function confirms({ script }: Conduct, { step: id }: AskId): boolean {
  const step = stepOf(script, id)
  const isIdentifier = step.expect.kind === 'number' && step.expect.as === 'identifier'
  return (step.confirm || isIdentifier) && kindOf(step.expect).readBack !== undefined
}

/** Reads an accepted answer back; it counts once the respondent has said yes to it. */
export function readBack(turn: Turn, pending: Pending, verdict: Verdict): void {
  const { state } = turn
  const officer = officerOf(state.script.language)
  const ask = { text: officer.readBack(spoken(state, pending, verdict)), words: officer.readBack('') }
  askToConfirm(turn, { pending, verdict, ask, tries: 0 })
}

/** Asks whether a doubtful answer was meant in the first of several ways, and then in the next. */
export function propose(turn: Turn, pending: Pending, [first, ...others]: readonly Proposal[]): void {
  if (first) askToConfirm(turn, { pending, ...first, others, tries: 0 })
}

/** What is said to the same question in more pieces is not asked after again. */
const MOST_ADDITIONS = 5

/** Whether the script has the officer ask after an accepted answer if there is more. */
export const asksForMore = ({ script }: Conduct, { ask, added = 0 }: Pending): boolean =>
  stepOf(script, ask.step).more === true && added < MOST_ADDITIONS

export function askForMore(turn: Turn, pending: Pending, verdict: Verdict): void {
  const { anythingMore } = officerOf(turn.state.script.language)
  askToConfirm(turn, { pending, verdict, ask: { text: anythingMore, words: anythingMore }, tries: 0, isForMore: true })
}

/** Puts what an answer has to be asked about before it counts. */
function askToConfirm(turn: Turn, confirming: Confirming): void {
  const { asked: _, ...anew } = confirming
  turn.state.confirming = anew
  delete turn.state.listening
  enqueue(turn, { text: confirming.ask.text, purpose: 'read-back', ask: confirming.pending.ask })
}

/** A value as people say it. */
function spoken({ script }: Conduct, { ask, heard }: Pending, { value }: Verdict): string {
  if (value === undefined) return heard.text.value
  return kindOf(stepOf(script, ask.step).expect).readBack?.(value, script.language) ?? String(value)
}

export function takeConfirmation(turn: Turn, heard: Heard): void {
  const { state } = turn
  if (!state.confirming) return
  const { pending, verdict, asked, tries, others = [] } = state.confirming
  const reply = judgeConfirmation(state, state.confirming, heard)
  if (reply?.outcome === 'accepted' && reply.value === true && asked) {
    delete state.confirming
    return submit(turn, { ...draftOf(turn, pending, verdict), confirmed: { asked, heard } })
  }
  recordUncounted(turn, pending.ask, heard, 'no-confirmation')
  const isNo = reply?.outcome === 'accepted'
  if (isNo && others.length > 0) return propose(turn, pending, others)
  if (!isNo && tries + 1 < READ_BACK_TRIES) return askToConfirm(turn, { ...state.confirming, tries: tries + 1 })
  delete state.confirming
  const reason = 'The respondent did not confirm what was read back.'
  submit(turn, draftOf(turn, pending, ruled('unclear', 'confirm.not-confirmed', reason, modelCallOf(verdict))))
}

/** An answer to what the officer asks about: to its own words, not to those of the step or of the value in it. */
export function judgeConfirmation(state: Conduct, { pending, ask }: Confirming, heard: Heard): Verdict | undefined {
  const question = questionOf(state, pending.ask.step, pending.ask.respondent)
  const step = { ...question.step, ask: ask.words, expect: { kind: 'affirmation' as const } }
  return judgeByRules({ ...question, step }, heard.text.value)
}
