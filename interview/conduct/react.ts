import { assertNever, isSettled } from '../statuses.ts'
import { officerOf } from '../phrases/officer.ts'
import { admit, settleUndecided, takeInterim, takeLoudness, takeSpeaking } from './attributing.ts'
import { takeCorrectionsAside } from './correcting.ts'
import { hear, takeOverwhelmed, takeReply } from './hearing.ts'
import { finishWhenQuiet, leaveWhenDone } from './ending.ts'
import { takeJudgement } from './judging.ts'
import { loseLease, resume, takeConnection, takeLease, takeOfficerHeard } from './leasing.ts'
import { releaseHeld } from './holding.ts'
import { publish } from './recording.ts'
import { takeReplyToQuestion } from './side-questions.ts'
import { afterSpeech, cutOff, prepareAhead, proceed, putAgain, reconsider } from './speaking.ts'
import type { Command, Conduct, ConductEvent } from './state.ts'
import { noteFacts, submitUnsaved, submitUnsavedFacts } from './submit.ts'
import { takeTick } from './waiting.ts'
import { askAnew, beginTurn, latestProgress, nameOf, openStep, send, takeMessageId, type Turn } from './turn.ts'
import { putWithdrawal } from './withdrawing.ts'

/** The conversation: one event in, the new state and the commands that follow from it out. */
export function react(state: Conduct, event: ConductEvent): { state: Conduct; commands: Command[] } {
  const turn = beginTurn(state, event.atMs)
  if (state.left) return { state, commands: [] }
  if (!state.done || MATTERS_TO_THE_END.has(event.type)) take(turn, event)
  takeCorrectionsAside(turn)
  putWithdrawal(turn)
  proceed(turn)
  finishWhenQuiet(turn)
  leaveWhenDone(turn)
  return { state: turn.state, commands: turn.commands }
}

/** Lines of the officer that a microphone may give back. */
const SAID = 4

/** Nothing that is said after the closing line is part of the interview. */
const MATTERS_TO_THE_END: ReadonlySet<ConductEvent['type']> = new Set([
  'acknowledged',
  'facts',
  'finished',
  'lease-lost',
  'lease-silent',
  'lease-held',
])

function take(turn: Turn, event: ConductEvent): void {
  const { state } = turn
  const officer = officerOf(state.script.language)
  switch (event.type) {
    case 'leased':
      return takeLease(turn, event)
    case 'acknowledged':
      return takeAcknowledgement(turn, event.epoch, event.seq)
    case 'refreshed':
      return takeProgress(turn, event)
    case 'lease-silent':
      if (state.lease !== 'held') return
      state.lease = 'silent'
      return cutOff(turn)
    case 'lease-held':
      if (state.lease !== 'silent') return
      state.lease = 'held'
      if (state.ready) resume(turn, officer.thanksForWaiting)
      return
    case 'lease-lost':
      return loseLease(turn)
    case 'room':
      return takeConnection(turn, event)
    case 'started':
      if (state.speaking?.id === event.utterance) {
        const { text } = state.speaking
        state.speaking = { ...state.speaking, startedMs: event.atMs, durationMs: event.durationMs }
        state.said = [...state.said, { text, startMs: event.atMs, endMs: event.atMs + event.durationMs }].slice(-SAID)
        if (state.speaking.purpose === 'question') prepareAhead(turn)
      }
      return
    case 'spoken':
      return takeSpoken(turn, event)
    case 'heard':
      return admit(turn, event)
    case 'speaking':
      takeSpeaking(turn, event)
      return settleUndecided(turn)
    case 'loudness':
      takeLoudness(turn, event)
      return settleUndecided(turn)
    case 'interim':
      return takeInterim(turn, event)
    case 'hearing':
      return takeHearing(turn, event)
    case 'overwhelmed':
      return takeOverwhelmed(turn)
    case 'officer-heard':
      return takeOfficerHeard(turn, event)
    case 'facts':
      return noteFacts(turn, ...event.facts)
    case 'judged':
      if (state.judging?.heard.id === event.heard) takeJudgement(turn, event.judgement)
      return
    case 'replied':
      if (state.replying?.heard.id === event.heard) takeReplyToQuestion(turn, event.reply)
      return
    case 'finished':
      if (state.done) state.done = { finished: true }
      return
    case 'participant':
      return takePresence(turn, event.respondent, event.present)
    case 'tick':
      return takeTick(turn)
    default:
      assertNever(event)
  }
}

