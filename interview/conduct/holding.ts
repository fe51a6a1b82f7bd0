import { recogniseNeed } from '../phrases/needs.ts'
import { recogniseRequest } from '../phrases/requests.ts'
import { kindOf } from '../script/expect/kinds.ts'
import { judgeByRules } from '../verdict/rules.ts'
import { isUnfinished } from '../verdict/unfinished.ts'
import { askUnderWay, floorOf } from './floor.ts'
import { hear } from './hearing.ts'
import type { HeardEvent } from './state.ts'
import { heardOf, joinedText, lowerOf, recordUncounted } from './submit.ts'
import { questionOf, type Turn } from './turn.ts'

/** Whoever has stopped in the middle is waited for so long; an ear has waited before. */
const MORE_WORDS_MS = 3_500
/** From its first word on nobody is waited for longer. */
const LONGEST_ANSWER_MS = 90_000
/** A voice that goes on for ever without words is not waited for. */
const LONGEST_VOICE_MS = 20_000

/** Hears what was said by voice; the words of somebody who has stopped in the middle wait for the rest of them. */
export function hearWhole(turn: Turn, event: HeardEvent): void {
  const { state } = turn
  const { holding } = state
  if (!holding) return hearOrHold(turn, event)
  if (holding.event.respondent !== event.respondent) return hearBeside(turn, event)
  delete state.holding
  // What is typed is whole by itself.
  if (event.channel === 'voice' && !isAside(turn, event)) return hearOrHold(turn, joined(holding.event, event))
  const ask = state.listening?.ask ?? state.progress?.open
  if (ask) recordUncounted(turn, ask, heardOf(turn, holding.event), 'broken-off')
  hear(turn, event)
}

/** Others are heard at once with a request or a need; any other words of theirs leave the answer its time. */
function hearBeside(turn: Turn, event: HeardEvent): void {
  const ask = turn.state.listening?.ask
  if (ask && (event.pressed || !isAside(turn, event)))
    return recordUncounted(turn, ask, heardOf(turn, event), event.pressed ? 'not-asked' : 'spoken-beside')
  releaseHeld(turn)
  hear(turn, event)
}

function hearOrHold(turn: Turn, event: HeardEvent): void {
  if (!holdsOn(turn, event)) return hear(turn, event)
  const { state } = turn
  const untilMs = turn.atMs + MORE_WORDS_MS
  state.holding = { event, untilMs }
  if (state.listening) state.listening = { ...state.listening, untilMs: Math.max(state.listening.untilMs, untilMs) }
}

/** Words to the officer, and no part of an answer. */
function isAside({ state }: Turn, { text, pressed }: HeardEvent): boolean {
  if (pressed) return true
  const { language } = state.script
  return recogniseRequest(text, language) !== undefined || recogniseNeed(text, language) !== undefined
}

function holdsOn(turn: Turn, event: HeardEvent): boolean {
  const { state, atMs } = turn
  const floor = floorOf(state)
  const isAnswer = floor.question.of === 'answer' || state.confirming?.isForMore === true
  if (event.channel !== 'voice' || !isAnswer || askUnderWay(floor)) return false
  const { ask } = state.listening ?? {}
  if (!ask || ask.respondent !== event.respondent || atMs - event.startMs > LONGEST_ANSWER_MS) return false
  if (!isUnfinished(event.text, state.script.language) || isAside(turn, event)) return false
  const question = questionOf(state, ask.step, ask.respondent)
  return kindOf(question.step.expect).mayBeLong || judgeByRules(question, event.text) === undefined
}

const joined = (first: HeardEvent, second: HeardEvent): HeardEvent => ({
  ...second,
  text: joinedText(first.text, second.text),
  startMs: first.startMs,
  ...lowerOf(first, second),
})

/** Nothing more has come: what was said stands as it is. */
export function releaseWhenOver(turn: Turn): void {
  const { holding, voices } = turn.state
  if (!holding || turn.atMs < holding.untilMs) return
  if (turn.atMs - holding.event.startMs > LONGEST_ANSWER_MS) return releaseHeld(turn)
  const voice = voices[holding.event.respondent]?.at(-1)
  const isHeard = voice?.active === true && turn.atMs - voice.startMs < LONGEST_VOICE_MS
  const quietSinceMs = voice?.endMs ?? 0
  // Words of a voice that has just ended are on their way.
  if (!isHeard && turn.atMs - quietSinceMs >= MORE_WORDS_MS) releaseHeld(turn)
}

/** It is not waited for any longer, as when the room or the lease is lost. */
export function releaseHeld(turn: Turn): void {
  const { holding } = turn.state
  delete turn.state.holding
  if (holding) hear(turn, holding.event)
}
