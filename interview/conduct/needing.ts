import { type AskId, type Heard, sameAsk } from '../exchange.ts'
import type { StoppingNeed } from '../languages/needs.ts'
import { officerOf } from '../phrases/officer.ts'
import { mayStandStill } from '../progress/answers.ts'
import type { Expect } from '../script/expect/kinds.ts'
import { judgeByRules } from '../verdict/rules.ts'
import { cutOff, putAgain, vitalWords } from './speaking.ts'
import { draftOf, dropReadBack, noteFacts, ruled, submit } from './submit.ts'
import { latestProgress, questionOf, type Turn } from './turn.ts'

/** The ask that waits while a person sees to it; none where nothing has to stand still any more. */
function askToWait(turn: Turn, need: StoppingNeed): AskId | undefined {
  const progress = latestProgress(turn)
  return progress && !progress.endedBy && mayStandStill(progress.status, need) ? progress.open : undefined
}

/** Nothing would wait for a person once this answer is settled. */
const isLast = (turn: Turn): boolean =>
  !latestProgress(turn)?.asks.some(({ due, status }) => due && status === 'pending')

/** Somebody needs what the officer cannot give: it falls silent, and the interview stands still for a person. */
export function takeNeed(turn: Turn, heard: Heard, need: StoppingNeed): void {
  const { state } = turn
  if (!askToWait(turn, need)) return noteFacts(turn, { kind: 'request', request: need, heard })
  cutOff(turn)
  if (isLast(turn)) dropReadBack(turn)
  putAgain(turn)
  const vital = vitalWords(state)
  state.preambles = state.preambles.filter((words) => vital.has(words))
  delete state.correcting
  // An answer that only waited for more is settled by now.
  const ask = askToWait(turn, need)
  if (!ask) return noteFacts(turn, { kind: 'request', request: need, heard })
  const asked = sameAsk(state.put?.ask, ask) && state.put ? { asked: state.put.asked } : {}
  const verdict = ruled('declined', `need.${need}`, 'No answer: the respondent said what they need.')
  submit(turn, { ...draftOf(turn, { ask, heard, correction: false, ...asked }, verdict), need })
}

/** No words of a need are one of these. */
const NEVER_NEEDED: readonly string[] = ['name', 'date', 'number'] satisfies Expect['kind'][]
/** The words of their answers stand in the script. */
const OFFERED: readonly string[] = ['choice', 'phrase'] satisfies Expect['kind'][]

/**
 * Words of a need that may be the answer: an option is called so, or the question stood still for them before and a
 * person has had it put again.
 */
export function mayAnswer({ state }: Turn, { respondent, text }: Heard, need: StoppingNeed): boolean {
  const { progress, confirming } = state
  const ask = state.listening?.ask ?? (state.speaking?.purpose === 'question' ? state.speaking.ask : undefined)
  if (!progress || !ask || ask.respondent !== respondent || !sameAsk(ask, progress.open) || confirming) return false
  const known = progress.asks.find(({ step, respondent: of }) => step === ask.step && of === ask.respondent)
  const question = questionOf(state, ask.step, ask.respondent)
  const { kind } = question.step.expect
  if (known?.need === need && !NEVER_NEEDED.includes(kind)) return true
  return OFFERED.includes(kind) && judgeByRules(question, text.value)?.outcome === 'accepted'
}

/** The line is bad: the question is put again, and whoever was asked may type. */
export function takeBadLine(turn: Turn, heard: Heard): void {
  const ask = turn.state.listening?.ask
  noteFacts(turn, { kind: 'request', request: 'bad-line', ...(ask && { ask }), heard })
  putAgain(turn, officerOf(turn.state.script.language).badLine)
}
