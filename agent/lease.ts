import { ActivityCancelledError, ActivityNotFoundError, ApplicationFailure } from '@temporalio/client'
import { HEARTBEAT_MS, LEASE_FAILURES, silentAfterMs } from '../interview/lease.ts'
import type { Temporal } from '../temporal/client.ts'
import { leaseIdOf, workflowIdOf } from '../workflows/messages.ts'

const CALL_MS = 1_500
const RETRY_MS = 200

export type LeaseChange = 'held' | 'silent' | 'lost'

/**
 * Keeps one agent's lease alive and knows when it may not speak: by the monotonic clock, from the
 * sending of the last heartbeat that Temporal took.
 */
export class Lease {
  readonly #temporal: Temporal
  readonly #workflowId: string
  readonly #silentAfterMs: number
  readonly #changed: (change: LeaseChange) => void
  #epoch = 0
  #state: LeaseChange = 'lost'
  #beat: NodeJS.Timeout | undefined
  #silence: NodeJS.Timeout | undefined

  constructor(temporal: Temporal, sessionId: string, heartbeatTimeoutMs: number, changed: (change: LeaseChange) => void) {
    this.#temporal = temporal
    this.#workflowId = workflowIdOf(sessionId)
    this.#silentAfterMs = silentAfterMs(heartbeatTimeoutMs)
    this.#changed = changed
  }

  get epoch(): number {
    return this.#epoch
  }

  get held(): boolean {
    return this.#state === 'held'
  }

  get #activity() {
    return { workflowId: this.#workflowId, activityId: leaseIdOf(this.#epoch) }
  }

  /** Takes a lease; false when it is no longer to be had. */
  async take(epoch: number): Promise<boolean> {
    this.#stop()
    this.#epoch = epoch
    this.#state = 'lost'
    return await this.#heartbeat()
  }

  /** One beat, and the plan for the next. */
  async #heartbeat(): Promise<boolean> {
    const epoch = this.#epoch
    const sentAt = performance.now()
    try {
      await this.#temporal.within(CALL_MS, () => this.#temporal.client.activity.heartbeat(this.#activity))
    } catch (error) {
      if (epoch !== this.#epoch) return false
      if (error instanceof ActivityNotFoundError || error instanceof ActivityCancelledError) {
        this.#stop()
        this.#become('lost')
        return false
      }
      this.#beat = setTimeout(() => void this.#heartbeat(), RETRY_MS)
      return false
    }
    if (epoch !== this.#epoch) return false
    clearTimeout(this.#silence)
    const silentIn = this.#silentAfterMs - (performance.now() - sentAt)
    this.#silence = setTimeout(() => this.#become('silent'), Math.max(0, silentIn))
    this.#become(silentIn > 0 ? 'held' : 'silent')
    this.#beat = setTimeout(() => void this.#heartbeat(), Math.max(0, sentAt + HEARTBEAT_MS - performance.now()))
    return true
  }

  #become(state: LeaseChange): void {
    if (state === this.#state) return
    this.#state = state
    this.#changed(state)
  }

  #stop(): void {
    clearTimeout(this.#beat)
    clearTimeout(this.#silence)
  }

  /** The closing line was heard. Idempotent: a lease that is gone is complete. */
  async complete(): Promise<void> {
    this.#stop()
    await this.#end(() => this.#temporal.client.activity.complete(this.#activity, undefined))
  }

  /** Gives the lease back, so that another agent comes at once. */
  async fail(type: keyof typeof LEASE_FAILURES, message: string): Promise<void> {
    this.#stop()
    await this.#end(() =>
      this.#temporal.client.activity.fail(
        this.#activity,
        ApplicationFailure.create({ type, message, nonRetryable: true }),
      ),
    )
  }

  async #end(call: () => Promise<void>): Promise<void> {
    try {
      await this.#temporal.within(CALL_MS * 2, call)
    } catch (error) {
      if (!(error instanceof ActivityNotFoundError)) throw error
    }
  }
}
