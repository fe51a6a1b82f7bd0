import { type Asked, type AskId, type Heard, sameAsk } from '../exchange.ts'
import { officerOf } from '../phrases/officer.ts'
import { recogniseNeed } from '../phrases/needs.ts'
import { type CorrectionRequest, recogniseRequest, type Request } from '../phrases/requests.ts'
import { isConducting } from '../statuses.ts'
import type { Verdict } from '../verdict/verdict.ts'
import { asksSeveral } from '../verdict/yes-no.ts'
import { takeAddition } from './adding.ts'
import { takeConfirmation } from './confirming.ts'
import { correctedAsk, replaceConfirming, takeCorrectedAnswer, takeCorrection } from './correcting.ts'
import { askUnderWay, floorOf } from './floor.ts'
import { judge } from './judging.ts'
import { mayAnswer, takeBadLine, takeNeed } from './needing.ts'
import { takePressed, waitAMoment } from './pressing.ts'
import { askBack } from './side-questions.ts'
import { answersConsent, REFUSED, stopRecording, stopsRecording } from './recording.ts'
import { putAgain } from './speaking.ts'
import type { HeardEvent } from './state.ts'
import { draftOf, heardOf, recordUncounted, noteFacts, ruled, submit } from './submit.ts'
import { addLine, nameOf, questionOf, type Turn } from './turn.ts'
import { takeWish, takeWithdrawalReply } from './withdrawing.ts'

/** Who speaks sooner after the beginning of a question does not answer that question. */
const REACTION_MS = 250

/** Takes what one person said or typed: a request, a correction, or an answer to the open question. */
export function hear(turn: Turn, event: HeardEvent): void {
  const { state } = turn
  const { progress } = state
  if (!event.text.trim()) return
  if (!progress) return void state.premature.push(event)
  if (!progress.respondents.includes(event.respondent)) return
  take(turn, event, heardOf(turn, event))
  addLine(turn, { by: event.respondent, text: event.text })
}

function take(turn: Turn, event: HeardEvent, heard: Heard): void {
  const { state } = turn
  const { progress } = state
  if (!progress) return
  if (event.pressed) return takePressed(turn, heard, event.pressed)
  const request = recogniseRequest(event.text, state.script.language)
  const need = recogniseNeed(event.text, state.script.language)
  if (need && need !== 'bad-line' && !mayAnswer(turn, heard, need)) return takeNeed(turn, heard, need)
  if (request?.kind === 'correction') return takeCorrectionRequest(turn, heard, request)
  if (stopsRecording(turn, heard, request) && !answersConsent(turn, heard)) return stopRecording(turn, heard)
  const isOpen = progress.status === 'active' && progress.phase === 'conducting'
  const asksThem = state.withdrawing?.heard.respondent === heard.respondent
  if (isOpen && request?.kind === 'withdraw' && !asksThem) return takeWish(turn, heard)
  if (isOpen && state.withdrawing) return takeWithdrawalReply(turn, heard)
  if (state.correcting) {
    const isTheirs = state.correcting.respondent === heard.respondent
    if (isTheirs && state.correcting.asked) return takeCorrectedAnswer(turn, heard)
    const why = isTheirs ? 'question-unfinished' : 'correction-under-way'
    return recordUncounted(turn, correctedAsk(turn, state.correcting), heard, why)
  }
  if (!isOpen) {
    if (progress.phase === 'closing' && state.put) recordUncounted(turn, state.put.ask, heard, 'interview-over')
    return
  }
  const busy = askUnderWay(floorOf(state))
  if (busy) return recordUncounted(turn, busy, heard, 'verdict-under-way')
  if (state.listening) takeReply(turn, heard)
  else hearEarly(turn, heard, request)
}

/** Of the answer that is being confirmed, else of an earlier one. */
function takeCorrectionRequest(turn: Turn, heard: Heard, request: CorrectionRequest): void {
  const { confirming, progress } = turn.state
  const { step, answer } = request
  if (step === undefined && confirming?.pending.ask.respondent === heard.respondent)
    return replaceConfirming(turn, heard, answer)
  // A correction that comes whole is kept at any time; the officer asks for one only while it conducts.
  if (answer !== undefined || (progress && isConducting(progress.status))) takeCorrection(turn, heard, request)
}

/** What is said once the question was put: a request, or the answer. */
export function takeReply(turn: Turn, heard: Heard): void {
  const { state } = turn
  if (!state.listening) return
  const isAddressee = heard.respondent === state.listening.ask.respondent
  const request = isAddressee ? recogniseRequest(heard.text.value, state.script.language) : undefined
  switch (request?.kind) {
    case 'repeat':
      noteFacts(turn, { kind: 'request', request: 'repeat', ask: state.listening.ask, heard })
      return putAgain(turn)
    case 'meaning':
      return askBack(turn, state.listening.ask, heard)
    case 'moment':
      noteFacts(turn, { kind: 'request', request: 'moment', ask: state.listening.ask, heard })
      return waitAMoment(turn)
    case 'stop-recording':
      return takeAnswer(turn, heard, REFUSED)
    default:
      if (isAddressee && recogniseNeed(heard.text.value, state.script.language) === 'bad-line')
        return takeBadLine(turn, heard)
      return takeAnswer(turn, heard)
  }
}

