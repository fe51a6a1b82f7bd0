import { type AskId, type Heard, sameAsk } from '../exchange.ts'
import { recogniseRequest } from '../phrases.ts'
import type { Ask } from '../progress/state.ts'
import { isConducting } from '../statuses.ts'
import { judgeByRules } from '../verdict/rules.ts'
import type { Verdict } from '../verdict/verdict.ts'
import { officer } from './officer.ts'
import { enqueue, putAgain } from './speaking.ts'
import type { Conduct, ConductEvent, Pending } from './state.ts'
import { draftOf, note, submit } from './submit.ts'
import { latestProgress, nameOf, nextSalt, questionOf, type Turn } from './turn.ts'

const READ_BACK_TRIES = 2
const READ_BACK_KINDS = new Set(['name', 'date', 'number'])
const MOMENT_MS = 60_000

const ruled = (outcome: Verdict['outcome'], rule: string, reason: string): Verdict => ({
  outcome,
  reason,
  judge: { by: 'rule', rule },
})

/** Takes what one person said or typed: a request, a correction, or an answer to the open question. */
export function hear(turn: Turn, event: Extract<ConductEvent, { type: 'heard' }>): void {
  const { state } = turn
  const { progress } = state
  if (state.left || !progress || !event.text.trim()) return
  if (!progress.respondents.includes(event.respondent)) return
  const heard: Heard = {
    id: event.id,
    respondent: event.respondent,
    text: { value: event.text, salt: nextSalt(turn) },
    channel: event.channel,
    startMs: event.startMs,
    endMs: event.atMs,
    ...(event.confidence === undefined ? {} : { confidence: event.confidence }),
  }
  const request = recogniseRequest(event.text, state.script.language)
  if (request?.kind === 'correction') {
    // A correction that comes whole is kept at any time; the officer asks for one only while it conducts.
    if (request.answer !== undefined || isConducting(progress.status)) takeCorrection(turn, heard, request)
    return
  }
  if (state.correcting) {
    const isTheirs = state.correcting.respondent === heard.respondent
    if (isTheirs && state.correcting.asked) return takeCorrectedAnswer(turn, heard)
    const why = isTheirs ? 'question-unfinished' : 'correction-under-way'
    return note(turn, correctedAsk(turn, state.correcting), heard, why)
  }
  if (progress.status !== 'active' || progress.phase !== 'conducting') return
  const judged = state.judging?.ask ?? askUnderWay(state)
  if (judged) note(turn, judged, heard, 'verdict-under-way')
  else if (state.listening) takeReply(turn, heard)
  else hearEarly(turn, heard)
}

function askUnderWay({ outbox }: Conduct): AskId | undefined {
  for (const { message } of outbox) if ('verdict' in message && !message.noted) return message.ask
  return undefined
}

/** What is said once the question was put: a request, or the answer. */
export function takeReply(turn: Turn, heard: Heard): void {
  const { state } = turn
  if (!state.listening) return
  const request = recogniseRequest(heard.text.value, state.script.language)
  switch (request?.kind) {
    case 'repeat':
      return putAgain(turn)
    case 'meaning':
      return putAgain(turn, officer.meaning)
    case 'moment':
      state.listening = { ...state.listening, untilMs: turn.atMs + MOMENT_MS }
      state.leads.push(officer.moment)
      return
    default:
      return takeAnswer(turn, heard, request?.kind === 'withdraw')
  }
}

/** An answer that comes while its question is still spoken waits for the end, if half of it was said. */
function hearEarly(turn: Turn, heard: Heard): void {
  const { state, atMs } = turn
  const { speaking } = state
  const ask = speaking?.ask ?? state.progress?.open
  if (!ask) return
  const isAddressee = speaking?.purpose === 'question' && ask.respondent === heard.respondent
  const share =
    speaking?.startedMs === undefined ? 0 : (atMs - speaking.startedMs) / Math.max(1, speaking.durationMs ?? 1)
  if (isAddressee && share >= 0.5) {
    if (state.early) note(turn, ask, state.early, 'question-unfinished')
    state.early = heard
    return
  }
  note(turn, ask, heard, 'question-unfinished')
  if (isAddressee && !state.leads.includes(officer.letMeFinish)) state.leads.push(officer.letMeFinish)
}

/** An answer to the question that was put last. */
function takeAnswer(turn: Turn, heard: Heard, withdraws = false): void {
  const { state } = turn
  const { listening, confirming } = state
  if (!listening) return
  const ask = listening.ask
  const asked = state.put && sameAsk(state.put.ask, ask) ? state.put.asked : undefined
  const pending: Pending = { ask, heard, correction: false, ...(asked ? { asked } : {}) }
  if (heard.respondent !== ask.respondent) {
    const verdict = ruled(
      'wrong-respondent',
      'respondent.other',
      'Said by somebody else than the person who was asked.',
    )
    return submit(turn, draftOf(turn, pending, verdict), officer.wrongRespondent(nameOf(state, ask.respondent)))
  }
  if (withdraws) {
    return submit(
      turn,
      draftOf(turn, pending, ruled('declined', 'request.withdraw', 'The respondent asked to withdraw.')),
    )
  }
  if (confirming) return takeConfirmation(turn, heard)
  judge(turn, pending)
}