function takeAcknowledgement(turn: Turn, epoch: number, seq: number): void {
  const { state } = turn
  const [head] = state.outbox
  if (head?.message.id.epoch !== epoch || head.message.id.seq !== seq) return
  state.outbox.shift()
  state.holdSaid = false
  if (head.predicted) state.progress = head.predicted
  if (head.lead !== undefined) state.preambles.push(head.lead)
  const [next] = state.outbox
  if (next) {
    next.sinceMs = turn.atMs
    turn.commands.push({ type: 'signal', message: next.message })
    return
  }
  turn.commands.push({ type: 'query' })
  if (!state.ready || !state.progress) return
  publish(turn, state.progress)
  reconsider(turn)
}

/** The workflow's own word on the state; taken only when it knows of everything this agent sent. */
function takeProgress(turn: Turn, { progress }: Extract<ConductEvent, { type: 'refreshed' }>): void {
  const { state } = turn
  const isOurs = progress.joined === state.epoch && progress.agent === state.identity
  const current = isOurs && progress.seq === state.seq - 1
  if (!current || state.lease === 'lost' || state.outbox.length > 0) return
  if (state.ready && progress.revision === state.progress?.revision) return
  state.progress = progress
  publish(turn, progress)
  if (!state.ready) beReady(turn)
  reconsider(turn)
  reportPresence(turn)
}

function beReady(turn: Turn): void {
  const { state } = turn
  const { progress } = state
  if (!progress) return
  state.ready = true
  putAgain(turn)
  askAnew(turn)
  const isReplacement = progress.joins > 1 && state.utterances === 0
  const anyAnswer = progress.asks.some((ask) => isSettled(ask.status))
  if (isReplacement) {
    state.preambles.push(officerOf(state.script.language).interruption)
    state.openingSaid = anyAnswer
  }
  submitUnsaved(turn)
  submitUnsavedFacts(turn)
  for (const event of state.premature.splice(0)) hear(turn, event)
  const step = openStep(state)
  if (!state.openingSaid) turn.commands.push({ type: 'prepare', text: state.script.opening })
  if (step) turn.commands.push({ type: 'prepare', text: step.ask })
}

/** Words against silence are of no use when they have to be made first; what was said by now was more urgent. */
function prepareForTrouble({ state, commands }: Turn): void {
  const { hold, notHeard } = officerOf(state.script.language)
  for (const text of [hold, notHeard]) commands.push({ type: 'prepare', text })
}

function takeSpoken(turn: Turn, event: Extract<ConductEvent, { type: 'spoken' }>): void {
  const { state } = turn
  const { utterance } = event
  if (state.speaking?.id !== utterance) return
  const { early } = state
  const done = afterSpeech(turn, event)
  if (utterance === 1) prepareForTrouble(turn)
  if (done?.purpose === 'closing') {
    state.closedMs = turn.atMs
  } else if (state.listening && early) {
    takeReply(turn, early)
    delete state.early
  }
  if (state.listening && !state.present.includes(state.listening.ask.respondent)) putAgain(turn)
}

function takePresence(turn: Turn, respondent: string, present: boolean): void {
  const { state } = turn
  if (state.present.includes(respondent) === present) return
  if (state.holding?.event.respondent === respondent) releaseHeld(turn)
  state.present = present
    ? [...state.present, respondent]
    : state.present.filter((candidate) => candidate !== respondent)
  if (state.ready) reportPresence(turn)
  if (state.listening?.ask.respondent === respondent) putAgain(turn)
}

/** Tells the workflow who came and went since it last heard. */
function reportPresence(turn: Turn): void {
  const { state } = turn
  const known = latestProgress(turn)
  for (const respondent of known?.respondents ?? []) {
    const present = state.present.includes(respondent)
    if (known?.present.includes(respondent) === present) continue
    send(turn, { type: 'participantChanged', id: takeMessageId(turn), respondent, present, atMs: turn.atMs })
  }
}

/** Somebody can be heard again, or has to type; the interview goes on either way. */
function takeHearing(turn: Turn, { respondent, to, code, atMs }: Extract<ConductEvent, { type: 'hearing' }>): void {
  const { state } = turn
  const isTyping = state.typing.includes(respondent)
  if (isTyping === (to === 'typing')) return
  const officer = officerOf(state.script.language)
  const name = nameOf(state, respondent)
  state.typing = isTyping ? state.typing.filter((other) => other !== respondent) : [...state.typing, respondent]
  state.preambles.push(isTyping ? officer.hearAgain(name) : officer.typeInstead(name))
  if (state.unheard?.respondent === respondent) delete state.unheard
  const untilMs = atMs + state.answerTimeoutMs
  if (state.listening) state.listening = { ask: state.listening.ask, untilMs }
  if (state.correcting?.asked) state.correcting = { ...state.correcting, untilMs }
  if (state.withdrawing?.asked) state.withdrawing = { ...state.withdrawing, untilMs }
  noteFacts(turn, { kind: 'hearing-changed', respondent, to, code, atMs })
}
