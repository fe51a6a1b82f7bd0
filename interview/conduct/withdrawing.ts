import type { Heard } from '../exchange.ts'
import { officerOf } from '../phrases/officer.ts'
import { recogniseRequest } from '../phrases/requests.ts'
import { judgeByRules } from '../verdict/rules.ts'
import { cutOff, putAgain } from './speaking.ts'
import { draftOf, note, ruled, submit } from './submit.ts'
import { nameOf, questionOf, type Turn } from './turn.ts'

/** A respondent wants to withdraw: that is asked once, because a yes ends the interview. */
export function beginWithdrawal(turn: Turn, heard: Heard): void {
  const { state } = turn
  const ask = state.progress?.open
  if (!ask) return
  cutOff(turn)
  putAgain(turn)
  state.withdrawing = { ask, heard }
}

/** What was said to the question whether they withdraw. */
export function takeWithdrawalReply(turn: Turn, reply: Heard): void {
  const { state } = turn
  if (!state.withdrawing) return
  const { ask, heard, asked } = state.withdrawing
  if (reply.respondent !== heard.respondent || !asked) return note(turn, ask, reply, 'withdrawal-under-way')
  const { language } = state.script
  const question = questionOf(state, ask.step, ask.respondent)
  const step = {
    ...question.step,
    ask: officerOf(language).withdrawal(nameOf(state, heard.respondent)),
    expect: { kind: 'affirmation' as const },
  }
  const said = judgeByRules({ ...question, step }, reply.text.value)
  delete state.withdrawing
  const withdraws =
    (said?.outcome === 'accepted' && said.value === true) ||
    recogniseRequest(reply.text.value, language)?.kind === 'withdraw'
  if (!withdraws) {
    note(turn, ask, heard, 'withdrawal-taken-back')
    note(turn, ask, reply, 'withdrawal-taken-back')
    return putAgain(turn)
  }
  const verdict = ruled('declined', 'request.withdraw', 'The respondent withdrew.')
  const pending = { ask, heard, correction: false, sinceMs: turn.atMs }
  submit(turn, { ...draftOf(turn, pending, verdict), withdrawal: true, confirmed: { asked, heard: reply } })
}
