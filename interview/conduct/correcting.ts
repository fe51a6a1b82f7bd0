import type { AskId, Heard } from '../exchange.ts'
import { officerOf } from '../phrases/officer.ts'
import type { Ask } from '../progress/state.ts'
import { judge } from './judging.ts'
import { cutOff, putAgain } from './speaking.ts'
import { note, noteFacts } from './submit.ts'
import { latestProgress, type Turn } from './turn.ts'

function settledAsk(turn: Turn, respondent: string, stepNumber: number | undefined): Ask | undefined {
  const { state } = turn
  const wanted = stepNumber === undefined ? undefined : state.script.steps[stepNumber - 1]?.id
  return (latestProgress(turn)?.asks ?? [])
    .filter(
      (ask) =>
        ask.respondent === respondent &&
        ask.due &&
        (ask.status === 'accepted' || ask.status === 'contrary') &&
        (stepNumber === undefined || ask.step === wanted),
    )
    .toSorted((a, b) => b.changedAt - a.changedAt)[0]
}

/** Somebody corrects an earlier answer of theirs, with the new one or before it. */
export function takeCorrection(turn: Turn, heard: Heard, request: { step?: number; answer?: string }): void {
  const { state } = turn
  const target = settledAsk(turn, heard.respondent, request.step)
  if (!target) {
    noteFacts(turn, { kind: 'request', request: 'correction', heard })
    return putAgain(turn, officerOf(state.script.language).nothingToCorrect)
  }
  const { step, respondent } = target
  if (request.answer === undefined) {
    noteFacts(turn, { kind: 'request', request: 'correction', ask: correctedAsk(turn, target), heard })
    state.correcting = { step, respondent }
    return putAgain(turn)
  }
  const corrected = { ...heard, text: { ...heard.text, value: request.answer } }
  judge(turn, { ask: correctedAsk(turn, target), heard: corrected, correction: true })
}

/** Somebody corrects the answer that is read back to them, with the new one or before it. */
export function replaceConfirming(turn: Turn, heard: Heard, answer: string | undefined): void {
  const { state } = turn
  if (!state.confirming) return
  const { pending } = state.confirming
  delete state.confirming
  note(turn, pending.ask, pending.heard, 'answer-replaced')
  cutOff(turn)
  if (answer === undefined) {
    noteFacts(turn, { kind: 'request', request: 'correction', ask: pending.ask, heard })
    return putAgain(turn)
  }
  judge(turn, { ...pending, heard: { ...heard, text: { ...heard.text, value: answer } } })
}

export function correctedAsk(turn: Turn, { step, respondent }: { step: string; respondent: string }): AskId {
  const asks = latestProgress(turn)?.asks ?? []
  const round = asks.find((ask) => ask.step === step && ask.respondent === respondent)?.round ?? 1
  return { step, respondent, round: Math.max(1, round) }
}

export function takeCorrectedAnswer(turn: Turn, heard: Heard): void {
  const { state } = turn
  if (!state.correcting) return
  const { asked, retried } = state.correcting
  const ask = correctedAsk(turn, state.correcting)
  delete state.correcting
  judge(turn, {
    ask,
    heard,
    correction: true,
    ...(asked && { asked }),
    ...(retried && { retried }),
  })
}
