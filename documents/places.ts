interface Waiting {
  shares: readonly string[]
  enter: () => void
}

interface Line {
  places: number
  maxWaiting: number
  patienceMs: number
  /** How many of those who wait may be of one share. */
  maxWaitingOfShare?: number
}

/**
 * A bounded number of places; who comes when all are taken waits in line. A task names the shares that it
 * counts for, as its caller and its session: where there is more than one place, no share has all of them.
 */
export class Places {
  #free: number
  readonly #taken = new Map<string, number>()
  readonly #line: Waiting[] = []
  readonly #limits: Required<Line>
  readonly #placesOfShare: number

  constructor(line: Line) {
    this.#free = line.places
    this.#limits = { maxWaitingOfShare: line.maxWaiting, ...line }
    this.#placesOfShare = Math.max(1, line.places - 1)
  }

  /** Runs a task in a place of its own; undefined when the line is too long or does not move. */
  async run<T>(task: () => Promise<T>, shares: readonly string[] = []): Promise<T | undefined> {
    if (!(await this.#enter(shares))) return undefined
    try {
      return await task()
    } finally {
      this.#leave(shares)
    }
  }

  #mayEnter(shares: readonly string[]): boolean {
    return this.#free > 0 && shares.every((share) => (this.#taken.get(share) ?? 0) < this.#placesOfShare)
  }

  #take(shares: readonly string[]): void {
    this.#free--
    for (const share of shares) this.#taken.set(share, (this.#taken.get(share) ?? 0) + 1)
  }

  #isLineFull(shares: readonly string[]): boolean {
    const { maxWaiting, maxWaitingOfShare } = this.#limits
    if (this.#line.length >= maxWaiting) return true
    return shares.some(
      (share) => this.#line.filter((waiting) => waiting.shares.includes(share)).length >= maxWaitingOfShare,
    )
  }

  async #enter(shares: readonly string[]): Promise<boolean> {
    if (this.#mayEnter(shares)) {
      this.#take(shares)
      return true
    }
    if (this.#isLineFull(shares)) return false
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
        this.#line.splice(this.#line.indexOf(waiting), 1)
        resolve(false)
      }
      const timer = setTimeout(leave, this.#limits.patienceMs)
      this.#line.push(waiting)
    })
  }

  #leave(shares: readonly string[]): void {
    this.#free++
    for (const share of shares) {
      const taken = (this.#taken.get(share) ?? 0) - 1
      if (taken > 0) this.#taken.set(share, taken)
      else this.#taken.delete(share)
    }
    const next = this.#line.findIndex((waiting) => this.#mayEnter(waiting.shares))
    if (next >= 0) this.#line.splice(next, 1)[0]?.enter()
  }
}
