import { lastEntryOf } from '../db/session-changes.ts'
import { listSaid } from '../db/record.ts'
import type { Session } from '../db/sessions.ts'
import { Semaphore } from '../semaphore.ts'
import type { HistoryEvent } from '../temporal/history.ts'
import type { Context } from './context.ts'
import { findHistoryOf, type FoundHistory, lengthOfRunning } from './history.ts'
import { type Linked, linked } from './history-links.ts'
import { refusalProblem } from './problems.ts'

export interface LinkedHistory {
  events: { event: HistoryEvent; link: Linked | undefined }[]
  source: FoundHistory['source']
}

interface Kept extends LinkedHistory {
  /** The last entry of the record that it was linked with. */
  lastEntry: number | undefined
  forget: NodeJS.Timeout
}

/** A history of 20 MiB takes several times as much memory once it is read. */
const MOST_KEPT = 3
/** Since it was asked for last. */
const KEEP_MS = 60_000
const BUSY = 'Other histories are being read. Wait a moment, and try again.'

/**
 * Histories with the entries that came of their events. To read one takes up to a second of this process, so that the
 * pages of one are cut from one reading, and one is read at a time.
 */
export class LinkedHistories {
  readonly #kept = new Map<string, Kept>()
  readonly #reading = new Semaphore({ permits: 1, maxWaiting: 8, maxWaitingOfShare: 2, patienceMs: 10_000 })

  /**
   * @param share who waits for it
   * @throws Problem 404 when there is none; 409 `busy`; 503
   */
  async get(context: Context, session: Session, share: string): Promise<LinkedHistory> {
    const found =
      (await this.#find(context, session)) ??
      (await this.#reading.run(
        async () => (await this.#find(context, session)) ?? (await this.#read(context, session)),
        [share],
      ))
    if (!found) throw refusalProblem('busy', BUSY)
    return found
  }

  /** What is kept, as long as nothing has been added to the history or to the record. */
  async #find(context: Context, session: Session): Promise<LinkedHistory | undefined> {
    const kept = this.#kept.get(session.id)
    if (!kept || kept.lastEntry !== (await lastEntryOf(context.db, session.id))) return undefined
    if (kept.source === 'running' && kept.events.length !== (await lengthOfRunning(context, session))) return undefined
    kept.forget.refresh()
    return kept
  }

  async #read(context: Context, session: Session): Promise<LinkedHistory> {
    const { events, source } = await findHistoryOf(context, session)
    const said = await listSaid(context.db, session.id)
    const links = linked(events, said)
    this.#forget(session.id)
    const kept: Kept = {
      events: events.map((event, place) => ({ event, link: links[place] })),
      source,
      lastEntry: said.at(-1)?.seq,
      forget: setTimeout(() => this.#forget(session.id), KEEP_MS).unref(),
    }
    this.#kept.set(session.id, kept)
    const [oldest] = this.#kept.keys()
    if (oldest !== undefined && this.#kept.size > MOST_KEPT) this.#forget(oldest)
    return kept
  }

  #forget(sessionId: string): void {
    clearTimeout(this.#kept.get(sessionId)?.forget)
    this.#kept.delete(sessionId)
  }
}
