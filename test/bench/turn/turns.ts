import { TURN_LIMITS } from '../../../agent/hearing/turn.ts'
import { questionOf } from '../interviews.ts'
import type { Conversation } from './conversation.ts'
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
  totalMs: number
  /** Typed answers have no end of turn and no recognition. */
  parts: Partial<Record<Part, Timed>>
  /** Within the end of the turn: until the silence was noticed, and from there until the model of turns had said. */
  ending?: { noticedMs: number; predictedMs: number }
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

/** An answer that was followed by no question, or that had to be repeated, is no turn of one piece. */
export function turnsOf({ answers, utterances }: Conversation, notes: readonly Note[], work: Work): Turn[] {
  const completed = notes.filter((note) => note.type === 'completed')
  const isSpoken = notes.some(({ type }) => type === 'heard')
  return answers.slice(0, -1).flatMap(({ step, endMs }) => {
    const next = utterances.find(({ startMs }) => startMs > endMs)
    const done = completed.find((note) => note.step === step && note.sentMs >= endMs - 1)
    if (!next || !done || next.startMs < done.acknowledgedMs) return []
    const hearing = isSpoken ? hearingOf(notes, endMs, done.sentMs) : undefined
    if (isSpoken && !hearing) return []
    const { hasty, judge, sentMs, acknowledgedMs } = done
    const heardMs = hearing?.heardMs ?? endMs
    const spans: Partial<Record<Part, Span>> = {
      ...(hearing && {
        end_of_turn: { fromMs: endMs, toMs: hearing.decidedMs },
        recognition: { fromMs: hearing.decidedMs, toMs: heardMs },
      }),
      judgement: { fromMs: heardMs, toMs: sentMs },
      durability: { fromMs: sentMs, toMs: acknowledgedMs },
      speech: { fromMs: acknowledgedMs, toMs: next.startMs },
    }
    const asks = questionOf(numberOf(step) + 1)
    const others = (part: Part) =>
      part === 'end_of_turn'
        ? [hearing?.wait ?? []].flat()
        : // Speech is made ahead too: what was made of another question was not waited for.
          (work[VENDORS[part] ?? ''] ?? []).filter(({ text = asks }) => text === asks)
    const parts = PARTS.flatMap((part) => (spans[part] ? [[part, timed(spans[part], others(part))] as const] : []))
    const totalMs = next.startMs - endMs
    const { isDone, ending } = hearing ?? {}
    return [{ step, hasty, judge, isDone, totalMs, parts: Object.fromEntries(parts), ...(ending && { ending }) }]
  })
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
  // Words of which the turn was waited for are the older ones; else they were waited for.
  const isWaitedFor = (last('words')?.atMs ?? 0) >= heardMs - 1
  const overMs = Math.max((paused?.endMs ?? endMs) + limitMs, predicted?.atMs ?? 0)
  const decidedMs = isWaitedFor ? Math.min(heardMs, overMs) : heardMs
  return {
    isDone: predicted?.isDone,
    decidedMs: Math.max(endMs, decidedMs),
    heardMs,
    wait: { fromMs: endMs, toMs: endMs + limitMs },
    ...(paused &&
      predicted && { ending: { noticedMs: paused.atMs - endMs, predictedMs: predicted.atMs - paused.atMs } }),
  }
}

/** From each answer to the first sample of the next question. */
export function totalsOf({ answers, utterances }: Conversation): { atMs: number; totalMs: number }[] {
  return answers.slice(0, -1).flatMap(({ endMs }) => {
    const next = utterances.find(({ startMs }) => startMs > endMs)
    return next ? [{ atMs: endMs, totalMs: next.startMs - endMs }] : []
  })
}
