import { setTimeout as delay } from 'node:timers/promises'
import type { Session as EventStream } from 'better-sse'
import { lastEntryOf, listChanged, now } from '../db/session-changes.ts'
import type { Context } from './context.ts'
import type { Sender } from './follow.ts'
import { readItems } from './session-items.ts'

/** What one page follows. */
interface Following {
  /** Only this lawyer's sessions; all when undefined. */
  lawyerId: string | undefined
  /** Whose record is watched. */
  watched: string | undefined
  /** Up to when it has read, where it comes again. */
  since: Date | undefined
}

/** A change becomes visible so long after its time at most: it is looked for again meanwhile. */
const COMMIT_MS = 10_000
/** Changes that come closer together are read together. */
const TOGETHER_MS = 200
const HEARTBEAT_MS = 10_000
/** Whoever was away for longer reads the list anew. */
const LONGEST_ABSENCE_MS = 60 * 60 * 1_000
/** Of more than these the list is read anew as well. */
const AT_ONCE = 1_000

/** When an event was sent, by its id; undefined for what is none. */
export function momentOf(eventId: string | undefined): Date | undefined {
  const moment = new Date(eventId ?? '')
  return Number.isNaN(moment.getTime()) ? undefined : moment
}

/** Sends what has changed of all sessions that somebody may see, and how far the record goes that they watch. */
export function staffSender({ db }: Pick<Context, 'db'>, { lawyerId, watched, since }: Following): Sender {
  let readUpTo: Date | undefined
  let sent = new Map<string, string>()
  let length = 0
  let lastPushMs = performance.now()

  const push = (stream: EventStream, event: string, data: unknown, asOf: Date) => {
    stream.push(data, event, asOf.toISOString())
    lastPushMs = performance.now()
  }

  const greet = (stream: EventStream, asOf: Date): Date => {
    const isResumed = since !== undefined && asOf.getTime() - since.getTime() < LONGEST_ABSENCE_MS && since <= asOf
    const from = isResumed ? since : asOf
    push(stream, 'hello', { as_of: asOf.toISOString(), resumed: isResumed }, from)
    return from
  }

  const pushChanged = async (stream: EventStream, from: Date, asOf: Date) => {
    const changed = await listChanged(db, { since: new Date(from.getTime() - COMMIT_MS), lawyerId, limit: AT_ONCE })
    if (changed.length === AT_ONCE) return push(stream, 'hello', { as_of: asOf.toISOString(), resumed: false }, asOf)
    const fresh = changed.filter((session) => sent.get(session.id) !== session.changed)
    const items = await readItems(db, fresh)
    // Whoever drops within them comes back to before the first of them.
    for (const [place, item] of items.entries()) push(stream, 'session', item, place < items.length - 1 ? from : asOf)
    sent = new Map(changed.map((session) => [session.id, session.changed]))
  }

  const pushEntries = async (stream: EventStream, sessionId: string, asOf: Date) => {
    const to = (await lastEntryOf(db, sessionId)) ?? -1
    if (to < length) return
    push(stream, 'entries', { session_id: sessionId, from: length, to }, asOf)
    length = to + 1
  }

  return async (stream) => {
    const asOf = await now(db)
    await pushChanged(stream, readUpTo ?? greet(stream, asOf), asOf)
    readUpTo = asOf
    if (watched !== undefined) await pushEntries(stream, watched, asOf)
    if (performance.now() - lastPushMs > HEARTBEAT_MS) push(stream, 'heartbeat', { as_of: asOf.toISOString() }, asOf)
    await delay(TOGETHER_MS, undefined, { ref: false })
  }
}
