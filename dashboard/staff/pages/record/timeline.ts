import { answeredIn, laneOf, OFFICER, STAFF, SYSTEM } from './kinds.ts'
import { createStandstill } from './standstill.ts'
import type { Story, Told } from './story.ts'

/** A time without an entry that is worth a row, and all that is longer on the strip of lanes is drawn as long. */
export const IDLE_MS = 10_000

export type SpanKind = 'speech' | 'gap' | 'bleed' | 'outage' | 'standstill' | 'absence'

/** What lasts, on somebody's lane. */
export interface Span {
  lane: string
  kind: SpanKind
  /** Unix milliseconds. */
  from: number
  to: number
  /** The entry that tells of it. */
  seq: number
}

export type WaitsFor = { who: string } | 'agent' | 'staff' | 'nobody'

export type Row =
  | { is: 'entry'; told: Told }
  /** Nothing happened between two entries: they follow one another in the list, and their time is told. */
  | { is: 'idle'; before: number; ms: number; waitsFor: WaitsFor }
  /** Of the entries that follow. */
  | { is: 'day'; before: number; day: string }

/** Lanes in the order in which they are drawn. */
export const lanesOf = ({ people }: Story): string[] => [OFFICER, ...people.map(({ id }) => id), STAFF, SYSTEM]

type Times = { start_ms: number; end_ms: number }

/** Everything that lasts, in the order of its entries. */
export function spansOf({ told, sound: { clocks } }: Story): Span[] {
  const spans: Span[] = []
  const open = new Map<string, Span>()
  const last = told.at(-1)?.at ?? 0
  const begin = (key: string, span: Omit<Span, 'to'>) => {
    if (!open.has(key)) open.set(key, { ...span, to: last })
  }
  const end = (key: string, to: number) => {
    const span = open.get(key)
    if (span) spans.push({ ...span, to })
    open.delete(key)
  }
  const standstill = createStandstill()
  for (const one of told) {
    const { says, at, seq } = one
    if (!says) continue
    if (standstill.take(says)) begin('standstill', { lane: SYSTEM, kind: 'standstill', from: at, seq })
    else end('standstill', at)
    const heard = (kind: SpanKind, lane: string, times: Times | undefined) => {
      const message = 'message' in says.data ? says.data.message : undefined
      if (!times) return
      const clock = message && clocks.get(message.epoch)
      const length = Math.max(0, times.end_ms - times.start_ms)
      // Without a clock the entry's own time is all that is known.
      const from = clock === undefined ? at - length : clock + times.start_ms
      spans.push({ lane, kind, from, to: from + length, seq })
    }
    const answered = answeredIn(one)
    if (answered) {
      heard('speech', OFFICER, answered.data.question)
      heard('speech', laneOf(one), answered.data.answer)
    }
    switch (says.type) {
      case 'side-question':
      case 'request':
        heard('speech', says.data.heard.respondent, says.data.heard)
        break
      case 'bleed':
        heard('bleed', says.data.heard.respondent, says.data.heard)
        break
      case 'hearing-gap':
        heard('gap', laneOf(one), says.data)
        break
      case 'lease-lost':
        begin('outage', { lane: OFFICER, kind: 'outage', from: at, seq })
        break
      case 'agent-joined':
        end('outage', at)
        break
      case 'participant-left':
        begin(`absence of ${laneOf(one)}`, { lane: laneOf(one), kind: 'absence', from: at, seq })
        break
      case 'participant-joined':
        end(`absence of ${laneOf(one)}`, at)
        break
      default:
        break
    }
    if (says.type === 'closed') for (const key of [...open.keys()]) end(key, at)
  }
  for (const key of [...open.keys()]) end(key, last)
  return spans.toSorted((a, b) => a.from - b.from || a.seq - b.seq)
}

/** Entries, their days, and the idle times between them with whom they waited for. */
export function rowsOf(told: readonly Told[], dayOf: (at: number) => string): Row[] {
  const waits = waitsBefore(told)
  let last = ''
  return told.flatMap((one, place): Row[] => {
    const before = told[place - 1]
    const ms = before ? one.at - before.at : 0
    const rows: Row[] = []
    if (ms >= IDLE_MS) rows.push({ is: 'idle', before: one.seq, ms, waitsFor: waits[place] ?? 'nobody' })
    const day = dayOf(one.at)
    if (day !== last) rows.push({ is: 'day', before: one.seq, day })
    last = day
    return [...rows, { is: 'entry', told: one }]
  })
}

/** Whom the interview waited for before each entry. */
function waitsBefore(told: readonly Told[]): WaitsFor[] {
  const asked = askedBefore(told)
  const standstill = createStandstill()
  let stands = false
  let away = false
  let hasStarted = false
  let isOver = false
  return told.map(({ says }, place) => {
    const waitsFor: WaitsFor = isOver
      ? 'nobody'
      : !hasStarted
        ? beforeStart(says)
        : stands
          ? 'staff'
          : away
            ? 'agent'
            : (asked[place] ?? 'nobody')
    stands = standstill.take(says)
    switch (says?.type) {
      case 'started':
        hasStarted = true
        away = true
        break
      case 'lease-lost':
      case 'lease-issued':
        away = true
        break
      case 'agent-joined':
        away = false
        break
      case 'closed':
        isOver = true
        break
      default:
        break
    }
    return waitsFor
  })
}

/** Until the start somebody of staff is waited for, or whoever opens a link next. */
const beforeStart = (next: Told['says']): WaitsFor =>
  next?.type === 'seat-taken' || next?.type === 'seat-moved' ? { who: next.data.respondent } : 'staff'

/** Whose question was open before each entry: that of the next one that was answered. */
function askedBefore(told: readonly Told[]): WaitsFor[] {
  let next: WaitsFor = 'nobody'
  return told
    .toReversed()
    .map((one) => {
      const answered = answeredIn(one)
      if (answered?.type === 'answer') next = { who: answered.data.ask.respondent }
      return next
    })
    .toReversed()
}
