interface Waiting {
  shares: readonly string[]
  enter: () => void
}

/** What a semaphore lets in, and whom it lets wait. */
interface Limits {
  permits: number
  maxWaiting: number
  patienceMs: number
  /** How many of those who wait may be of one share. */
  maxWaitingOfShare?: number
}

/**
 * A bounded number of permits; who comes when all are taken waits in a queue. A task names the shares that it
 * counts for, as its caller and its session: where there is more than one permit, no share has all of them.
 */
export class Semaphore {
  #free: number
  readonly #taken = new Map<string, number>()
  readonly #queue: Waiting[] = []
  readonly #limits: Required<Limits>
  readonly #permitsOfShare: number

  constructor(limits: Limits) {
    this.#free = limits.permits
    this.#limits = { maxWaitingOfShare: limits.maxWaiting, ...limits }
    this.#permitsOfShare = Math.max(1, limits.permits - 1)
  }

  /** Runs a task with a permit of its own; undefined when the queue is too long or does not move. */
  async run<T>(task: () => Promise<T>, shares: readonly string[] = []): Promise<T | undefined> {
    if (!(await this.#enter(shares))) return undefined
    try {
      return await task()
    } finally {
      this.#leave(shares)
    }
  }

  #mayEnter(shares: readonly string[]): boolean {
    return this.#free > 0 && shares.every((share) => (this.#taken.get(share) ?? 0) < this.#permitsOfShare)
  }

  #take(shares: readonly string[]): void {
    this.#free--
    for (const share of shares) this.#taken.set(share, (this.#taken.get(share) ?? 0) + 1)
  }

  #isQueueFull(shares: readonly string[]): boolean {
    const { maxWaiting, maxWaitingOfShare } = this.#limits
    if (this.#queue.length >= maxWaiting) return true
    return shares.some(
      (share) => this.#queue.filter((waiting) => waiting.shares.includes(share)).length >= maxWaitingOfShare,
    )
  }

  async #enter(shares: readonly string[]): Promise<boolean> {
    if (this.#mayEnter(shares)) {
      this.#take(shares)
      return true
    }
    if (this.#isQueueFull(shares)) return false
    return new Promise((resolve) => {
      const waiting = {
        shares,
        enter: () => {
          clearTimeout(timer)
          this.#take(shares)
          resolve(true)
        },
      }
      const leave = () => {
        this.#queue.splice(this.#queue.indexOf(waiting), 1)
        resolve(false)
      }
      const timer = setTimeout(leave, this.#limits.patienceMs)
      this.#queue.push(waiting)
    })
  }

  #leave(shares: readonly string[]): void {
    this.#free++
    for (const share of shares) {
      const taken = (this.#taken.get(share) ?? 0) - 1
      if (taken > 0) this.#taken.set(share, taken)
      else this.#taken.delete(share)
    }
    const next = this.#queue.findIndex((waiting) => this.#mayEnter(waiting.shares))
    if (next >= 0) this.#queue.splice(next, 1)[0]?.enter()
  }
}
