import type { ReportedSignal } from '../../interview/messages.ts'
import type { Progress } from '../../interview/progress/state.ts'
import { type Clock, delay, realClock } from './clock.ts'
import type { WorkflowPort } from './workflow-port.ts'

const SIGNAL_MS = 2_000
const QUERY_MS = 3_000
const RETRY_MS = 200

export interface WorkflowEvents {
  acknowledged(message: ReportedSignal): void
  refreshed(progress: Progress): void
  /** The interview is closed: there is nothing more to report. */
  over(): void
}

/** The agent's line to its workflow: signals that are repeated until they are durable, and queries. */
export class WorkflowLine {
  readonly #workflow: WorkflowPort
  readonly #events: WorkflowEvents
  readonly #clock: Clock
  #generation = 0
  #querying = false
  #queryAgain = false
  #closed = false

  constructor(workflow: WorkflowPort, events: WorkflowEvents, clock: Clock = realClock) {
    this.#workflow = workflow
    this.#events = events
    this.#clock = clock
  }

  /** Idempotent by message id: repeating it is safe, and it is repeated until it is taken. */
  async signal(message: ReportedSignal): Promise<void> {
    const generation = this.#generation
    while (!this.#closed && generation === this.#generation) {
      const reply = await this.#workflow.signal(message, SIGNAL_MS)
      if (reply === 'gone') return this.#events.over()
      if (reply === 'taken') {
        if (generation === this.#generation) this.#events.acknowledged(message)
        return
      }
      await delay(this.#clock, RETRY_MS)
    }
  }

  /** Stops repeating what is on its way. */
  abandon(): void {
    this.#generation += 1
  }

  /** One query at a time; a wish that comes meanwhile is served right after. */
  async query(): Promise<void> {
    if (this.#querying) {
      this.#queryAgain = true
      return
    }
    this.#querying = true
    try {
      do {
        this.#queryAgain = false
        const reply = await this.#workflow.query(QUERY_MS)
        if (reply === 'gone') this.#events.over()
        else if (reply !== 'away' && !this.#closed) this.#events.refreshed(reply)
      } while (this.#queryAgain && !this.#closed)
    } finally {
      this.#querying = false
    }
  }

  close(): void {
    this.#closed = true
  }
}
