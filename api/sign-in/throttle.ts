const MINUTE_MS = 60_000
const FORGET_MS = 60 * MINUTE_MS
const LONGEST_WAIT_MS = 15 * MINUTE_MS
const LONGEST_DELAY_MS = 5_000
const DELAY_STEP_MS = 250
/** So many are remembered at once; past it the oldest go. */
const MOST_REMEMBERED = 20_000

/** Wrong passwords that are free; from there on each doubles the wait. */
const FREE = { pair: 5, address: 30, browser: 10, account: 20 } as const
type Kind = keyof typeof FREE

/** How long whoever has failed so often waits, from one second on, until they may try again. */
export const waitAfter = (failures: number, free: number): number =>
  failures < free ? 0 : Math.min(LONGEST_WAIT_MS, 1_000 * 2 ** (failures - free))

/** How much slower strangers are answered about an account at which many have failed. */
export const delayAfter = (failures: number): number =>
  failures < FREE.account ? 0 : Math.min(LONGEST_DELAY_MS, (failures - FREE.account + 1) * DELAY_STEP_MS)

/** One try at a name from an address. */
export interface Try {
  name: string
  address: string
  /** A browser in which this account has been signed in before, or a sign-in itself. */
  browser?: string | undefined
}

/** What a try is told: to come again later, or to go on after a delay, and to say when it was right or was not made. */
export type Verdict =
  | { refusedForMs: number }
  | { refusedForMs: 0; delayMs: number; succeed: () => void; withdraw: () => void }

interface Failures {
  count: number
  lastMs: number
}

/**
 * Counts wrong passwords, in this process alone. A stranger counts by name and address together, and by address; at
 * a name where many have failed, strangers are answered slowly and never refused for what others did. A browser that
 * was signed in before counts by itself, so that nobody else can keep its owner out.
 */
export class SignInThrottle {
  readonly #failures = new Map<string, Failures>()
  readonly #now: () => number

  constructor(now: () => number = () => performance.now()) {
    this.#now = now
  }

  /** Counts a try as wrong from the start, so that many at once do not pass together; `succeed` takes it back. */
  begin({ name, address, browser }: Try): Verdict {
    const counted: [Kind, string][] =
      browser === undefined
        ? [
            ['pair', `pair ${address} ${name}`],
            ['address', `address ${address}`],
          ]
        : [['browser', `browser ${browser}`]]
    const waits = counted.map(([kind, key]) => this.#waitOf(kind, key))
    const refusedForMs = Math.max(...waits)
    if (refusedForMs > 0) return { refusedForMs }
    const account = `account ${name}`
    const delayMs = browser === undefined ? delayAfter(this.#countOf(account)) : 0
    const keys = [...counted.map(([, key]) => key), ...(browser === undefined ? [account] : [])]
    for (const key of keys) this.#fail(key)
    const withdraw = () => {
      for (const key of keys) this.#takeBack(key)
    }
    // Who has the password starts anew; an address or a name that others try as well only loses this try.
    const succeed = () => {
      withdraw()
      for (const key of keys.slice(0, 1)) this.#failures.delete(key)
    }
    return { refusedForMs: 0, delayMs, succeed, withdraw }
  }

  #recent(key: string): Failures | undefined {
    const failures = this.#failures.get(key)
    if (failures && this.#now() - failures.lastMs < FORGET_MS) return failures
    this.#failures.delete(key)
    return undefined
  }

  #countOf(key: string): number {
    return this.#recent(key)?.count ?? 0
  }

  #waitOf(kind: Kind, key: string): number {
    const failures = this.#recent(key)
    if (!failures) return 0
    return Math.max(0, failures.lastMs + waitAfter(failures.count, FREE[kind]) - this.#now())
  }

  #fail(key: string): void {
    const count = this.#countOf(key) + 1
    this.#failures.delete(key)
    this.#failures.set(key, { count, lastMs: this.#now() })
    const [oldest] = this.#failures.keys()
    if (this.#failures.size > MOST_REMEMBERED && oldest !== undefined) this.#failures.delete(oldest)
  }

  #takeBack(key: string): void {
    const failures = this.#failures.get(key)
    if (!failures) return
    if (failures.count > 1) failures.count -= 1
    else this.#failures.delete(key)
  }
}
