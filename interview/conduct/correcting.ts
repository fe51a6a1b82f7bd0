import type { AskId, Heard } from '../exchange.ts'
import { officerOf } from '../phrases/officer.ts'
import type { CorrectionRequest } from '../phrases/requests.ts'
import type { Ask } from '../progress/state.ts'
import { assertNever, isConducting } from '../statuses.ts'
import { type Floor, floorOf } from './floor.ts'
import { judge } from './judging.ts'
import { cutOff, putAgain } from './speaking.ts'
import { dropReadBack, recordUncounted, noteFacts } from './submit.ts'
import { latestProgress, type Turn } from './turn.ts'

/** Nobody corrects more while one verdict is waited for. */
const LONGEST_QUEUE = 8

/** The last answer of a respondent that can be corrected, or that to one step. */
function settledAsk(turn: Turn, respondent: string, step: string | undefined): Ask | undefined {
  return (latestProgress(turn)?.asks ?? [])
    .filter(
      (ask) =>
        ask.respondent === respondent &&
        ask.due &&
        (ask.status === 'accepted' || ask.status === 'contrary') &&
        (step === undefined || ask.step === step),
    )
    .toSorted((a, b) => b.changedAt - a.changedAt)[0]
}

function namedAsk(turn: Turn, { respondent }: Heard, { step }: CorrectionRequest): Ask | undefined {
  if (step === undefined) return settledAsk(turn, respondent, undefined)
  const named = turn.state.script.steps[step - 1]
  return named && settledAsk(turn, respondent, named.id)
}

const withText = (heard: Heard, value: string): Heard => ({ ...heard, text: { ...heard.text, value } })

/** Whether a correction waits; a verdict that is there and only not durable yet can be corrected. */
function hasToWait({ unsettled, question }: Floor): boolean {
  switch (unsettled.by) {
    case 'verdict':
    case 'reply':
    case 'end-of-question':
    case 'rest-of-answer':
      return true
    case 'acknowledgement':
    case 'message':
    case 'nothing':
      return question.of === 'withdrawal'
    default:
      return assertNever(unsettled)
  }
}

/** The open ask, if the answer to it that is on its way is this respondent's. */
function ownAsk({ unsettled }: Floor, respondent: string): AskId | undefined {
  const isAnswer = unsettled.by === 'end-of-question' || (unsettled.by === 'verdict' && !unsettled.correction)
  return isAnswer && unsettled.heard.respondent === respondent ? unsettled.ask : undefined
}

/** Somebody corrects an earlier answer of theirs, with the new one or before it. */
export function takeCorrection(turn: Turn, heard: Heard, request: CorrectionRequest): void {
  const { correcting } = turn.state
  const { step, answer } = request
  const isTheirs = correcting?.respondent === heard.respondent
  if (isTheirs && answer !== undefined && step === undefined) return takeCorrectedAnswer(turn, withText(heard, answer))
  const asksAnew = isTheirs && answer === undefined
  if (hasToWait(floorOf(turn.state)) || (correcting && !asksAnew)) return putAside(turn, heard, request)
  correct(turn, heard, request, namedAsk(turn, heard, request))
}

function putAside(turn: Turn, heard: Heard, request: CorrectionRequest): void {
  const { state } = turn
  if (state.corrections.length >= LONGEST_QUEUE) {
    return noteFacts(turn, { kind: 'request', request: 'correction', heard })
  }
  const own = request.step === undefined ? ownAsk(floorOf(state), heard.respondent) : undefined
  state.corrections.push({ heard, request, ...(own && { own }) })
}

/**
 * Takes the corrections that were put aside, once the verdict is there. Who corrected an answer that did
 * not count after all is asked again anyway.
 */
export function takeCorrectionsAside(turn: Turn): void {
  const { state } = turn
  while (state.ready) {
    const floor = floorOf(state)
    if (hasToWait(floor) || floor.question.of === 'confirmation' || floor.question.of === 'correction') return
    const next = state.corrections.shift()
    if (!next) return
    const { heard, request, own } = next
    const target = own ? settledAsk(turn, own.respondent, own.step) : namedAsk(turn, heard, request)
    if (own && !target) recordUncounted(turn, own, heard, 'verdict-under-way')
    else correct(turn, heard, request, target)
  }
}

function correct(turn: Turn, heard: Heard, { answer }: CorrectionRequest, target: Ask | undefined): void {
  const { state } = turn
  if (!target) {
    noteFacts(turn, { kind: 'request', request: 'correction', heard })
    return putAgain(turn, officerOf(state.script.language).nothingToCorrect)
  }
  const ask = correctedAsk(turn, target)
  if (answer !== undefined) return judge(turn, { ask, heard: withText(heard, answer), correction: true })
  noteFacts(turn, { kind: 'request', request: 'correction', ask, heard })
  const progress = latestProgress(turn)
  if (!progress || !isConducting(progress.status) || progress.endedBy) return
  state.correcting = { step: target.step, respondent: target.respondent }
  putAgain(turn)
}

/** Somebody corrects the answer that is read back to them, with the new one or before it. */
export function replaceConfirming(turn: Turn, heard: Heard, answer: string | undefined): void {
  const { state } = turn
  if (!state.confirming) return
  const { pending } = state.confirming
  dropReadBack(turn, 'answer-replaced')
  cutOff(turn)
  if (answer === undefined) {
    noteFacts(turn, { kind: 'request', request: 'correction', ask: pending.ask, heard })
    return putAgain(turn)
  }
  judge(turn, { ...pending, heard: withText(heard, answer) })
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
