import { sameAsk } from '../exchange.ts'
import { officerOf } from '../phrases/officer.ts'
import {
  copiedParts,
  isClearlyLouder,
  isEcho,
  isWithin,
  onlyPart,
  overlaps,
  partsOf,
  saysTheSame,
  type VoicePart,
  type VoiceUtterance,
  withParts,
} from './bleed.ts'
import { askUnderWay, floorOf } from './floor.ts'
import { hearWhole } from './holding.ts'
import type { Conduct, ConductEvent, HeardEvent, VoiceSpan } from './state.ts'
import { draftOf, heardOf, recordUncounted, noteFacts, ruled, settleAnswer, submit, UNTIMELY } from './submit.ts'
import { askAnew, type Turn } from './turn.ts'

/** How long words of another microphone that was active too are waited for after it fell silent. */
const OTHER_WORDS_MS = 4_000
/** And at most, however long it stays active. */
const OTHER_VOICE_MS = 4_000
const LATELY_MS = 10_000
/** Another voice that is so much louder and has no words makes the quieter words doubtful. */
const DROWNED_DB = 6
/** Words that show a respondent speaks into the question, and does not merely agree. */
const INTERRUPTING_WORDS = 3
/** By which words may end before the stretch of voice that they came in. */
const TAIL_MS = 500
/** Stretches of each voice that are remembered. */
const SPANS = 6
/** A voice as short as this need not have words. */
const SHORTEST_WORDS_MS = 600

type Spoken = HeardEvent & VoiceUtterance

/** What one microphone gave, once it is decided whose words they are; typed words have an owner. */
export function admit(turn: Turn, event: HeardEvent): void {
  const { state } = turn
  if (state.unheard?.respondent === event.respondent) delete state.unheard
  if (event.channel === 'typed') return take(turn, event)
  if (!event.text.trim()) return missWords(turn, event)
  if (isInOutage(state, event)) return doubt(turn, 'words-missing', event)
  const spoken = spokenOf(event)
  const own = removeBleed(turn, spoken, echoedParts(state, spoken), 'officer')
  if (!own) return
  state.undecided.push({ event: own, untilMs: turn.atMs + OTHER_VOICE_MS })
  settleUndecided(turn)
}

/** All of an utterance when it is an echo as a whole, else those of its parts that are. */
function echoedParts({ said }: Conduct, spoken: Spoken): readonly VoicePart[] {
  const isEchoed = (part: VoicePart) => said.some((line) => isWithin(part, line) && isEcho(part.text, line.text))
  return isEchoed(spoken) ? partsOf(spoken) : partsOf(spoken).filter(isEchoed)
}

/** What is left of an utterance without the parts that are copies, which go into the record as such. */
function removeBleed(turn: Turn, utterance: Spoken, copies: readonly VoicePart[], of: string): Spoken | undefined {
  const own = partsOf(utterance).filter((part) => !copies.includes(part))
  if (own.length === 0) noteBleed(turn, utterance, of)
  else for (const copy of copies) noteBleed(turn, onlyPart(utterance, copy), of)
  return withParts(utterance, own)
}

/** Before the outage was noticed, sound may have been lost for so long. */
const OUTAGE_LEAD_MS = 800

function isInOutage({ away }: Conduct, { startMs, endMs, atMs }: HeardEvent): boolean {
  if (!away) return false
  return (endMs ?? atMs) >= away.sinceMs - OUTAGE_LEAD_MS && startMs <= (away.untilMs ?? Number.MAX_SAFE_INTEGER)
}

/** A voice of which no word was kept: whoever was waited for is told at the next tick. */
function missWords({ state }: Turn, { respondent }: HeardEvent): void {
  if (floorOf(state).question.awaited?.respondent === respondent)
    state.unheard = { respondent, sinceMs: Number.NEGATIVE_INFINITY }
}

const spokenOf = (event: HeardEvent): Spoken => ({
  ...event,
  endMs: event.endMs ?? event.atMs,
  levelDb: event.levelDb ?? 0,
})

