/** A bounded number of places; who comes when all are taken waits in line. */
export class Places {
  #free: number
  readonly #line: { enter: () => void; leave: () => void }[] = []
  readonly #maxWaiting: number
  readonly #patienceMs: number

  constructor({ places, maxWaiting, patienceMs }: { places: number; maxWaiting: number; patienceMs: number }) {
    this.#free = places
    this.#maxWaiting = maxWaiting
    this.#patienceMs = patienceMs
  }

  /** Runs a task in a place of its own; undefined when the line is too long or does not move. */
  async run<T>(task: () => Promise<T>): Promise<T | undefined> {
    if (!(await this.#enter())) return undefined
    try {
      return await task()
    } finally {
      this.#leave()
    }
  }

  async #enter(): Promise<boolean> {
    if (this.#free > 0) {
      this.#free--
      return true
    }
    if (this.#line.length >= this.#maxWaiting) return false
    return new Promise((resolve) => {
      const waiting = {
        enter: () => {
          clearTimeout(timer)
          resolve(true)
        },
        leave: () => {
          this.#line.splice(this.#line.indexOf(waiting), 1)
          resolve(false)
        },
      }
      const timer = setTimeout(waiting.leave, this.#patienceMs)
      this.#line.push(waiting)
    })
  }

  #leave(): void {
    const next = this.#line.shift()
    if (next) next.enter()
    else this.#free++
  }
}
