import { officerOf } from '../phrases/officer.ts'
import { OFFICER } from '../recording.ts'
import { releaseHeld } from './holding.ts'
import { cutOff, putAgain, vitalWords } from './speaking.ts'
import type { ConductEvent } from './state.ts'
import { noteFacts } from './submit.ts'
import { askAnew, send, takeMessageId, type Turn } from './turn.ts'

/** The officer is back: whatever was asked may not have been heard, nor its answer. */
export function resume(turn: Turn, lead: string): void {
  putAgain(turn, lead)
  askAnew(turn)
}

/** What is said while the room cannot be reached is not heard. */
export function takeConnection(turn: Turn, { connected, atMs }: Extract<ConductEvent, { type: 'room' }>): void {
  const { state } = turn
  if (connected === state.connected) return
  state.connected = connected
  if (!connected) {
    releaseHeld(turn)
    state.away = { sinceMs: atMs }
    return cutOff(turn)
  }
  const startMs = state.away?.sinceMs ?? atMs
  state.away = { sinceMs: startMs, untilMs: atMs }
  const heard = state.equipment.hearing === 'typed' ? [] : state.present
  noteFacts(
    turn,
    ...heard.map((respondent) => ({
      kind: 'hearing-gap' as const,
      respondent,
      startMs,
      endMs: atMs,
      code: 'room-away',
    })),
  )
  if (state.ready) resume(turn, officerOf(state.script.language).thanksForWaiting)
}

/** Nothing is said that the room cannot hear. What respondents say to a question that they did hear counts. */
export function takeOfficerHeard(turn: Turn, { to, code, atMs }: Extract<ConductEvent, { type: 'officer-heard' }>) {
  const { state } = turn
  if (to !== (state.unvoiced === true)) return
  noteFacts(turn, { kind: 'hindrance', of: OFFICER, code, ended: to, atMs })
  if (!to) {
    state.unvoiced = true
    return cutOff(turn)
  }
  delete state.unvoiced
  if (state.ready) resume(turn, officerOf(state.script.language).thanksForWaiting)
}

export function takeLease(turn: Turn, event: Extract<ConductEvent, { type: 'leased' }>): void {
  const { state } = turn
  const { thanksForWaiting, recordingStopped } = officerOf(state.script.language)
  releaseHeld(turn)
  const vital = vitalWords(state)
  const unsaid = state.preambles.filter((preamble) => vital.has(preamble))
  if (state.epoch > 0)
    state.preambles = [thanksForWaiting, ...(state.recordingStopped ? [recordingStopped] : []), ...unsaid]
  state.ready = false
  cutOff(turn)
  keepUnsaved(turn)
  state.epoch = event.epoch
  state.lease = 'held'
  state.present = event.present
  turn.commands.push({ type: 'abandon' })
  const id = takeMessageId(turn)
  const { identity, software, equipment } = state
  send(turn, { type: 'agentJoined', id, identity, software, clock: event.clock, present: event.present, equipment })
}

/** What was heard and judged, and may not be durable, is handed over again in the next lease. */
function keepUnsaved({ state }: Turn): void {
  for (const { message } of state.outbox) {
    if (message.type === 'factsNoted') state.unsavedFacts.push(...message.facts)
    if (message.type !== 'stepCompleted' && message.type !== 'answerJudged') continue
    const { id: _, type: __, ...draft } = message
    state.unsaved.push(draft)
  }
  state.outbox = []
}

export function loseLease(turn: Turn): void {
  const { state } = turn
  if (state.lease === 'lost') return
  releaseHeld(turn)
  state.lease = 'lost'
  state.ready = false
  cutOff(turn)
  keepUnsaved(turn)
  delete state.clarification
  turn.commands.push({ type: 'abandon' })
}
