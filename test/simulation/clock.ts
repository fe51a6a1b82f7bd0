import type { Timer } from '../../agent/tenure/clock.ts'

interface Due {
  at: number
  order: number
  run: () => void
  cancelled: boolean
}

const isBefore = (a: Due, b: Due) => a.at < b.at || (a.at === b.at && a.order < b.order)

/** Resolves when every promise that can go on by itself has done so. */
const settled = () => new Promise<void>((resolve) => process.nextTick(resolve))

/** Simulated time in milliseconds: what is due runs in order of time, then of planning. */
export class Clock {
  now = 0
  #order = 0
  readonly #heap: Due[] = []

  after(ms: number, run: () => void): Timer {
    this.#order += 1
    const due: Due = { at: this.now + Math.max(0, ms), order: this.#order, run, cancelled: false }
    this.#push(due)
    return {
      cancel: () => {
        due.cancelled = true
      },
    }
  }

  /** Runs until nothing is due, the time is up, or `done` says so. */
  async run(until: number, done: () => boolean): Promise<void> {
    await settled()
    while (!done()) {
      const due = this.#pop()
      if (!due || due.at > until) return
      if (due.cancelled) continue
      this.now = due.at
      due.run()
      await settled()
    }
  }

  #push(due: Due): void {
    const heap = this.#heap
    let index = heap.push(due) - 1
    while (index > 0) {
      const parent = (index - 1) >> 1
      const above = heap[parent]
      if (!above || !isBefore(due, above)) break
      heap[index] = above
      index = parent
    }
    heap[index] = due
  }

  #pop(): Due | undefined {
    const heap = this.#heap
    const top = heap[0]
    const last = heap.pop()
    if (!top || !last || heap.length === 0) return top
    let index = 0
    for (;;) {
      let child = 2 * index + 1
      const left = heap[child]
      if (!left) break
      const right = heap[child + 1]
      if (right && isBefore(right, left)) child += 1
      const least = heap[child]
      if (!least || !isBefore(least, last)) break
      heap[index] = least
      index = child
    }
    heap[index] = last
    return top
  }
}