/**
 * What comes while the question is still spoken. An answer waits for the question's end if enough of it was
 * said; whoever speaks into the first half has the floor, and the question is put again.
 */
function hearEarly(turn: Turn, heard: Heard, request: Request | undefined): void {
  const { state } = turn
  const { speaking } = state
  const ask = speaking?.ask ?? state.progress?.open
  if (!ask) return
  const officer = officerOf(state.script.language)
  const hasFloor = state.yielding?.respondent === heard.respondent
  const isPut = speaking?.purpose === 'question' || speaking?.purpose === 'read-back'
  const isAddressee = ask.respondent === heard.respondent && (isPut || hasFloor)
  if (isAddressee && request?.kind === 'meaning') return askBack(turn, ask, heard)
  const spokenMs = speaking?.startedMs === undefined ? 0 : heard.startMs - speaking.startedMs
  const enoughMs = longEnoughMs(turn, ask, Math.max(1, speaking?.durationMs ?? 1))
  // An answer is there already: whatever is said to "anything to add?" belongs to it.
  const isInTime = state.confirming?.isForMore || (!hasFloor && spokenMs >= enoughMs)
  if (isAddressee && isInTime) {
    if (state.early) recordUncounted(turn, ask, state.early, 'question-unfinished')
    state.early = heard
    return
  }
  recordUncounted(turn, ask, heard, 'question-unfinished')
  if (!isAddressee || request) return
  if (!state.preambles.includes(officer.letMeFinish)) state.preambles.push(officer.letMeFinish)
}

/** Somebody types more than is read, and is told so before the next words. */
export function takeOverwhelmed({ state }: Turn): void {
  const { tooMuch } = officerOf(state.script.language)
  if (!state.preambles.includes(tooMuch)) state.preambles.push(tooMuch)
}

/** A yes and a no are to all of the words: so little may be left of the question. */
const REST_MS = 600
/** Where several things are asked the last of them may turn the others: nothing but what a clock is off. */
const REST_OF_SEVERAL_MS = 150

/** How long a question has to have been spoken before an answer to it counts: half of it, and to yes or no nearly all. */
function longEnoughMs({ state }: Turn, { step, respondent }: AskId, durationMs: number): number {
  const question = questionOf(state, step, respondent)
  const { kind } = question.step.expect
  const isYesOrNo = kind === 'affirmation' || kind === 'consent' || state.confirming !== undefined
  if (!isYesOrNo) return durationMs / 2
  const restMs = !state.confirming && asksSeveral(question) ? REST_OF_SEVERAL_MS : REST_MS
  return Math.max(durationMs / 2, durationMs - restMs)
}

/** By when it began: so much of a question has to be heard, and what began before it was meant for another. */
function isTooEarly(turn: Turn, { channel, startMs }: Heard, ask: AskId, asked: Asked | undefined): boolean {
  if (!asked) return false
  if (channel === 'typed') return startMs < asked.startMs
  return startMs < asked.startMs + Math.max(REACTION_MS, longEnoughMs(turn, ask, asked.endMs - asked.startMs))
}

/** Who spoke before the question was heard may believe that they have answered it. */
function refuseEarly(turn: Turn, ask: AskId, heard: Heard): void {
  recordUncounted(turn, ask, heard, 'question-unfinished')
  if (heard.respondent === ask.respondent) putAgain(turn, officerOf(turn.state.script.language).letMeFinish)
}

/**
 * An answer to the question that was put last.
 * @param verdict where the words need no judgement
 */
function takeAnswer(turn: Turn, heard: Heard, verdict?: Verdict): void {
  const { state } = turn
  const { listening, confirming } = state
  if (!listening) return
  const ask = listening.ask
  const asked = state.put && sameAsk(state.put.ask, ask) ? state.put.asked : undefined
  // Words of before the question itself add nothing to an answer, which stands without them.
  if (confirming?.isForMore && isTooEarly(turn, heard, ask, asked))
    return recordUncounted(turn, ask, heard, 'question-unfinished')
  const mayBeEarly = confirming?.isForMore || heard.id === state.early?.id
  if (!mayBeEarly && isTooEarly(turn, heard, ask, confirming?.asked ?? asked)) return refuseEarly(turn, ask, heard)
  const pending = { ask, heard, correction: false, ...(asked ? { asked } : {}) }
  if (heard.respondent !== ask.respondent) {
    const other = ruled('wrong-respondent', 'respondent.other', 'Said by somebody else than the person who was asked.')
    const again = officerOf(state.script.language).wrongRespondent(nameOf(state, ask.respondent))
    return submit(turn, draftOf(turn, pending, other), again)
  }
  if (verdict) return submit(turn, draftOf(turn, pending, verdict))
  if (confirming?.isForMore) return takeAddition(turn, heard)
  if (confirming) return takeConfirmation(turn, heard)
  judge(turn, pending)
}
