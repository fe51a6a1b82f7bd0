import { sameAsk } from '../exchange.ts'
import { officerOf } from '../phrases/officer.ts'
import { settleUndecided } from './attributing.ts'
import { type Awaited, floorOf, type Unsettled } from './floor.ts'
import { releaseWhenOver } from './holding.ts'
import { putAgain, sayNow } from './speaking.ts'
import type { Conduct, VoiceSpan } from './state.ts'
import { ruled, settleAnswer, submit } from './submit.ts'
import { isReachable, nameOf, nextSalt, putOffWithdrawal, type Turn } from './turn.ts'

/** An acknowledgement that takes longer than this is bridged by a word to the room. */
const HOLD_AFTER_MS = 700
/** And a model; sooner where it took long to be sure that an answer was over; then again and again. */
const MODEL_HOLD_AFTER_MS = 1_500
const SILENCE_HOLD_AFTER_MS = 3_000
const MODEL_HOLD_AGAIN_MS = 3_500
/** Words come this long after the voice at the latest: an ear gives up half a second after the voice and 2.5 s. */
const WORDS_MS = 3_300
/** A respondent who had the floor and says nothing more loses it. */
const FLOOR_MS = 2_500
const LONGEST_FLOOR_MS = 20_000
/** After "Are you still there?" this share of the usual time is left for the answer. */
const PROMPTED_SHARE = 1 / 3
/** After a voice that gave no words there is at least this much time for it to go on. */
const AFTER_VOICE_MS = 5_000

/** Time has passed: what is waited for may be late. */
export function takeTick(turn: Turn): void {
  const { state, atMs } = turn
  settleUndecided(turn)
  releaseWhenOver(turn)
  holdOn(turn)
  const { yielding } = state
  if (yielding && isOverdue(state, yielding, atMs)) delete state.yielding
  if (!isReachable(state)) return
  const { of, awaited } = floorOf(state).question
  const isBesides = of === 'correction' || of === 'withdrawal'
  if (isBesides && isOver(state, awaited, atMs)) return giveUpQuestion(turn, of)
  checkUntranscribedSpeech(turn)
  heedSilence(turn)
}

/** Nothing was said to the question about a withdrawal or for a correction: the open question is put again. */
function giveUpQuestion(turn: Turn, of: 'correction' | 'withdrawal'): void {
  const { state } = turn
  if (of === 'correction') delete state.correcting
  else if (state.withdrawing && state.present.includes(state.withdrawing.heard.respondent)) delete state.withdrawing
  else putOffWithdrawal(turn)
  putAgain(turn)
}

/** The time for a reply is over: nobody speaks, and no words are on their way. */
function isOver(state: Conduct, awaited: Awaited | undefined, atMs: number): boolean {
  if (!awaited || atMs < awaited.untilMs || state.undecided.length > 0) return false
  const { respondent } = awaited
  const voice = state.voices[respondent]?.at(-1)
  if (!voice || !state.present.includes(respondent)) return true
  if (voice.active && atMs - voice.startMs < LONGEST_FLOOR_MS) return false
  return atMs >= voice.endMs + AFTER_VOICE_MS
}

/** "One moment, please.", while an acknowledgement or a model is late. */
function holdOn(turn: Turn): void {
  const { state, atMs } = turn
  const { speaker, unsettled } = floorOf(state)
  if (!state.ready || speaker.who === 'officer') return
  const { hold } = officerOf(state.script.language)
  const [head] = state.outbox
  if (head && !state.holdSaid && atMs - head.sinceMs > HOLD_AFTER_MS) {
    state.holdSaid = true
    return sayNow(turn, { text: hold, purpose: 'notice' })
  }
  const isWithModel = unsettled.by === 'verdict' || unsettled.by === 'reply'
  if (!isWithModel || !isHoldDue(unsettled, state.heldMs, atMs)) return
  state.heldMs = atMs
  sayNow(turn, { text: hold, purpose: 'notice' })
}

