import { Semaphore } from '../semaphore.ts'
import type { HistoryEvent } from '../temporal/history.ts'
import type { Linked } from './history-links.ts'
import { refusalProblem } from './problems.ts'

export interface LinkedHistory {
  events: { event: HistoryEvent; link: Linked | undefined }[]
  source: 'running' | 'archived'
  /** The last entry of the record that it was linked with. */
  lastEntry: number | undefined
}

/** How a history is read, and whether one that was read before is still all of it. */
interface Reading {
  isCurrent: (history: LinkedHistory) => Promise<boolean>
  read: () => Promise<LinkedHistory>
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
  readonly #kept = new Map<string, { history: LinkedHistory; forget: NodeJS.Timeout }>()
  readonly #reading = new Semaphore({ permits: 1, maxWaiting: 8, maxWaitingOfShare: 2, patienceMs: 10_000 })

  /**
   * @param share who waits for it
   * @throws Problem 409 `busy`, and what the reading throws
   */
  async get(sessionId: string, share: string, reading: Reading): Promise<LinkedHistory> {
    const found =
      (await this.#find(sessionId, reading)) ??
      (await this.#reading.run(
        async () => (await this.#find(sessionId, reading)) ?? this.#keep(sessionId, await reading.read()),
        [share],
      ))
    if (!found) throw refusalProblem('busy', BUSY)
    return found
  }

  async #find(sessionId: string, { isCurrent }: Reading): Promise<LinkedHistory | undefined> {
    const kept = this.#kept.get(sessionId)
    if (!kept || !(await isCurrent(kept.history))) return undefined
    kept.forget.refresh()
    return kept.history
  }

  #keep(sessionId: string, history: LinkedHistory): LinkedHistory {
    this.#forget(sessionId)
    const forget = setTimeout(() => this.#forget(sessionId), KEEP_MS).unref()
    this.#kept.set(sessionId, { history, forget })
    const [oldest] = this.#kept.keys()
    if (oldest !== undefined && this.#kept.size > MOST_KEPT) this.#forget(oldest)
    return history
  }

  #forget(sessionId: string): void {
    clearTimeout(this.#kept.get(sessionId)?.forget)
    this.#kept.delete(sessionId)
  }
}
