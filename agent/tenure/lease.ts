import { HEARTBEAT_MS, type LEASE_FAILURES, silentAfterMs } from '../../interview/lease.ts'
import type { LeaseOffer } from '../../temporal/lease-offer.ts'
import { type Clock, delay, realClock, type Timer } from './clock.ts'
import type { Reply, WorkflowPort } from './workflow-port.ts'

const CALL_MS = 1_500
const RETRY_MS = 200

export type LeaseChange = 'held' | 'silent' | 'lost'

/**
 * Keeps one agent's lease alive and knows when it may not speak: by the monotonic clock, from the
 * sending of the last heartbeat that Temporal took.
 */
export class Lease {
  readonly #workflow: WorkflowPort
  readonly #clock: Clock
  /** For leases that do not say it themselves. */
  readonly #heartbeatTimeoutMs: number
  #silentAfterMs = 0
  readonly #changed: (change: LeaseChange) => void
  #epoch = 0
  /** The newest one that was asked for. */
  #wanted = 0
  #state: LeaseChange = 'lost'
  #next: Timer | undefined
  #ended = false
  #silence: Timer | undefined

  constructor(
    workflow: WorkflowPort,
    heartbeatTimeoutMs: number,
    changed: (change: LeaseChange) => void,
    clock: Clock = realClock,
  ) {
    this.#workflow = workflow
    this.#clock = clock
    this.#heartbeatTimeoutMs = heartbeatTimeoutMs
    this.#changed = changed
  }

  get epoch(): number {
    return this.#epoch
  }

  get held(): boolean {
    return this.#state === 'held'
  }

  /**
   * Takes a lease; false when it is not available, or no longer. Temporal's word alone makes it this agent's:
   * until its first heartbeat was taken, the lease before stays as it is, with its heartbeats and its silence.
   * While Temporal is unreachable it is tried again for as long as a lease can last without a heartbeat.
   */
  async take({ epoch, heartbeatTimeoutMs = this.#heartbeatTimeoutMs }: LeaseOffer): Promise<boolean> {
    if (epoch <= this.#wanted) return false
    this.#wanted = epoch
    const silentAfter = silentAfterMs(heartbeatTimeoutMs)
    const until = this.#clock.now() + silentAfter
    for (;;) {
      const sentAt = this.#clock.now()
      const beat = await this.#workflow.heartbeat(epoch, CALL_MS)
      if (epoch !== this.#wanted || this.#ended) return false
      if (beat === 'taken') {
        this.#epoch = epoch
        this.#silentAfterMs = silentAfter
        this.#state = 'held'
        this.#plan(sentAt)
        return true
      }
      if (beat === 'gone' || this.#clock.now() > until) {
        this.#wanted = this.#epoch
        return false
      }
      await delay(this.#clock, RETRY_MS)
    }
  }

  async #keep(): Promise<void> {
    const epoch = this.#epoch
    const sentAt = this.#clock.now()
    const beat = await this.#workflow.heartbeat(epoch, CALL_MS)
    if (epoch !== this.#epoch || this.#ended) return
    if (beat === 'gone') return this.#lose()
    if (beat === 'taken') return this.#plan(sentAt)
    this.#next = this.#clock.after(RETRY_MS, () => void this.#keep())
  }

  /** What follows a heartbeat that was taken: the next one, and silence should none be taken in time. */
  #plan(sentAt: number): void {
    this.#stop()
    const silentIn = this.#silentAfterMs - (this.#clock.now() - sentAt)
    this.#silence = this.#clock.after(Math.max(0, silentIn), () => this.#become('silent'))
    const nextIn = sentAt + HEARTBEAT_MS - this.#clock.now()
    this.#next = this.#clock.after(Math.max(0, nextIn), () => void this.#keep())
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
    this.#next?.cancel()
    this.#silence?.cancel()
  }

  /** The closing line was heard. Idempotent: a lease that is gone is complete. */
  complete(): Promise<Reply> {
    this.abandon()
    return this.#workflow.complete(this.#epoch, CALL_MS * 2)
  }

  /** Leaves the lease to another process that conducts in it. */
  abandon(): void {
    this.#ended = true
    this.#stop()
  }

  /** Gives the lease back, so that another agent comes at once. */
  fail(type: keyof typeof LEASE_FAILURES, message: string): Promise<Reply> {
    this.abandon()
    return this.#workflow.fail(this.#epoch, type, message, CALL_MS * 2)
  }
}
