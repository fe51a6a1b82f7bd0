const REST_MS = 60_000
/** Failures one after another that make a voice rest. */
const PATIENCE = 2
const MINUTE_MS = 60_000

/**
 * How long a voice rests at once for what the vendor said, milliseconds: until somebody has paid, changed the key
 * or the setting; and only for a moment where others' speech has to end first. What is not here, or 0, makes it
 * rest when it comes again.
 */
const RESTS: Record<string, number> = {
  'quota-exceeded': 10 * MINUTE_MS,
  'not-paid': 10 * MINUTE_MS,
  'key-refused': 10 * MINUTE_MS,
  'not-permitted': 10 * MINUTE_MS,
  'unusual-activity': 10 * MINUTE_MS,
  'model-not-found': 10 * MINUTE_MS,
  'not-served-there': 10 * MINUTE_MS,
  'parameter-refused': 10 * MINUTE_MS,
  'history-not-refusable': 10 * MINUTE_MS,
  'no-voice': 10 * MINUTE_MS,
  'voice-not-found': MINUTE_MS,
  'voice-not-allowed': MINUTE_MS,
  'voice-unfit': MINUTE_MS,
  'too-many-at-once': 3_000,
  'http-429': 3_000,
}

/** Whether the vendor will not speak for us for a reason that it did not give in words that are known. */
const isRefusal = (code: string) => /^(http-4(?!08|29)\d\d|closed-1008)$/.test(code)

const restOf = (code: string): number => RESTS[code] ?? (isRefusal(code) ? REST_MS : 0)

/** Keeps a voice that does not work from being waited for at every question. */
export class Health {
  readonly #now: () => number
  #failures = 0
  #rest: { untilMs: number /** It was others' turn; nothing is wrong with it. */; isMoment: boolean } | undefined

  /** @param now milliseconds of a clock that only goes forward */
  constructor(now: () => number) {
    this.#now = now
  }

  worked(): void {
    this.#failures = 0
    this.#rest = undefined
  }

  failed(code: string): void {
    // It says something of the text, or of us.
    if (code === 'text-too-long' || code === 'closed') return
    const restMs = restOf(code)
    const isMoment = restMs > 0 && restMs < REST_MS
    if (!isMoment) this.#failures += 1
    if (restMs > 0 || this.#failures >= PATIENCE) {
      this.#rest = { untilMs: this.#now() + (restMs || REST_MS), isMoment }
    }
  }

  /** After its rest a voice is first tried for words that nobody waits for, unless it rested for a moment only. */
  isUsable(isAwaited: boolean): boolean {
    if (!this.#rest) return true
    const { untilMs, isMoment } = this.#rest
    return this.#now() >= untilMs && (isMoment || !isAwaited)
  }
}