/** Decides what can be decided now: words of the addressee first, then in the order in which they were said. */
export function settleUndecided(turn: Turn): void {
  const { state, atMs } = turn
  const addressee = state.listening?.ask.respondent
  const rank = ({ event }: Conduct['undecided'][number]) => (event.respondent === addressee ? 0 : 1)
  state.lately = state.lately.filter((event) => event.atMs > atMs - LATELY_MS)
  for (;;) {
    const ready = state.undecided
      .toSorted((a, b) => rank(a) - rank(b) || a.event.startMs - b.event.startMs)
      .find(({ event, untilMs }) => atMs >= untilMs || !isAwaited(state, spokenOf(event), atMs))
    if (!ready) return
    state.undecided = state.undecided.filter((each) => each !== ready)
    decide(turn, spokenOf(ready.event))
  }
}

/** A stretch of voice as far as it goes: one that is active has no end yet. */
const extentOf = ({ startMs, endMs, active }: VoiceSpan) => ({
  startMs,
  endMs: active ? Number.MAX_SAFE_INTEGER : endMs,
})

interface Rival {
  respondent: string
  span: VoiceSpan
}

/** Voices of others that were active during an utterance. */
function rivals(state: Conduct, utterance: Spoken): Rival[] {
  return Object.entries(state.voices).flatMap(([respondent, spans]) =>
    respondent === utterance.respondent
      ? []
      : spans.filter((span) => overlaps(extentOf(span), utterance)).map((span) => ({ respondent, span })),
  )
}

/** What was heard of a respondent of late. */
const heardLately = (state: Conduct, respondent: string): Spoken[] =>
  [...state.undecided.map(({ event }) => event), ...state.lately]
    .filter((event) => event.respondent === respondent)
    .map(spokenOf)

/** What was heard of a stretch of voice: words that do not reach to its end are of another. */
function wordsOf(state: Conduct, respondent: string, { active, startMs, endMs }: VoiceSpan): Spoken[] {
  const reachMs = active ? startMs : Math.max(startMs, endMs - TAIL_MS)
  return heardLately(state, respondent).filter((other) => other.endMs >= reachMs && other.startMs <= endMs)
}

/** What of another's an utterance may be a copy of: also words that end long before the voice that they came in. */
const saidMeanwhile = (state: Conduct, respondent: string, utterance: Spoken): Spoken[] =>
  heardLately(state, respondent).filter((other) => overlaps(other, utterance))

/** A voice that is clearly quieter can be no more than a copy: whatever it says, the words are the louder one's. */
function isAwaited(state: Conduct, utterance: Spoken, atMs: number): boolean {
  return rivals(state, utterance).some(
    ({ respondent, span }) =>
      !state.typing.includes(respondent) &&
      !partsOf(utterance).every((part) => isClearlyLouder(part.levelDb, span.levelDb)) &&
      (span.active || (atMs < span.endMs + OTHER_WORDS_MS && wordsOf(state, respondent, span).length === 0)),
  )
}

function decide(turn: Turn, utterance: Spoken): void {
  const { state } = turn
  let own = utterance
  const around = rivals(state, utterance)
  for (const respondent of new Set(around.map((rival) => rival.respondent))) {
    for (const other of saidMeanwhile(state, respondent, utterance)) {
      const left = removeBleed(turn, own, copiedParts(own, other), other.id)
      if (!left) return
      own = left
      const rival = peelRival(turn, other, own)
      if (rival && saysTheSame(own, rival)) {
        const both = dropUndecided(state, rival) ? [own, rival] : [own]
        return doubt(turn, 'voice-undecided', ...both)
      }
    }
  }
  const isDrowning = ({ respondent, span }: Rival) =>
    span.levelDb >= own.levelDb + DROWNED_DB && wordsOf(state, respondent, span).length === 0
  if (around.some(isDrowning)) return doubt(turn, 'voice-undecided', own)
  take(turn, own)
}

/** What is left of another's words without copies of these; the record is told unless they were decided about. */
function peelRival(turn: Turn, rival: Spoken, louder: Spoken): Spoken | undefined {
  const { state } = turn
  const copies = copiedParts(rival, louder)
  const held = state.undecided.find(({ event }) => event.id === rival.id)
  if (!held)
    return withParts(
      rival,
      partsOf(rival).filter((part) => !copies.includes(part)),
    )
  const event = removeBleed(turn, rival, copies, louder.id)
  state.undecided = state.undecided.flatMap((each) => (each !== held ? each : event ? { ...held, event } : []))
  return event
}

function dropUndecided(state: Conduct, { id }: Spoken): boolean {
  const before = state.undecided.length
  state.undecided = state.undecided.filter(({ event }) => event.id !== id)
  return state.undecided.length < before
}

