import { HEARTBEAT_MS, silentAfterMs } from '../../interview/lease.ts'
import type { Timer } from './clock.ts'
import { type CallResult, HEARTBEAT_TIMEOUT_MS } from './temporal.ts'

const CALL_MS = 1_500
const RETRY_MS = 200
const SILENT_AFTER_MS = silentAfterMs(HEARTBEAT_TIMEOUT_MS)

export type LeaseChange = 'held' | 'silent' | 'lost'

/** What a lease needs of its agent: time that stops with the process, and calls. */
export interface LeaseHost {
  now(): number
  after(ms: number, run: () => void): Timer
  beat(timeoutMs: number, epoch: number, done: (result: CallResult | undefined) => void): void
  changed(change: LeaseChange): void
}

/** `agent/tenure/lease.ts` in simulated time. */
export class LeaseModel {
  epoch = 0
  #wanted = 0
  /** When the last heartbeat that was taken was sent. */
  lastSent = Number.NEGATIVE_INFINITY
  readonly #host: LeaseHost
  #state: LeaseChange = 'lost'
  #next: Timer | undefined
  #ended = false
  #silence: Timer | undefined

  constructor(host: LeaseHost) {
    this.#host = host
  }

  get held(): boolean {
    return this.#state === 'held'
  }

  /** At the very millisecond at which silence begins. */
  get isAtEdge(): boolean {
    return this.#host.now() - this.lastSent === SILENT_AFTER_MS
  }

  /** By the clock alone: what the fence rests on. */
  get mayBeAudible(): boolean {
    return this.#host.now() - this.lastSent < SILENT_AFTER_MS
  }

  /** Tried for as long as a lease can last without a heartbeat; until it is taken, the one before stays as it is. */
  take(epoch: number, done: (taken: boolean) => void): void {
    if (epoch <= this.#wanted) return done(false)
    this.#wanted = epoch
    const until = this.#host.now() + SILENT_AFTER_MS
    const attempt = () => {
      const sentAt = this.#host.now()
      this.#host.beat(CALL_MS, epoch, (result) => {
        if (epoch !== this.#wanted || this.#ended) return done(false)
        if (result === 'ok') {
          this.epoch = epoch
          this.#state = 'held'
          this.#plan(sentAt)
          return done(true)
        }
        if (result === 'not-found' || this.#host.now() > until) {
          this.#wanted = this.epoch
          return done(false)
        }
        this.#host.after(RETRY_MS, attempt)
      })
    }
    attempt()
  }

  stop(): void {
    this.#ended = true
    this.#rest()
  }

  #rest(): void {
    this.#next?.cancel()
    this.#silence?.cancel()
  }

  #keep(): void {
    const { epoch } = this
    const sentAt = this.#host.now()
    this.#host.beat(CALL_MS, epoch, (result) => {
      if (epoch !== this.epoch || this.#ended) return
      if (result === 'not-found') return this.#lose()
      if (result === 'ok') return this.#plan(sentAt)
      this.#next = this.#host.after(RETRY_MS, () => this.#keep())
    })
  }

  #plan(sentAt: number): void {
    this.lastSent = sentAt
    this.#silence?.cancel()
    this.#next?.cancel()
    const silentIn = SILENT_AFTER_MS - (this.#host.now() - sentAt)
    this.#silence = this.#host.after(silentIn, () => this.#become('silent'))
    this.#next = this.#host.after(sentAt + HEARTBEAT_MS - this.#host.now(), () => this.#keep())
    this.#become(silentIn > 0 ? 'held' : 'silent')
  }

  #lose(): void {
    this.#rest()
    this.#become('lost')
  }

  #become(state: LeaseChange): void {
    if (state === this.#state) return
    this.#state = state
    this.#host.changed(state)
  }
}
