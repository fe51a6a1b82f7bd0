import type { Clock } from './clock.ts'
import type { Random } from './random.ts'

/** How badly the network treats what is sent; probabilities for each message. */
export interface Weather {
  lost: number
  doubled: number
  slow: number
}

export const CALM: Weather = { lost: 0, doubled: 0, slow: 0 }

const SLOWEST_MS = 3_000

/** Carries messages and calls; loses, doubles, delays and so reorders them as the weather has it. */
export class Network {
  weather: Weather = CALM
  readonly #clock: Clock
  readonly #random: Random

  constructor(clock: Clock, random: Random) {
    this.#clock = clock
    this.#random = random
  }

  /** One message, one way. */
  send(deliver: () => void): void {
    const { lost, doubled } = this.weather
    if (this.#random.chance(lost)) return
    this.#clock.after(this.#delayMs(), deliver)
    if (this.#random.chance(doubled)) this.#clock.after(this.#delayMs(), deliver)
  }

  /** A call and its reply; `undefined` when none came in time. What comes later is dropped. */
  call<Reply>(
    timeoutMs: number,
    serve: (reply: (reply: Reply) => void) => void,
    done: (reply: Reply | undefined) => void,
  ): void {
    let over = false
    const end = (reply: Reply | undefined) => {
      if (over) return
      over = true
      timeout.cancel()
      done(reply)
    }
    const timeout = this.#clock.after(timeoutMs, () => end(undefined))
    this.send(() => serve((reply) => this.send(() => end(reply))))
  }

  #delayMs(): number {
    return this.#random.chance(this.weather.slow) ? this.#random.between(50, SLOWEST_MS) : this.#random.between(1, 12)
  }
}
