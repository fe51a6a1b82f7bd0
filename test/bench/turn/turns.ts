import { TURN_LIMITS } from '../../../agent/hearing/turn.ts'
import { questionOf } from '../interviews.ts'
import type { Conversation } from './conversation.ts'
import { followingOf } from './followed.ts'
import { type Completed, type Note, numberOf } from './notes.ts'
import { coveredMs, type Span } from './spans.ts'

/** In the order in which a turn goes through them. */
export const PARTS = ['end_of_turn', 'recognition', 'judgement', 'durability', 'speech'] as const
export type Part = (typeof PARTS)[number]

/** Whose work each part waits for. */
const VENDORS: Partial<Record<Part, string>> = { recognition: 'deepgram', judgement: 'gemini', speech: 'elevenlabs' }

/** By vendor, when it was at work. */
export type Work = Record<string, readonly (Span & { text?: string })[]>

export interface Timed {
  ms: number
  /** Of it, what neither a vendor took nor the model of turns asked to wait for. */
  ownMs: number
}

/** One answer, from its last sample or its sending to the first sample of the next question. */
export interface Turn {
  step: string
  hasty: boolean
  judge: Completed['judge']
  /** Whether the model of turns took the speech for done; of typed answers and without its word undefined. */
  isDone: boolean | undefined
  /** The officer had other words before the question. */
  isHeld: boolean
  totalMs: number
  /** Typed answers have no end of turn and no recognition. */
  parts: Partial<Record<Part, Timed>>
  /**
   * Within the end of the turn: how much later the voice seemed to end, where the wait begins; when the silence was
   * noticed; and how long after that the model of turns had said.
   */
  ending?: { seemedMs: number; noticedMs: number; predictedMs: number }
}

interface Hearing {
  isDone: boolean | undefined
  /** When the turn was over. */
  decidedMs: number
  /** When it was over and its words were there. */
  heardMs: number
  /** What the model of turns asks to wait for. */
  wait: Span
  ending?: NonNullable<Turn['ending']>
}

export interface Turns {
  turns: Turn[]
  /** Steps whose turn was not of one piece. */
  dropped: string[]
}

/** All answers but the last one. */
export function turnsOf(conversation: Conversation, notes: readonly Note[], work: Work): Turns {
  const completed = notes.filter((note) => note.type === 'completed')
  const isSpoken = notes.some(({ type }) => type === 'heard')
  const { followed, missed } = followingOf(conversation)
  const dropped = [...missed]
  const turns = followed.flatMap(({ step, endMs, questionMs, isHeld }) => {
    const done = completed.find((note) => note.step === step && note.sentMs >= endMs - 1)
    const hearing = done && isSpoken ? hearingOf(notes, endMs, done.sentMs) : undefined
    if (!done || questionMs < done.acknowledgedMs || (isSpoken && !hearing)) {
      dropped.push(step)
      return []
    }
    const { hasty, judge, sentMs, acknowledgedMs } = done
    const heardMs = hearing?.heardMs ?? endMs
    const spans: Partial<Record<Part, Span>> = {
      ...(hearing && {
        end_of_turn: { fromMs: endMs, toMs: hearing.decidedMs },
        recognition: { fromMs: hearing.decidedMs, toMs: heardMs },
      }),
      judgement: { fromMs: heardMs, toMs: sentMs },
      durability: { fromMs: sentMs, toMs: acknowledgedMs },
      speech: { fromMs: acknowledgedMs, toMs: questionMs },
    }
    const asks = questionOf(numberOf(step) + 1)
    const others = (part: Part) =>
      part === 'end_of_turn'
        ? [hearing?.wait ?? []].flat()
        : // Speech is made ahead too: what was made of another question was not waited for.
          (work[VENDORS[part] ?? ''] ?? []).filter(({ text = asks }) => text === asks)
    const parts = PARTS.flatMap((part) => (spans[part] ? [[part, timed(spans[part], others(part))] as const] : []))
    const totalMs = questionMs - endMs
    const { isDone, ending } = hearing ?? {}
    return [
      { step, hasty, judge, isDone, isHeld, totalMs, parts: Object.fromEntries(parts), ...(ending && { ending }) },
    ]
  })
  return { turns, dropped }
}

function timed(span: Span, others: readonly Span[]): Timed {
  const ms = Math.max(0, span.toMs - span.fromMs)
  return { ms, ownMs: ms - coveredMs(span, others) }
}

/** The notes of what one answer was heard by. */
function hearingOf(notes: readonly Note[], endMs: number, sentMs: number): Hearing | undefined {
  const during = notes.filter((note) => note.type !== 'completed' && note.atMs >= endMs && note.atMs <= sentMs)
  const last = <T extends Note['type']>(type: T) =>
    during.findLast((note): note is Extract<Note, { type: T }> => note.type === type)
  const heardMs = last('heard')?.atMs
  if (heardMs === undefined) return undefined
  const paused = last('paused')
  const predicted = last('predicted')
  const limitMs = predicted?.isDone ? TURN_LIMITS.likely : TURN_LIMITS.unlikely
  const overMs = Math.max((paused?.endMs ?? endMs) + limitMs, predicted?.atMs ?? 0)
  // Words that were there by then have waited for the turn; others were waited for.
  const isWaitedFor = (last('words')?.atMs ?? 0) > overMs
  const decidedMs = isWaitedFor ? Math.min(heardMs, overMs) : heardMs
  return {
    isDone: predicted?.isDone,
    decidedMs: Math.max(endMs, decidedMs),
    heardMs,
    wait: { fromMs: endMs, toMs: endMs + limitMs },
    ...(paused &&
      predicted && {
        ending: {
          seemedMs: paused.endMs - endMs,
          noticedMs: paused.atMs - endMs,
          predictedMs: predicted.atMs - paused.atMs,
        },
      }),
  }
}