type WithModel = Extract<Unsettled, { by: 'verdict' | 'reply' }>

function isHoldDue({ sinceMs, heard }: WithModel, heldMs: number | undefined, atMs: number): boolean {
  if (heldMs !== undefined) return atMs - heldMs > MODEL_HOLD_AGAIN_MS
  const isQuiet = atMs - heard.endMs > SILENCE_HOLD_AFTER_MS && atMs - sinceMs > HOLD_AFTER_MS
  return isQuiet || atMs - sinceMs > MODEL_HOLD_AFTER_MS
}

function isOverdue({ voices }: Conduct, { respondent, sinceMs }: NonNullable<Conduct['yielding']>, atMs: number) {
  const voice = voices[respondent]?.at(-1)
  const quietSinceMs = Math.max(sinceMs, voice?.endMs ?? 0)
  return (voice?.active !== true && atMs - quietSinceMs > FLOOR_MS) || atMs - sinceMs > LONGEST_FLOOR_MS
}

/** The voice of whoever is waited for has given no words. */
function checkUntranscribedSpeech(turn: Turn): void {
  const { state, atMs } = turn
  const { unheard, listening } = state
  const { question, speaker, unsettled } = floorOf(state)
  if (!unheard || unheard.respondent !== question.awaited?.respondent || atMs - unheard.sinceMs <= WORDS_MS) return
  const { respondent } = unheard
  const isThere = state.present.includes(respondent) && !state.typing.includes(respondent)
  if (speaker.who !== 'nobody' || unsettled.by !== 'nothing' || !state.ready || !isThere || state.undecided.length > 0)
    return
  const spans = state.voices[respondent] ?? []
  if (spans.at(-1)?.active) return
  delete state.unheard
  const untilMs = atMs + state.answerTimeoutMs
  if (question.of === 'correction' && state.correcting) state.correcting = { ...state.correcting, untilMs }
  else if (question.of === 'withdrawal' && state.withdrawing) state.withdrawing = { ...state.withdrawing, untilMs }
  else if (listening) state.listening = { ...listening, untilMs: Math.max(listening.untilMs, untilMs) }
  turn.commands.push({ type: 'unheard', respondent, sinceMs: beginningOf(spans) })
  sayNow(turn, { text: officerOf(state.script.language).notHeard, purpose: 'notice' })
}

/** When the last turn of a voice began: its stretches lie close together. */
function beginningOf(spans: readonly VoiceSpan[]): number {
  return spans.reduceRight(
    (sinceMs, { startMs, endMs }) => (sinceMs - endMs <= WORDS_MS ? Math.min(sinceMs, startMs) : sinceMs),
    spans.at(-1)?.startMs ?? 0,
  )
}

/** The addressee says nothing. */
function heedSilence(turn: Turn): void {
  const { state, atMs } = turn
  const { listening } = state
  const { question, speaker, unsettled } = floorOf(state)
  const isToTheAsk = question.of === 'answer' || question.of === 'confirmation'
  if (!listening || !isToTheAsk || speaker.who !== 'nobody' || unsettled.by !== 'nothing' || !state.ready) return
  const { respondent } = listening.ask
  if (!state.present.includes(respondent) || !isOver(state, question.awaited, atMs)) return
  if (state.confirming?.isForMore) return settleAnswer(turn)
  const officer = officerOf(state.script.language)
  if (!listening.prompted) {
    state.listening = { ...listening, prompted: true, untilMs: atMs + state.answerTimeoutMs * PROMPTED_SHARE }
    return sayNow(turn, { text: officer.stillThere(nameOf(state, respondent)), purpose: 'notice' })
  }
  const { ask } = listening
  const asked = state.put && sameAsk(state.put.ask, ask) ? state.put.asked : undefined
  const verdict = ruled('no-answer', 'silence', 'No answer came in time.')
  submit(turn, { ask, verdict, salt: nextSalt(turn), ...(asked ? { asked } : {}) }, officer.again)
}
