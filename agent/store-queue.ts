import { setTimeout as delay } from 'node:timers/promises'
import { isDatabaseUnavailable } from '../db/database.ts'

const FIRST_PAUSE_MS = 250
const LONGEST_PAUSE_MS = 5_000
/** A statement that is on its way when everything is given up. */
const LAST_WORD_MS = 500
/** An error that is not of an absent Postgres may still pass: the schema is just being migrated. */
const TRIES_WHEN_REFUSED = 5

/** Why something was not stored. */
export type Loss = 'storage-full' | 'storage-refused' | 'storage-away'

export interface QueuedWrite {
  /** What waiting for it takes. */
  bytes: number
  /** May be called again after a failure. */
  run(): Promise<void>
  lost(code: Loss): void
}

/**
 * Carries things to Postgres one after another, out of everybody's way: what cannot be stored now waits and is
 * tried again, within bounds of memory.
 */
export class StoreQueue {
  readonly #limitBytes: number
  readonly #onAway: () => void
  readonly #closing = new AbortController()
  #waiting: QueuedWrite[] = []
  #bytes = 0
  #running: Promise<void> | undefined
  #closed = false

  /** @param onAway called once each time Postgres goes away while something waits */
  constructor(limitBytes: number, onAway: () => void) {
    this.#limitBytes = limitBytes
    this.#onAway = onAway
  }

  add(write: QueuedWrite): void {
    if (this.#closed) return write.lost('storage-away')
    if (this.#bytes + write.bytes > this.#limitBytes) return write.lost('storage-full')
    this.#bytes += write.bytes
    this.#waiting.push(write)
    this.#running ??= this.#work()
  }

  /** Stores what waits for as long as is given, and gives up the rest. */
  async close(withinMs: number): Promise<void> {
    this.#closed = true
    const inTime = new AbortController()
    const giveUp = async () => {
      await delay(withinMs, undefined, { signal: inTime.signal })
      this.#closing.abort()
      await delay(LAST_WORD_MS, undefined, { signal: inTime.signal })
    }
    await Promise.race([this.#running, giveUp().catch(() => undefined)])
    inTime.abort()
  }

  async #work(): Promise<void> {
    for (let write = this.#waiting[0]; write; write = this.#waiting[0]) {
      const loss = await this.#carry(write)
      if (loss) write.lost(loss)
      this.#waiting.shift()
      this.#bytes -= write.bytes
    }
    this.#running = undefined
  }

  async #carry(write: QueuedWrite): Promise<Loss | undefined> {
    const { signal } = this.#closing
    let refusals = 0
    for (let pauseMs = FIRST_PAUSE_MS; !signal.aborted; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
      try {
        await write.run()
        return undefined
      } catch (error) {
        if (!isDatabaseUnavailable(error)) refusals += 1
        else if (pauseMs === FIRST_PAUSE_MS) this.#onAway()
        if (refusals === TRIES_WHEN_REFUSED) return 'storage-refused'
      }
      await delay(pauseMs, undefined, { signal }).catch(() => undefined)
    }
    return 'storage-away'
  }
}
