import { officerOf } from '../phrases/officer.ts'
import { compareVoices, isEcho, isWithin, overlaps, type VoiceUtterance } from './bleed.ts'
import { hear, heardOf } from './hearing.ts'
import type { Conduct, ConductEvent, HeardEvent } from './state.ts'
import { draftOf, note, noteFacts, ruled, submit, UNTIMELY } from './submit.ts'
import type { Turn } from './turn.ts'

/** How long words of another microphone that was active too are waited for after it fell silent. */
const OTHER_WORDS_MS = 1_500
/** And at most, however long it stays active. */
const OTHER_VOICE_MS = 2_500
const LATELY_MS = 10_000
/** Another voice that is so much louder and has no words makes the quieter words doubtful. */
const DROWNED_DB = 6
/** Words that show a respondent speaks into the question, and does not merely agree. */
const INTERRUPTING_WORDS = 3
/** A voice as short as this need not have words. */
const SHORTEST_WORDS_MS = 600

type Spoken = HeardEvent & VoiceUtterance

/** What one microphone gave, once it is decided whose words they are; typed words have an owner. */
export function admit(turn: Turn, event: HeardEvent): void {
  const { state } = turn
  if (state.unheard?.respondent === event.respondent) delete state.unheard
  if (event.channel === 'typed') return take(turn, event)
  const spoken = spokenOf(event)
  const echo = state.said.find((line) => isWithin(spoken, line) && isEcho(event.text, line.text))
  if (echo) return noteBleed(turn, event, 'officer')
  state.undecided.push({ event, untilMs: turn.atMs + OTHER_VOICE_MS })
  settleUndecided(turn)
}

const spokenOf = (event: HeardEvent): Spoken => ({
  ...event,
  endMs: event.endMs ?? event.atMs,
  levelDb: event.levelDb ?? 0,
})

/** Decides what can be decided now, in the order in which it was said. */
export function settleUndecided(turn: Turn): void {
  const { state, atMs } = turn
  state.lately = state.lately.filter((event) => event.atMs > atMs - LATELY_MS)
  for (;;) {
    const ready = state.undecided
      .toSorted((a, b) => a.event.startMs - b.event.startMs)
      .find(({ event, untilMs }) => atMs >= untilMs || !isAwaited(state, spokenOf(event), atMs))
    if (!ready) return
    state.undecided = state.undecided.filter((each) => each !== ready)
    decide(turn, spokenOf(ready.event))
  }
}

/** Microphones of others that were active during an utterance. */
function rivals(state: Conduct, utterance: Spoken): string[] {
  return Object.entries(state.voices)
    .filter(
      ([respondent, { active, startMs, endMs }]) =>
        respondent !== utterance.respondent &&
        overlaps({ startMs, endMs: active ? Number.MAX_SAFE_INTEGER : endMs }, utterance),
    )
    .map(([respondent]) => respondent)
}

const wordsOf = (state: Conduct, respondent: string, utterance: Spoken): Spoken[] =>
  [...state.undecided.map(({ event }) => event), ...state.lately]
    .map(spokenOf)
    .filter((other) => other.respondent === respondent && overlaps(other, utterance))

function isAwaited(state: Conduct, utterance: Spoken, atMs: number): boolean {
  return rivals(state, utterance).some((respondent) => {
    if (state.typing.includes(respondent) || wordsOf(state, respondent, utterance).length > 0) return false
    const voice = state.voices[respondent]
    return voice !== undefined && (voice.active || atMs < voice.endMs + OTHER_WORDS_MS)
  })
}

function decide(turn: Turn, utterance: Spoken): void {
  const { state } = turn
  for (const respondent of rivals(state, utterance)) {
    const others = wordsOf(state, respondent, utterance)
    for (const other of others) {
      switch (compareVoices(utterance, other)) {
        case 'second':
          return noteBleed(turn, utterance, other.id)
        case 'first':
          if (dropUndecided(state, other)) noteBleed(turn, other, utterance.id)
          break
        case 'undecidable':
          return dropUndecided(state, other) ? doubt(turn, utterance, other) : doubt(turn, utterance)
        case 'both':
          break
      }
    }
    const voice = state.voices[respondent]
    if (others.length === 0 && voice && voice.levelDb >= utterance.levelDb + DROWNED_DB) {
      return doubt(turn, utterance)
    }
  }
  take(turn, utterance)
}

