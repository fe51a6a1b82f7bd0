import { setTimeout as delay } from 'node:timers/promises'
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
  #next: NodeJS.Timeout | undefined
  #ended = false
  #silence: NodeJS.Timeout | undefined

  constructor(
    temporal: Temporal,
    sessionId: string,
    heartbeatTimeoutMs: number,
    changed: (change: LeaseChange) => void,
  ) {
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

  /**
   * Takes a lease; false when it is no longer to be had. A Temporal that is away is tried again for
   * as long as the lease can last without a heartbeat; the silence of the lease before comes due meanwhile.
   */
  async take(epoch: number): Promise<boolean> {
    clearTimeout(this.#next)
    this.#epoch = epoch
    const until = performance.now() + this.#silentAfterMs
    for (;;) {
      const sentAt = performance.now()
      const beat = await this.#beat()
      if (epoch !== this.#epoch) return false
      if (beat === 'taken') {
        this.#state = 'held'
        this.#plan(sentAt)
        return true
      }
      if (beat === 'gone' || performance.now() > until) {
        this.#lose()
        return false
      }
      await delay(RETRY_MS)
    }
  }

  async #beat(): Promise<'taken' | 'gone' | 'away'> {
    try {
      await this.#temporal.within(CALL_MS, () => this.#temporal.client.activity.heartbeat(this.#activity))
      return 'taken'
    } catch (error) {
      return error instanceof ActivityNotFoundError || error instanceof ActivityCancelledError ? 'gone' : 'away'
    }
  }

  async #keep(): Promise<void> {
    const epoch = this.#epoch
    const sentAt = performance.now()
    const beat = await this.#beat()
    if (epoch !== this.#epoch || this.#ended) return
    if (beat === 'gone') return this.#lose()
    if (beat === 'taken') return this.#plan(sentAt)
    this.#next = setTimeout(() => void this.#keep(), RETRY_MS)
  }

  /** What follows a heartbeat that was taken: the next one, and silence should none be taken in time. */
  #plan(sentAt: number): void {
    clearTimeout(this.#silence)
    clearTimeout(this.#next)
    const silentIn = this.#silentAfterMs - (performance.now() - sentAt)
    this.#silence = setTimeout(() => this.#become('silent'), Math.max(0, silentIn))
    this.#next = setTimeout(() => void this.#keep(), Math.max(0, sentAt + HEARTBEAT_MS - performance.now()))
    this.#become(silentIn > 0 ? 'held' : 'silent')
  }

  #become(state: LeaseChange): void {
    if (state === this.#state) return
    this.#state = state
    this.#changed(state)
  }

  #lose(): void {
    this.#stop()
    this.#become('lost')
  }

  #stop(): void {
    clearTimeout(this.#next)
    clearTimeout(this.#silence)
  }

  /** The closing line was heard. Idempotent: a lease that is gone is complete. */
  async complete(): Promise<void> {
    this.#stop()
    await this.#end(() => this.#temporal.client.activity.complete(this.#activity, undefined))
  }

  /** Leaves the lease to another process that conducts in it. */
  abandon(): void {
    this.#ended = true
    this.#stop()
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
    this.#ended = true
    try {
      await this.#temporal.within(CALL_MS * 2, call)
    } catch (error) {
      if (!(error instanceof ActivityNotFoundError)) throw error
    }
  }
}
