import { setTimeout as delay } from 'node:timers/promises'
import { WorkflowNotFoundError } from '@temporalio/client'
import type { ReportedSignal } from '../../interview/messages.ts'
import type { Progress } from '../../interview/progress/state.ts'
import type { Temporal } from '../../temporal/client.ts'
import type { Signer } from '../../temporal/signer.ts'
import { progress as progressQuery, workflowIdOf } from '../../workflows/messages.ts'

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
  readonly #temporal: Temporal
  readonly #handle
  readonly #signer: Signer | undefined
  readonly #events: WorkflowEvents
  #generation = 0
  #querying = false
  #queryAgain = false
  #closed = false

  constructor(temporal: Temporal, sessionId: string, signer: Signer | undefined, events: WorkflowEvents) {
    this.#temporal = temporal
    this.#handle = temporal.client.workflow.getHandle(workflowIdOf(sessionId))
    this.#signer = signer
    this.#events = events
  }

  /** Idempotent by message id: repeating it is safe, and it is repeated until it is taken. */
  async signal(message: ReportedSignal): Promise<void> {
    const generation = this.#generation
    const { type, ...payload } = message
    const args = this.#signer ? [payload, this.#signer.sign({ name: type, payload })] : [payload]
    while (!this.#closed && generation === this.#generation) {
      try {
        await this.#temporal.within(SIGNAL_MS, () => this.#handle.signal(type, ...args))
        if (generation === this.#generation) this.#events.acknowledged(message)
        return
      } catch (error) {
        if (error instanceof WorkflowNotFoundError) return this.#events.over()
        await delay(RETRY_MS)
      }
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
    do {
      this.#queryAgain = false
      try {
        const progress = await this.#temporal.within(QUERY_MS, () => this.#handle.query(progressQuery))
        if (!this.#closed) this.#events.refreshed(progress)
      } catch (error) {
        if (error instanceof WorkflowNotFoundError) this.#events.over()
      }
    } while (this.#queryAgain && !this.#closed)
    this.#querying = false
  }

  close(): void {
    this.#closed = true
  }
}