function dropUndecided(state: Conduct, { id }: Spoken): boolean {
  const before = state.undecided.length
  state.undecided = state.undecided.filter(({ event }) => event.id !== id)
  return state.undecided.length < before
}

function take(turn: Turn, event: HeardEvent): void {
  const { state } = turn
  if (event.channel === 'voice') state.lately.push(event)
  hear(turn, event)
  if (state.yielding?.respondent === event.respondent) delete state.yielding
}

function noteBleed(turn: Turn, event: HeardEvent, of: string): void {
  turn.state.lately.push(event)
  noteFacts(turn, { kind: 'bleed', heard: heardOf(turn, event), of })
  if (turn.state.yielding?.respondent === event.respondent) delete turn.state.yielding
}

/** Words whose speaker is not known are unclear where an answer is due, and are kept anywhere. */
function doubt(turn: Turn, ...events: Spoken[]): void {
  const { state } = turn
  state.lately.push(...events)
  const { listening } = state
  const isBusy = state.judging ?? state.replying ?? state.withdrawing ?? state.correcting ?? state.outbox[0]
  const answer = isBusy ? undefined : events.find(({ respondent }) => respondent === listening?.ask.respondent)
  const ask = listening?.ask ?? state.progress?.open
  if (!ask) return
  for (const event of events) if (event !== answer) note(turn, ask, heardOf(turn, event), 'voice-undecided')
  if (!answer) return
  const pending = { ask, heard: heardOf(turn, answer), correction: false, sinceMs: turn.atMs }
  const verdict = ruled('unclear', 'voice.undecided', UNTIMELY['voice-undecided'])
  submit(turn, draftOf(turn, pending, verdict), officerOf(state.script.language).bothSpoke)
}

/** Voice activity on one microphone began or ended. */
export function takeSpeaking(turn: Turn, event: Extract<ConductEvent, { type: 'speaking' }>): void {
  const { state } = turn
  const { respondent, active, levelDb, atMs } = event
  const before = state.voices[respondent]
  const startMs = active || !before ? atMs : before.startMs
  state.voices = { ...state.voices, [respondent]: { active, startMs, endMs: atMs, levelDb } }
  if (active) {
    if (state.unheard?.respondent === respondent) delete state.unheard
    return
  }
  const { listening } = state
  if (
    listening?.ask.respondent === respondent &&
    atMs - startMs >= SHORTEST_WORDS_MS &&
    !isDrowned(state, respondent)
  ) {
    state.unheard = { respondent, sinceMs: atMs }
  }
}

function isDrowned({ voices }: Conduct, respondent: string): boolean {
  const own = voices[respondent]
  return Object.entries(voices).some(
    ([other, voice]) =>
      other !== respondent &&
      own !== undefined &&
      overlaps({ ...voice, endMs: voice.active ? Number.MAX_SAFE_INTEGER : voice.endMs }, own) &&
      voice.levelDb > own.levelDb,
  )
}

/** The addressee speaks into the first half of the question: the officer falls silent and listens. */
export function takeInterim(turn: Turn, event: Extract<ConductEvent, { type: 'interim' }>): void {
  const { state, atMs } = turn
  const { speaking } = state
  if (!speaking || speaking.broken || speaking.purpose !== 'question' || speaking.startedMs === undefined) return
  if (speaking.ask?.respondent !== event.respondent) return
  const share = (atMs - speaking.startedMs) / Math.max(1, speaking.durationMs ?? 1)
  const words = event.text.trim().split(/\s+/).length
  if (share >= 0.5 || words < INTERRUPTING_WORDS || isEcho(event.text, speaking.text)) return
  state.speaking = { ...speaking, broken: true }
  state.yielding = { respondent: event.respondent, sinceMs: atMs }
  turn.commands.push({ type: 'silence' })
}
