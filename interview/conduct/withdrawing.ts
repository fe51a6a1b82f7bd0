import type { Heard } from '../exchange.ts'
import { officerOf } from '../phrases/officer.ts'
import { confirmsWithdrawal } from '../phrases/requests.ts'
import { judgeByRules } from '../verdict/rules.ts'
import { askUnderWay, floorOf } from './floor.ts'
import { cutOff, putAgain } from './speaking.ts'
import { draftOf, recordUncounted, noteFacts, ruled, submit } from './submit.ts'
import { askAnew, nameOf, questionOf, type Turn } from './turn.ts'

const TRIES = 2

/** A respondent wants to withdraw: that goes into the record at once, and is asked about as soon as nothing else is under way. */
export function takeWish(turn: Turn, heard: Heard): void {
  const { state } = turn
  const open = state.progress?.open
  const isKnown = state.pendingWithdrawals.some(({ respondent }) => respondent === heard.respondent)
  if (isKnown && open) return recordUncounted(turn, open, heard, 'withdrawal-under-way')
  noteFacts(turn, { kind: 'request', request: 'withdrawal', ...(open && { ask: open }), heard })
  delete state.correcting
  state.pendingWithdrawals.push(heard)
  putWithdrawal(turn)
}

/** Asks about a wish, because a yes ends the interview; who is away is asked when they are back. */
export function putWithdrawal(turn: Turn): void {
  const { state } = turn
  const { pendingWithdrawals, progress, present } = state
  const floor = floorOf(state)
  const wish = pendingWithdrawals.find(({ respondent }) => present.includes(respondent))
  const isOpen = progress?.status === 'active' && progress.phase === 'conducting'
  if (!wish || floor.question.of === 'withdrawal' || !isOpen || !progress.open || askUnderWay(floor)) return
  cutOff(turn)
  putAgain(turn)
  askAnew(turn)
  state.pendingWithdrawals = pendingWithdrawals.filter((other) => other !== wish)
  state.withdrawing = { ask: progress.open, heard: wish, tries: 0 }
}

/** What was said to the question whether they withdraw. */
export function takeWithdrawalReply(turn: Turn, reply: Heard): void {
  const { state } = turn
  if (!state.withdrawing) return
  const { ask, heard, asked, tries } = state.withdrawing
  if (reply.respondent !== heard.respondent || !asked) return recordUncounted(turn, ask, reply, 'withdrawal-under-way')
  const { language } = state.script
  const question = questionOf(state, ask.step, ask.respondent)
  const step = {
    ...question.step,
    ask: officerOf(language).withdrawal(nameOf(state, heard.respondent)),
    expect: { kind: 'affirmation' as const },
  }
  const said = judgeByRules({ ...question, step }, reply.text.value)
  const isClear = said?.outcome === 'accepted'
  if ((isClear && said.value === true) || confirmsWithdrawal(reply.text.value, language)) {
    delete state.withdrawing
    delete state.correcting
    const verdict = ruled('declined', 'request.withdraw', 'The respondent withdrew.')
    const draft = draftOf(turn, { ask, heard, correction: false }, verdict)
    return submit(turn, { ...draft, withdrawal: true, confirmed: { asked, heard: reply } })
  }
  if (!isClear && tries + 1 < TRIES) {
    recordUncounted(turn, ask, reply, 'withdrawal-under-way')
    state.withdrawing = { ask, heard, tries: tries + 1 }
    return
  }
  delete state.withdrawing
  recordUncounted(turn, ask, reply, 'withdrawal-taken-back')
  putAgain(turn)
}
