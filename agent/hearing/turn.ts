import { assertNever } from '../../interview/statuses.ts'
import type { Words } from './recogniser.ts'

/** Milliseconds. The first two count from the end of speech, the others from when it was noticed. */
export const TURN_LIMITS = {
  /** Of silence, where the model takes the turn for done; LiveKit's own values for this model. */
  likely: 300,
  /** Of silence, where it does not. */
  unlikely: 2_500,
  /** For the model to say; then the turn is taken for not done. */
  prediction: 1_000,
  /** For words to come from a recogniser that answers. */
  words: 1_000,
  /** For any answer of the recogniser, and for the final of words that were begun. */
  answer: 2_500,
  /** Of speech without any answer of the recogniser. */
  silent: 4_000,
  /** By which the last word may end before the speech does. */
  tail: 500,
} as const

export interface Turn {
  /** `settling`: the turn is over, and its last words are waited for. */
  phase: 'idle' | 'speaking' | 'pausing' | 'settling'
  startMs: number
  /** End of the speech so far; as yet unknown while speaking. */
  endMs: number
  /** Stretches with voice in them, the open one without its end. */
  voiced: { startMs: number; endMs?: number }[]
  noticedMs: number
  isDone: boolean | undefined
  finals: Words[]
  /** Words that have no final yet. */
  interim: Words | undefined
  /** Some of its words may be missing. */
  isIncomplete: boolean
}

export type TurnEvent =
  | { type: 'speech-started'; atMs: number }
  | { type: 'speech-ended'; endMs: number; atMs: number }
  | { type: 'predicted'; isDone: boolean; atMs: number }
  | { type: 'words'; words: Words; atMs: number }
  /** The recogniser broke off; words without a final will have none. */
  | { type: 'lost'; atMs: number }
  /** `deafSinceMs`: since when a recogniser is there and has not answered at all in this turn. */
  | { type: 'tick'; deafSinceMs: number | undefined; atMs: number }

export type TurnOutcome =
  /** `finals` are the words in their order; empty when there were none. */
  | { type: 'ended'; turn: Turn }
  /** The recogniser does not hear: words since `sinceMs` are missing. */
  | { type: 'unanswered'; code: 'silent' | 'no-final'; sinceMs: number }

export interface TurnStep {
  turn: Turn
  outcomes: TurnOutcome[]
}

export const IDLE: Turn = {
  phase: 'idle',
  startMs: 0,
  endMs: 0,
  voiced: [],
  noticedMs: 0,
  isDone: undefined,
  finals: [],
  interim: undefined,
  isIncomplete: false,
}

/** When a turn begins and ends, and which words are its own. */
export function reduceTurn(turn: Turn, event: TurnEvent): TurnStep {
  switch (event.type) {
    case 'speech-started':
      return still(started(turn, event.atMs))
    case 'speech-ended':
      return turn.phase === 'speaking' ? still(paused(turn, event)) : still(turn)
    case 'predicted':
      return settle(turn.phase === 'pausing' ? { ...turn, isDone: event.isDone } : turn, event.atMs)
    case 'words':
      return settle(heard(turn, event.words), event.atMs)
    case 'lost':
      if (turn.phase === 'idle') return still(turn)
      return settle({ ...turn, interim: undefined, isIncomplete: true }, event.atMs)
    case 'tick':
      return tick(turn, event)
    default:
      return assertNever(event)
  }
}

/** Since when words of this turn may still be without their final. */
export function unheardSince({ phase, startMs, endMs, finals }: Turn): number | undefined {
  if (phase === 'idle') return undefined
  const heardTo = finals.at(-1)?.endMs ?? startMs
  if (phase !== 'speaking' && heardTo >= endMs - TURN_LIMITS.tail) return undefined
  return Math.max(startMs, heardTo)
}

/** The voice that these words came of; when none was noticed, the time of the words. */
export function voicedIn({ voiced }: Turn, { startMs, endMs }: Words): { startMs: number; endMs: number }[] {
  const inside = voiced.flatMap((stretch) => {
    const span = { startMs: Math.max(startMs, stretch.startMs), endMs: Math.min(endMs, stretch.endMs ?? endMs) }
    return span.startMs < span.endMs ? [span] : []
  })
  return inside.length > 0 ? inside : [{ startMs, endMs }]
}

