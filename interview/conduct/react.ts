import { assertNever, isSettled } from '../statuses.ts'
import { conclude, hear, takeReply, takeSilence } from './hearing.ts'
import { officer } from './officer.ts'
import { afterSpeech, cutOff, proceed, putAgain, reconsider, sayNow } from './speaking.ts'
import type { Command, Conduct, ConductEvent } from './state.ts'
import { submitUnsaved } from './submit.ts'
import { beginTurn, latestProgress, openStep, send, takeMessageId, type Turn } from './turn.ts'

/** An acknowledgement that takes longer than this is bridged by a word to the room. */
const HOLD_AFTER_MS = 700

/** The conversation: one event in, the new state and the commands that follow from it out. */
export function react(state: Conduct, event: ConductEvent): { state: Conduct; commands: Command[] } {
  const turn = beginTurn(state, event.atMs)
  if (!state.left) {
    take(turn, event)
    proceed(turn)
  }
  return { state: turn.state, commands: turn.commands }
}

function take(turn: Turn, event: ConductEvent): void {
  const { state } = turn
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
      if (state.ready) putAgain(turn, officer.thanksForWaiting)
      return
    case 'lease-lost':
      return loseLease(turn)
    case 'room':
      state.connected = event.connected
      if (!event.connected) cutOff(turn)
      else if (state.ready) putAgain(turn, officer.thanksForWaiting)
      return
    case 'started':
      if (state.speaking?.id === event.utterance) {
        state.speaking = { ...state.speaking, startedMs: event.atMs, durationMs: event.durationMs }
      }
      return
    case 'spoken':
      return takeSpoken(turn, event.utterance, event.share)
    case 'heard':
      return hear(turn, event)
    case 'judged':
      if (state.judging?.heard.id === event.heard) conclude(turn, state.judging, event.verdict)
      return
    case 'participant':
      return takePresence(turn, event.respondent, event.present)
    case 'tick':
      return takeTick(turn)
    default:
      assertNever(event)
  }
}

function takeLease(turn: Turn, event: Extract<ConductEvent, { type: 'leased' }>): void {
  const { state } = turn
  if (state.epoch > 0) state.leads = [officer.thanksForWaiting]
  state.ready = false
  cutOff(turn)
  keepUnsaved(turn)
  state.epoch = event.epoch
  state.lease = 'held'
  state.present = event.present
  turn.commands.push({ type: 'abandon' })
  const id = takeMessageId(turn)
  const { identity, software } = state
  send(turn, { type: 'agentJoined', id, identity, software, clock: event.clock, present: event.present })
}

/** What was heard and judged, and may not be durable, is handed over again in the next lease. */
function keepUnsaved({ state }: Turn): void {
  for (const { message } of state.outbox) {
    if (message.type !== 'stepCompleted' && message.type !== 'answerJudged') continue
    const { id: _, type: __, ...draft } = message
    state.unsaved.push(draft)
  }
  state.outbox = []
}

function loseLease(turn: Turn): void {
  const { state } = turn
  if (state.lease === 'lost') return
  state.lease = 'lost'
  state.ready = false
  cutOff(turn)
  keepUnsaved(turn)
  delete state.clarification
  turn.commands.push({ type: 'abandon' })
}

function takeAcknowledgement(turn: Turn, epoch: number, seq: number): void {
  const { state } = turn
  const [head] = state.outbox
  if (head?.message.id.epoch !== epoch || head.message.id.seq !== seq) return
  state.outbox.shift()
  state.holdSaid = false
  if (head.predicted) state.progress = head.predicted
  if (head.lead !== undefined) state.leads.push(head.lead)
  const [next] = state.outbox
  if (next) {
    next.sinceMs = turn.atMs
    turn.commands.push({ type: 'signal', message: next.message })
    return
  }
  turn.commands.push({ type: 'query' })
  if (!state.ready || !state.progress) return
  turn.commands.push({ type: 'publish', progress: state.progress })
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
  turn.commands.push({ type: 'publish', progress })
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
  const isReplacement = progress.joins > 1 && state.utterances === 0
  const anyAnswer = progress.asks.some((ask) => isSettled(ask.status))
  if (isReplacement) {
    state.leads.push(officer.interruption)
    state.openingSaid = anyAnswer
  }
  submitUnsaved(turn)
  const step = openStep(state)
  if (!state.openingSaid) turn.commands.push({ type: 'prepare', text: state.script.opening })
  if (step) turn.commands.push({ type: 'prepare', text: step.ask })
}

function takeSpoken(turn: Turn, utterance: number, share: number): void {
  const { state } = turn
  if (state.speaking?.id !== utterance) return
  const { early } = state
  const done = afterSpeech(turn, share)
  const isHandedOver = !state.correcting && !state.outbox.some(({ message }) => 'verdict' in message)
  if (done?.purpose === 'closing' && isHandedOver) {
    state.left = true
    turn.commands.push({ type: 'leave' })
  } else if (done?.purpose === 'question' && early) {
    delete state.early
    takeReply(turn, early)
  }
  if (state.listening && !state.present.includes(state.listening.ask.respondent)) putAgain(turn)
}

function takePresence(turn: Turn, respondent: string, present: boolean): void {
  const { state } = turn
  if (state.present.includes(respondent) === present) return
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

function takeTick(turn: Turn): void {
  const { state, atMs } = turn
  const [head] = state.outbox
  if (head && state.ready && !state.holdSaid && !state.speaking && atMs - head.sinceMs > HOLD_AFTER_MS) {
    state.holdSaid = true
    sayNow(turn, { text: officer.hold, purpose: 'notice' })
  }
  const { listening, correcting } = state
  if (correcting?.untilMs !== undefined && atMs >= correcting.untilMs) {
    delete state.correcting
    return putAgain(turn)
  }
  if (
    !listening ||
    correcting ||
    state.judging ||
    state.outbox.length > 0 ||
    !state.ready ||
    state.speaking ||
    state.queue.length > 0
  )
    return
  if (atMs >= listening.untilMs && state.present.includes(listening.ask.respondent)) takeSilence(turn)
}
