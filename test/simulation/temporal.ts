import type { Timer } from '../../agent/tenure/clock.ts'
import type { Reply } from '../../agent/tenure/workflow-port.ts'
import type { LeaseLoss, PersonMessage, ReportedSignal } from '../../interview/messages.ts'
import type { Progress } from '../../interview/progress/state.ts'
import type { Refusal } from '../../interview/refusals.ts'
import type { Clock } from './clock.ts'
import type { Random } from './random.ts'
import type { HistoryEvent, WorkflowModel } from './workflow.ts'

export const HEARTBEAT_TIMEOUT_MS = 5_000

interface LeaseActivity {
  open: boolean
  lastBeat: number
}

const keyOf = ({ id }: ReportedSignal) => `${id.epoch}.${id.seq}`

/**
 * The Temporal server with one workflow worker: what it has taken is durable and in order, the
 * worker applies it later, and leases run out by the server's clock.
 */
export class TemporalModel {
  readonly #clock: Clock
  readonly #random: Random
  readonly #leases = new Map<number, LeaseActivity>()
  readonly #durable = new Set<string>()
  #history: HistoryEvent[] = []
  #away = 0
  #workerAway = 0
  #planned = false
  workflow!: WorkflowModel

  constructor(clock: Clock, random: Random) {
    this.#clock = clock
    this.#random = random
  }

  get up(): boolean {
    return this.#away === 0
  }

  get worker(): boolean {
    return this.up && this.#workerAway === 0
  }

  /** Outages may overlap. */
  serverAway(ms: number): void {
    this.#away += 1
    this.#clock.after(ms, () => {
      this.#away -= 1
      this.#wake()
    })
  }

  workerAway(ms: number): void {
    this.#workerAway += 1
    this.#clock.after(ms, () => {
      this.#workerAway -= 1
      this.#wake()
    })
  }

  isDurable(message: ReportedSignal): boolean {
    return this.#durable.has(keyOf(message))
  }

  signal(message: ReportedSignal): Reply {
    if (!this.up) return 'away'
    if (this.workflow.closed) return 'gone'
    this.#durable.add(keyOf(message))
    this.record({ kind: 'signal', message })
    return 'taken'
  }

  query(done: (progress: Progress | 'gone' | 'away') => void): void {
    if (!this.up) return done('away')
    if (this.workflow.closed) return done('gone')
    this.record({ kind: 'query', done })
  }

  update(message: PersonMessage, done: (result: Refusal | 'taken' | 'away') => void): void {
    if (!this.worker) return done('away')
    this.record({ kind: 'act', message, done: (refusal) => done(refusal ?? 'taken') })
  }

  heartbeat(epoch: number): Reply {
    if (!this.up) return 'away'
    const lease = this.#leases.get(epoch)
    if (!lease?.open || this.workflow.closed) return 'gone'
    lease.lastBeat = this.#clock.now
    return 'taken'
  }

  /** Completes a lease, or fails it with a cause. */
  end(epoch: number, loss?: LeaseLoss): Reply {
    if (!this.up) return 'away'
    const lease = this.#leases.get(epoch)
    if (!lease?.open) return 'gone'
    lease.open = false
    this.record({ kind: 'lease-ended', epoch, ...(loss === undefined ? {} : { loss }) })
    return 'taken'
  }

  isOpen(epoch: number): boolean {
    return this.#leases.get(epoch)?.open === true && !this.workflow.closed
  }

  /** The lease's activity was taken by a worker. */
  openLease(epoch: number): void {
    this.#leases.set(epoch, { open: true, lastBeat: this.#clock.now })
    this.#watch(epoch)
  }

  /** The workflow asked for the lease's end: its agent may not beat any more. */
  cancelLease(epoch: number): void {
    const lease = this.#leases.get(epoch)
    if (lease) lease.open = false
  }

  timer(ms: number, token: number): Timer {
    return this.#clock.after(ms, () => this.record({ kind: 'timer', token }))
  }

  record(event: HistoryEvent): void {
    this.#history.push(event)
    this.#plan()
  }

  #watch(epoch: number): void {
    const lease = this.#leases.get(epoch)
    if (!lease?.open) return
    const left = lease.lastBeat + HEARTBEAT_TIMEOUT_MS - this.#clock.now
    if (left <= 0 && this.up) {
      lease.open = false
      this.record({ kind: 'lease-ended', epoch, loss: 'heartbeat-timeout' })
    } else this.#clock.after(Math.max(left, 20), () => this.#watch(epoch))
  }

  #wake(): void {
    this.#plan()
  }

  #plan(): void {
    if (this.#planned || !this.worker || this.#history.length === 0) return
    this.#planned = true
    this.#clock.after(this.#random.between(1, 15), () => {
      this.#planned = false
      if (!this.worker) return
      const events = this.#history
      this.#history = []
      for (const event of events) this.workflow.handle(event)
      this.#plan()
    })
  }
}
