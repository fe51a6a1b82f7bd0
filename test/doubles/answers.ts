import { setTimeout as delay } from 'node:timers/promises'
import { unixMs } from '../clock.ts'

/** Answers in the order of what they answer, each so late after it; making one takes its time within that. */
export class Answers {
  readonly #lateMs: () => number
  readonly #failed: (error: unknown) => void
  #made: Promise<unknown> = Promise.resolve()
  #sent: Promise<unknown> = Promise.resolve()

  constructor(lateMs: () => number, failed: (error: unknown) => void) {
    this.#lateMs = lateMs
    this.#failed = failed
  }

  /** @param send told when that which is answered was there, in Unix milliseconds */
  give<T>(make: () => Promise<T>, send: (made: T, fromMs: number) => void): void {
    const fromMs = unixMs()
    const made = this.#made.then(make)
    this.#made = made.catch(() => undefined)
    const answer = async (): Promise<void> => {
      const result = await made
      const earlyMs = fromMs + this.#lateMs() - unixMs()
      // A timer drops the fraction of a millisecond.
      if (earlyMs > 0) await delay(Math.ceil(earlyMs))
      send(result, fromMs)
    }
    this.#sent = this.#sent.then(answer).catch(this.#failed)
  }
}
