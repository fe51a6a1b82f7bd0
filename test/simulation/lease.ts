import { HEARTBEAT_MS, silentAfterMs } from '../../interview/lease.ts'
import type { Timer } from './clock.ts'
import { type CallResult, HEARTBEAT_TIMEOUT_MS } from './temporal.ts'

const CALL_MS = 1_500
const RETRY_MS = 200

export type LeaseChange = 'held' | 'silent' | 'lost'

/** What a lease needs of its agent: time that stops with the process, and calls. */
export interface LeaseHost {
  now(): number
  after(ms: number, run: () => void): Timer
  beat(timeoutMs: number, epoch: number, done: (result: CallResult | undefined) => void): void
  changed(change: LeaseChange): void
}

/** `agent/lease.ts` in simulated time. */
export class LeaseModel {
  epoch = 0
  /** When the last heartbeat that was taken was sent. */
  lastSent = Number.NEGATIVE_INFINITY
  readonly #host: LeaseHost
  #state: LeaseChange = 'lost'
  #beat: Timer | undefined
  #silence: Timer | undefined

  constructor(host: LeaseHost) {
    this.#host = host
  }

  get held(): boolean {
    return this.#state === 'held'
  }

  /** At the very millisecond at which silence begins. */
  get isAtEdge(): boolean {
    return this.#host.now() - this.lastSent === silentAfterMs(HEARTBEAT_TIMEOUT_MS)
  }

  /** By the clock alone: what the fence rests on. */
  get mayBeAudible(): boolean {
    return this.#host.now() - this.lastSent < silentAfterMs(HEARTBEAT_TIMEOUT_MS)
  }

  take(epoch: number, done: (taken: boolean) => void): void {
    this.stop()
    this.epoch = epoch
    this.#state = 'lost'
    this.#heartbeat(done)
  }

  stop(): void {
    this.#beat?.cancel()
    this.#silence?.cancel()
  }

  #heartbeat(done: (taken: boolean) => void = () => undefined): void {
    const epoch = this.epoch
    const sentAt = this.#host.now()
    this.#host.beat(CALL_MS, epoch, (result) => {
      if (epoch !== this.epoch) return done(false)
      if (result === 'not-found') {
        this.stop()
        this.#become('lost')
        return done(false)
      }
      if (result !== 'ok') {
        this.#beat = this.#host.after(RETRY_MS, () => this.#heartbeat())
        return done(false)
      }
      this.lastSent = sentAt
      this.#silence?.cancel()
      const silentIn = silentAfterMs(HEARTBEAT_TIMEOUT_MS) - (this.#host.now() - sentAt)
      this.#silence = this.#host.after(silentIn, () => this.#become('silent'))
      this.#become(silentIn > 0 ? 'held' : 'silent')
      this.#beat = this.#host.after(sentAt + HEARTBEAT_MS - this.#host.now(), () => this.#heartbeat())
      done(true)
    })
  }

  #become(state: LeaseChange): void {
    if (state === this.#state) return
    this.#state = state
    this.#host.changed(state)
  }
}