export const textOf = ({ finals }: Turn): string =>
  finals
    .map(({ text }) => text.trim())
    .filter(Boolean)
    .join(' ')

/** Mean of the finals, weighted by their words. */
export function confidenceOf({ finals }: Turn): number | undefined {
  const count = finals.reduce((sum, words) => sum + words.count, 0)
  if (count === 0) return undefined
  return finals.reduce((sum, words) => sum + words.confidence * words.count, 0) / count
}

const still = (turn: Turn): TurnStep => ({ turn, outcomes: [] })

const unanswered = (turn: Turn, code: 'silent' | 'no-final'): TurnOutcome => ({
  type: 'unanswered',
  code,
  sinceMs: unheardSince(turn) ?? turn.interim?.startMs ?? turn.startMs,
})

const ended = (turn: Turn, ...others: TurnOutcome[]): TurnStep => ({
  turn: IDLE,
  outcomes: [{ type: 'ended', turn }, ...others],
})

function started(turn: Turn, atMs: number): Turn {
  if (turn.phase === 'speaking') return turn
  const begun = turn.phase === 'idle' ? { ...IDLE, startMs: atMs, endMs: atMs } : turn
  return {
    ...begun,
    phase: 'speaking',
    voiced: [...begun.voiced, { startMs: atMs }],
    isDone: undefined,
  }
}

function paused(turn: Turn, { endMs, atMs }: { endMs: number; atMs: number }): Turn {
  const end = Math.max(turn.startMs, endMs)
  const voiced = turn.voiced.map((stretch, index) =>
    index === turn.voiced.length - 1 ? { ...stretch, endMs: end } : stretch,
  )
  return { ...turn, phase: 'pausing', endMs: end, voiced, noticedMs: atMs, isDone: undefined }
}

function heard(turn: Turn, words: Words): Turn {
  if (turn.phase === 'idle') {
    // Words of a turn that is over, or too low for the voice activity model: a turn of their own.
    if (!words.isFinal) return turn
    const { startMs, endMs } = words
    return { ...IDLE, phase: 'settling', startMs, endMs, voiced: [{ startMs, endMs }], finals: [words] }
  }
  if (!words.isFinal) return { ...turn, interim: words }
  return { ...turn, finals: [...turn.finals, words], interim: undefined }
}

function tick(turn: Turn, { deafSinceMs, atMs }: { deafSinceMs: number | undefined; atMs: number }): TurnStep {
  if (turn.phase === 'speaking') {
    const sinceMs = Math.max(turn.voiced.at(-1)?.startMs ?? turn.startMs, deafSinceMs ?? 0)
    if (deafSinceMs === undefined || atMs - sinceMs < TURN_LIMITS.silent) return still(turn)
    return { turn, outcomes: [unanswered(turn, 'silent')] }
  }
  const step = settle(turn, atMs)
  return step.turn.phase === 'settling' ? giveUp(step.turn, deafSinceMs === undefined, atMs) : step
}

function settle(turn: Turn, atMs: number): TurnStep {
  if (turn.phase === 'pausing') {
    if (atMs < overAt(turn)) return still(turn)
    return settle({ ...turn, phase: 'settling' }, atMs)
  }
  if (turn.phase !== 'settling' || turn.interim || turn.finals.length === 0) return still(turn)
  return unheardSince(turn) === undefined ? ended(turn) : still(turn)
}

function overAt({ endMs, noticedMs, isDone }: Turn): number {
  if (isDone === undefined) return Math.max(noticedMs + TURN_LIMITS.prediction, endMs + TURN_LIMITS.unlikely)
  return endMs + (isDone ? TURN_LIMITS.likely : TURN_LIMITS.unlikely)
}

/** The turn is over, and not all of its words are there. */
function giveUp(turn: Turn, isLive: boolean, atMs: number): TurnStep {
  const waitedMs = atMs - turn.noticedMs
  if (turn.interim) {
    if (waitedMs < TURN_LIMITS.answer) return still(turn)
    return ended({ ...turn, isIncomplete: true }, unanswered(turn, 'no-final'))
  }
  if (waitedMs < (isLive || turn.isIncomplete ? TURN_LIMITS.words : TURN_LIMITS.answer)) return still(turn)
  if (isLive || turn.isIncomplete) return ended(turn)
  return ended({ ...turn, isIncomplete: true }, unanswered(turn, 'silent'))
}