function take(turn: Turn, event: HeardEvent): void {
  const { state } = turn
  if (event.isIncomplete) return doubt(turn, 'words-missing', event)
  if (event.channel === 'voice') state.lately.push(event)
  hearWhole(turn, event)
  if (state.yielding?.respondent === event.respondent) delete state.yielding
}

function noteBleed(turn: Turn, event: HeardEvent, of: string): void {
  turn.state.lately.push(event)
  noteFacts(turn, { kind: 'bleed', heard: heardOf(turn, event), of })
  if (turn.state.yielding?.respondent === event.respondent) delete turn.state.yielding
}

/** Why words cannot count though they were heard in time. */
type Doubt = 'voice-undecided' | 'words-missing'

/** Words that may be somebody else's, or not all of them, are unclear where an answer is due, and kept anywhere. */
function doubt(turn: Turn, why: Doubt, ...events: HeardEvent[]): void {
  const { state } = turn
  if (state.yielding && events.some(({ respondent }) => respondent === state.yielding?.respondent))
    delete state.yielding
  state.lately.push(...events)
  const { listening } = state
  const floor = floorOf(state)
  const isOtherQuestion = floor.question.of === 'withdrawal' || floor.question.of === 'correction'
  const officer = officerOf(state.script.language)
  const again = why === 'voice-undecided' ? officer.bothSpoke : officer.notHeard
  const isAnswer = !isOtherQuestion && !askUnderWay(floor)
  const answer = isAnswer ? events.find(({ respondent }) => respondent === listening?.ask.respondent) : undefined
  const ask = listening?.ask ?? state.progress?.open
  if (!ask) return
  for (const event of events) if (event !== answer) recordUncounted(turn, ask, heardOf(turn, event), why)
  const awaited = floor.question.awaited?.respondent
  if (isOtherQuestion && events.some(({ respondent }) => respondent === awaited)) askAnew(turn, again)
  if (!answer) return
  if (state.confirming?.isForMore) {
    recordUncounted(turn, ask, heardOf(turn, answer), why)
    return settleAnswer(turn)
  }
  const asked = state.put && sameAsk(state.put.ask, ask) ? { asked: state.put.asked } : {}
  const draft = draftOf(turn, { ask, heard: heardOf(turn, answer), correction: false, ...asked }, unclearBecause(why))
  submit(turn, draft, again)
}

const unclearBecause = (why: Doubt) => ruled('unclear', why.replace('-', '.'), UNTIMELY[why])

/** Voice on one microphone began or ended. */
export function takeSpeaking(turn: Turn, event: Extract<ConductEvent, { type: 'speaking' }>): void {
  const { state } = turn
  const { respondent, active, atMs } = event
  const spans = state.voices[respondent] ?? []
  const last = spans.at(-1)
  const startMs = active ? atMs : (last?.startMs ?? atMs)
  // A second end, of something quieter on the same microphone, makes the voice that has ended no quieter.
  const levelDb = !active && last?.active === false ? Math.max(event.levelDb, last.levelDb) : event.levelDb
  const ended = active ? spans : spans.slice(0, -1)
  state.voices = {
    ...state.voices,
    [respondent]: [...ended, { active, startMs, endMs: atMs, levelDb }].slice(-SPANS),
  }
  if (active) {
    if (state.unheard?.respondent === respondent) delete state.unheard
    return
  }
  const isAnswer = floorOf(state).question.awaited?.respondent === respondent && atMs - startMs >= SHORTEST_WORDS_MS
  if (isAnswer && !isDrowned(state, respondent)) state.unheard = { respondent, sinceMs: atMs }
}

/** A voice that began quietly may be loud by now. */
export function takeLoudness({ state }: Turn, event: Extract<ConductEvent, { type: 'loudness' }>): void {
  const { respondent, levelDb } = event
  const spans = state.voices[respondent] ?? []
  const last = spans.at(-1)
  if (last?.active) state.voices = { ...state.voices, [respondent]: [...spans.slice(0, -1), { ...last, levelDb }] }
}

function isDrowned({ voices }: Conduct, respondent: string): boolean {
  const own = voices[respondent]?.at(-1)
  if (!own) return false
  return Object.entries(voices).some(
    ([other, spans]) =>
      other !== respondent && spans.some((span) => overlaps(extentOf(span), own) && span.levelDb > own.levelDb),
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