function judge(turn: Turn, pending: Pending): void {
  const { state } = turn
  const { step, respondent } = pending.ask
  const text = pending.heard.text.value
  const verdict = judgeByRules(questionOf(state, step, respondent), text)
  if (verdict) return conclude(turn, pending, verdict)
  state.judging = pending
  if (!pending.correction) delete state.listening
  turn.commands.push({ type: 'judge', heard: pending.heard.id, step, respondent, text })
}

/** The verdict on an answer is there: by rule at once, by a model later. */
export function conclude(turn: Turn, pending: Pending, verdict: Verdict): void {
  const { state } = turn
  delete state.judging
  if (pending.correction) return concludeCorrection(turn, pending, verdict)
  const { step } = questionOf(state, pending.ask.step, pending.ask.respondent)
  if (verdict.outcome === 'accepted' && step.confirm && READ_BACK_KINDS.has(step.expect.kind)) {
    state.confirming = { pending, verdict, tries: 0 }
    return readBack(turn)
  }
  submit(turn, draftOf(turn, pending, verdict))
}

function readBack(turn: Turn): void {
  const { state } = turn
  if (!state.confirming) return
  const { pending, verdict } = state.confirming
  delete state.listening
  const text = officer.readBack(String(verdict.value ?? pending.heard.text.value))
  enqueue(turn, { text, purpose: 'read-back', ask: pending.ask })
}

function takeConfirmation(turn: Turn, heard: Heard): void {
  const { state } = turn
  if (!state.confirming) return
  const { pending, verdict, asked, tries } = state.confirming
  const question = questionOf(state, pending.ask.step, pending.ask.respondent)
  const reply = judgeByRules(
    { ...question, step: { ...question.step, expect: { kind: 'affirmation' } } },
    heard.text.value,
  )
  if (reply?.outcome === 'accepted' && reply.value === true && asked) {
    return submit(turn, { ...draftOf(turn, pending, verdict), confirmed: { asked, heard } })
  }
  if (reply?.outcome !== 'accepted' && tries + 1 < READ_BACK_TRIES) {
    state.confirming = { pending, verdict, tries: tries + 1 }
    return readBack(turn)
  }
  submit(
    turn,
    draftOf(
      turn,
      pending,
      ruled('unclear', 'confirm.not-confirmed', 'The respondent did not confirm what was read back.'),
    ),
  )
}

/** Silence past its time, with the addressee in the room. */
export function takeSilence(turn: Turn): void {
  const { state } = turn
  const { listening } = state
  if (!listening) return
  const { ask } = listening
  const asked = state.put && sameAsk(state.put.ask, ask) ? state.put.asked : undefined
  const verdict = ruled('no-answer', 'silence', 'No answer came in time.')
  submit(
    turn,
    { ask, verdict, salt: nextSalt(turn), ...(asked ? { asked } : {}) },
    officer.stillThere(nameOf(state, ask.respondent)),
  )
}

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

function takeCorrection(turn: Turn, heard: Heard, request: { step?: number; answer?: string }): void {
  const { state } = turn
  const target = settledAsk(turn, heard.respondent, request.step)
  if (!target) return putAgain(turn, officer.nothingToCorrect)
  const { step, respondent } = target
  if (request.answer === undefined) {
    state.correcting = { step, respondent }
    return putAgain(turn)
  }
  const corrected = { ...heard, text: { ...heard.text, value: request.answer } }
  judge(turn, { ask: correctedAsk(turn, target), heard: corrected, correction: true })
}

function correctedAsk(turn: Turn, { step, respondent }: { step: string; respondent: string }): AskId {
  const asks = latestProgress(turn)?.asks ?? []
  const round = asks.find((ask) => ask.step === step && ask.respondent === respondent)?.round ?? 1
  return { step, respondent, round: Math.max(1, round) }
}

function takeCorrectedAnswer(turn: Turn, heard: Heard): void {
  const { state } = turn
  if (!state.correcting) return
  const { asked } = state.correcting
  const ask = correctedAsk(turn, state.correcting)
  delete state.correcting
  judge(turn, {
    ask,
    heard,
    correction: true,
    ...(asked ? { asked } : {}),
  })
}

function concludeCorrection(turn: Turn, pending: Pending, verdict: Verdict): void {
  const taken = verdict.outcome === 'accepted' || verdict.outcome === 'contrary'
  putAgain(turn, taken ? officer.corrected : officer.notCorrected)
  submit(turn, draftOf(turn, pending, verdict))
}
