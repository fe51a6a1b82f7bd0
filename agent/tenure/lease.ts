import { setTimeout as delay } from 'node:timers/promises'
import { ActivityCancelledError, ActivityNotFoundError, ApplicationFailure } from '@temporalio/client'
import { HEARTBEAT_MS, LEASE_FAILURES, silentAfterMs } from '../../interview/lease.ts'
import type { Temporal } from '../../temporal/client.ts'
import type { LeaseOffer } from '../../temporal/lease-offer.ts'
import { leaseIdOf, workflowIdOf } from '../../workflows/messages.ts'

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
  /** For leases that do not say it themselves. */
  readonly #heartbeatTimeoutMs: number
  #silentAfterMs = 0
  readonly #changed: (change: LeaseChange) => void
  #epoch = 0
  /** The newest one that was tried to be had. */
  #wanted = 0
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
    this.#heartbeatTimeoutMs = heartbeatTimeoutMs
    this.#changed = changed
  }

  get epoch(): number {
    return this.#epoch
  }

  get held(): boolean {
    return this.#state === 'held'
  }

  #activityOf(epoch: number) {
    return { workflowId: this.#workflowId, activityId: leaseIdOf(epoch) }
  }

  /**
   * Takes a lease; false when it is not to be had, or no longer. Temporal's word alone makes it this agent's:
   * until its first heartbeat was taken, the lease before stays as it is, with its heartbeats and its silence.
   * A Temporal that is away is tried again for as long as a lease can last without a heartbeat.
   */
  async take({ epoch, heartbeatTimeoutMs = this.#heartbeatTimeoutMs }: LeaseOffer): Promise<boolean> {
    if (epoch <= this.#wanted) return false
    this.#wanted = epoch
    const silentAfter = silentAfterMs(heartbeatTimeoutMs)
    const until = performance.now() + silentAfter
    for (;;) {
      const sentAt = performance.now()
      const beat = await this.#beat(epoch)
      if (epoch !== this.#wanted || this.#ended) return false
      if (beat === 'taken') {
        this.#epoch = epoch
        this.#silentAfterMs = silentAfter
        this.#state = 'held'
        this.#plan(sentAt)
        return true
      }
      if (beat === 'gone' || performance.now() > until) {
        this.#wanted = this.#epoch
        return false
      }
      await delay(RETRY_MS)
    }
  }

  async #beat(epoch: number): Promise<'taken' | 'gone' | 'away'> {
    try {
      const activity = this.#activityOf(epoch)
      await this.#temporal.within(CALL_MS, () => this.#temporal.client.activity.heartbeat(activity))
      return 'taken'
    } catch (error) {
      return error instanceof ActivityNotFoundError || error instanceof ActivityCancelledError ? 'gone' : 'away'
    }
  }

  async #keep(): Promise<void> {
    const epoch = this.#epoch
    const sentAt = performance.now()
    const beat = await this.#beat(epoch)
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
    await this.#end(() => this.#temporal.client.activity.complete(this.#activityOf(this.#epoch), undefined))
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
        this.#activityOf(this.#epoch),
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
