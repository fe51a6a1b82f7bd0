const REST_MS = 60_000
/** Failures one after another that make a voice rest. */
const PATIENCE = 2

/** Whether the vendor will not speak for us, however often it is asked: no key, no money, no such voice. */
const isRefusal = (code: string) => /^(http-4(?!08|29)\d\d|closed-1008)$/.test(code)

/** Keeps a voice that does not work from being waited for at every question. */
export class Health {
  readonly #now: () => number
  #failures = 0
  #restsUntil: number | undefined

  /** @param now milliseconds of a clock that only goes forward */
  constructor(now: () => number) {
    this.#now = now
  }

  worked(): void {
    this.#failures = 0
    this.#restsUntil = undefined
  }

  failed(code: string): void {
    this.#failures += 1
    if (isRefusal(code) || this.#failures >= PATIENCE) this.#restsUntil = this.#now() + REST_MS
  }

  /** After its rest a voice is first tried for words that nobody waits for. */
  isUsable(isAwaited: boolean): boolean {
    return this.#restsUntil === undefined || (!isAwaited && this.#now() >= this.#restsUntil)
  }
}
