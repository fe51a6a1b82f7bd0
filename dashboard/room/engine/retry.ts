const FIRST_MS = 500
const LONGEST_MS = 10_000

/** The pause before another attempt; jitter keeps pages apart that were lost together. */
export const pauseMs = (attempt: number, random: number): number =>
  Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempt, 10)) * (0.5 + random / 2)

/** Tells that it is worth trying now: the network is back, or the page is seen again. */
export type Wakes = (onWake: () => void) => () => void

/** Pauses that grow, without end, and are cut short when it is worth trying. */
export class Retry {
  readonly #wakes: Wakes
  #attempt = 0

  constructor(wakes: Wakes) {
    this.#wakes = wakes
  }

  reset(): void {
    this.#attempt = 0
  }

  /** Resolves as well when `signal` is aborted. */
  async pause(signal: AbortSignal): Promise<void> {
    if (signal.aborted) return
    const ms = pauseMs(this.#attempt++, Math.random())
    await new Promise<void>((resolve) => {
      const timer = setTimeout(done, ms)
      const forget = this.#wakes(done)
      signal.addEventListener('abort', done)
      function done() {
        clearTimeout(timer)
        forget()
        signal.removeEventListener('abort', done)
        resolve()
      }
    })
  }
}
