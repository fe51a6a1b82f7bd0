import type { AskId, Heard } from '../exchange.ts'
import { kindOf } from '../script/expect/kinds.ts'
import { officerOf } from '../phrases/officer.ts'
import { stepOf } from '../progress/agenda.ts'
import { judgeByRules } from '../verdict/rules.ts'
import { modelCallOf, type Verdict } from '../verdict/verdict.ts'
import { enqueue } from './speaking.ts'
import type { Conduct, Pending } from './state.ts'
import { draftOf, recordUncounted, ruled, submit } from './submit.ts'
import { questionOf, type Turn } from './turn.ts'

const READ_BACK_TRIES = 2

export function confirms({ script }: Conduct, { step: id }: AskId): boolean {
  const step = stepOf(script, id)
  return step.confirm && kindOf(step.expect).readBack !== undefined
}

/** Reads an accepted answer back; it counts once the respondent has said yes to it. */
export function readBack(turn: Turn, pending: Pending, verdict: Verdict, tries = 0): void {
  const { state } = turn
  state.confirming = { pending, verdict, tries }
  delete state.listening
  const text = officerOf(state.script.language).readBack(spoken(state, pending, verdict))
  enqueue(turn, { text, purpose: 'read-back', ask: pending.ask })
}

/** A value as people say it. */
function spoken({ script }: Conduct, { ask, heard }: Pending, { value }: Verdict): string {
  if (value === undefined) return heard.text.value
  return kindOf(stepOf(script, ask.step).expect).readBack?.(value, script.language) ?? String(value)
}

export function takeConfirmation(turn: Turn, heard: Heard): void {
  const { state } = turn
  if (!state.confirming) return
  const { pending, verdict, asked, tries } = state.confirming
  const reply = judgeConfirmation(state, pending, heard)
  if (reply?.outcome === 'accepted' && reply.value === true && asked) {
    delete state.confirming
    return submit(turn, { ...draftOf(turn, pending, verdict), confirmed: { asked, heard } })
  }
  recordUncounted(turn, pending.ask, heard, 'no-confirmation')
  if (reply?.outcome !== 'accepted' && tries + 1 < READ_BACK_TRIES) return readBack(turn, pending, verdict, tries + 1)
  delete state.confirming
  const reason = 'The respondent did not confirm what was read back.'
  submit(turn, draftOf(turn, pending, ruled('unclear', 'confirm.not-confirmed', reason, modelCallOf(verdict))))
}

/** An answer to the read-back: to its own words, not to those of the step or of the value in it. */
function judgeConfirmation(state: Conduct, { ask }: Pending, heard: Heard): Verdict | undefined {
  const question = questionOf(state, ask.step, ask.respondent)
  const words = officerOf(state.script.language).readBack('')
  const step = { ...question.step, ask: words, expect: { kind: 'affirmation' as const } }
  return judgeByRules({ ...question, step }, heard.text.value)
}
