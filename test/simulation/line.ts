import type { ReportedSignal } from '../../interview/messages.ts'
import type { Progress } from '../../interview/progress/state.ts'
import type { Timer } from './clock.ts'
import type { CallResult } from './temporal.ts'

const SIGNAL_MS = 2_000
const QUERY_MS = 3_000
const RETRY_MS = 200

export interface LineHost {
  after(ms: number, run: () => void): Timer
  signal(timeoutMs: number, message: ReportedSignal, done: (result: CallResult | undefined) => void): void
  query(timeoutMs: number, done: (result: Progress | 'not-found' | 'unavailable' | undefined) => void): void
  acknowledged(message: ReportedSignal): void
  refreshed(progress: Progress): void
  over(): void
}

/** `agent/tenure/workflow-line.ts` in simulated time. */
export class LineModel {
  readonly #host: LineHost
  #generation = 0
  #querying = false
  #queryAgain = false

  constructor(host: LineHost) {
    this.#host = host
  }

  signal(message: ReportedSignal): void {
    const generation = this.#generation
    const attempt = () => {
      if (generation !== this.#generation) return
      this.#host.signal(SIGNAL_MS, message, (result) => {
        if (result === 'not-found') return this.#host.over()
        if (result !== 'ok') {
          this.#host.after(RETRY_MS, attempt)
        } else if (generation === this.#generation) this.#host.acknowledged(message)
      })
    }
    attempt()
  }

  abandon(): void {
    this.#generation += 1
  }

  query(): void {
    if (this.#querying) {
      this.#queryAgain = true
      return
    }
    this.#querying = true
    this.#queryAgain = false
    this.#host.query(QUERY_MS, (result) => {
      this.#querying = false
      if (result === 'not-found') return this.#host.over()
      if (result !== undefined && result !== 'unavailable') this.#host.refreshed(result)
      if (this.#queryAgain) this.query()
    })
  }
}
