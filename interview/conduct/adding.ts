import type { Heard } from '../exchange.ts'
import { officerOf } from '../phrases/officer.ts'
import { isMeaningful } from '../verdict/meaningful.ts'
import { judgeConfirmation } from './confirming.ts'
import { judge } from './judging.ts'
import { joinedText, joinHeard, recordUncounted, settleAnswer, TEXT_LIMIT } from './submit.ts'
import type { Turn } from './turn.ts'

/** What is said to "Is there anything to add?": a no ends the answer, a yes is waited on, anything else joins it. */
export function takeAddition(turn: Turn, heard: Heard): void {
  const { state } = turn
  const { confirming } = state
  if (!confirming) return
  const { language } = state.script
  const reply = judgeConfirmation(state, confirming, heard)
  if (reply?.outcome === 'accepted' && reply.value === true) {
    state.preambles.push(officerOf(language).goOn)
    if (state.listening) state.listening = { ask: state.listening.ask, untilMs: turn.atMs + state.answerTimeoutMs }
    return
  }
  if (reply || !isMeaningful(heard.text.value, language)) return settleAnswer(turn, heard)
  const { pending, verdict } = confirming
  const { ask, heard: first } = pending
  if (joinedText(first.text.value, heard.text.value).length >= TEXT_LIMIT) {
    recordUncounted(turn, ask, heard, 'too-much-added')
    return settleAnswer(turn)
  }
  if (first.channel !== heard.channel) recordUncounted(turn, ask, first, 'added-to')
  const added = (pending.added ?? 0) + 1
  delete state.confirming
  judge(turn, { ...pending, heard: joinHeard(first, heard), added, before: { pending, verdict } })
}
