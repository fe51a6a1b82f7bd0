/** So much at once, and then so much a minute. */
export interface Rate {
  burst: number
  perMinute: number
}

const MINUTE_MS = 60_000

/** What is left of a rate; it fills up again with time. */
export class Allowance {
  readonly #rate: Rate
  #left: number
  #atMs: number

  constructor(rate: Rate, nowMs: number) {
    this.#rate = rate
    this.#left = rate.burst
    this.#atMs = nowMs
  }

  has(amount: number, nowMs: number): boolean {
    const { burst, perMinute } = this.#rate
    this.#left = Math.min(burst, this.#left + (Math.max(0, nowMs - this.#atMs) * perMinute) / MINUTE_MS)
    this.#atMs = nowMs
    return this.#left >= amount
  }

  /** Takes it, if it is there. */
  take(amount: number, nowMs: number): boolean {
    if (!this.has(amount, nowMs)) return false
    this.#left -= amount
    return true
  }
}
