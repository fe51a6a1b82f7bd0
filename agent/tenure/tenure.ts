import type { Progress } from '../../interview/progress/state.ts'
import type { Logger } from '../../log.ts'
import type { LeaseOffer, LeaseOffers } from '../../temporal/lease-offer.ts'
import type { Lifeline } from '../fast-path.ts'
import { type Clock, realClock, type Timer } from './clock.ts'
import { Lease, type LeaseChange } from './lease.ts'
import type { WorkflowPort } from './workflow-port.ts'

/** How long an agent without a lease waits in silence for the next one. */
const OFFER_WAIT_MS = 60_000
/** How long people wait for the next agent at most while this one hands over what it has. */
const HANDING_OVER_MS = 2_000

export interface TenureDependencies {
  workflow: WorkflowPort
  sessionId: string
  /** For leases that do not say it themselves. */
  heartbeatTimeoutMs: number
  lifeline: Pick<Lifeline, 'holds' | 'goodbye'>
  offers: Pick<LeaseOffers, 'read'>
  logger: Pick<Logger, 'warn'>
}

/** What a tenure needs of whoever conducts in it. */
export interface TenureHost {
  /** Identity in the room; undefined before there is a conversation. */
  identity(): string | undefined
  /** Has joined in the lease that is held. */
  conducts(): boolean
  /** A further lease was taken. */
  leased(): void
  changed(change: LeaseChange): void
  /** Falls silent, and brings everything that is not durable yet to where it is. */
  handOver(): Promise<void>
}

/** One agent's hold on its interview: from its first lease over further ones to the moment when it lets go. */
export class Tenure {
  readonly lease: Lease
  readonly #deps: TenureDependencies
  readonly #host: TenureHost
  readonly #clock: Clock
  readonly #ended = Promise.withResolvers<void>()
  #leaveTimer: Timer | undefined
  #givingBack: Promise<void> | undefined
  #over = false

  constructor(deps: TenureDependencies, host: TenureHost, clock: Clock = realClock) {
    this.#deps = deps
    this.#host = host
    this.#clock = clock
    const changed = (change: LeaseChange) => {
      if (change === 'lost') this.#waitForOffer()
      host.changed(change)
    }
    this.lease = new Lease(deps.workflow, deps.heartbeatTimeoutMs, changed, clock)
  }

  /** Nothing that happens from now on is part of the interview. */
  get over(): boolean {
    return this.#over
  }

  get ended(): Promise<void> {
    return this.#ended.promise
  }

  /** Takes the first lease; false when it is no longer available. */
  take(lease: LeaseOffer): Promise<boolean> {
    this.#deps.lifeline.holds(this.#deps.sessionId, lease.epoch)
    return this.lease.take(lease)
  }

  /** Data that may be an offer. It changes nothing before Temporal has confirmed the lease. */
  async takeOffer(payload: Uint8Array): Promise<void> {
    if (this.#over || this.#givingBack || this.#host.identity() === undefined) return
    const offer = this.#deps.offers.read(payload)
    if (!offer || offer.epoch <= this.lease.epoch || !(await this.lease.take(offer))) return
    this.#deps.lifeline.holds(this.#deps.sessionId, offer.epoch)
    this.#leaveTimer?.cancel()
    this.#host.leased()
  }

  #waitForOffer(): void {
    this.#leaveTimer?.cancel()
    this.#leaveTimer = this.#clock.after(OFFER_WAIT_MS, () => this.end())
  }

  /** The process is asked to stop: give the lease back, so that another agent comes at once. */
  giveUp(): Promise<void> {
    return this.#giveBack('AgentError', 'the agent was asked to stop')
  }

  /** Another agent, with a token of its own, may be heard where this one is not. */
  leaveUnheard(): Promise<void> {
    return this.#giveBack('AgentError', 'the agent cannot be heard in its room')
  }

  leaveRoom(isDeleted: boolean): Promise<void> {
    return this.#giveBack(isDeleted ? 'RoomDeleted' : 'AgentError', 'the agent lost its room')
  }

  #giveBack(type: 'AgentError' | 'RoomDeleted', reason: string): Promise<void> {
    this.#givingBack ??= this.#handBack(type, reason)
    return this.#givingBack
  }

  /** An agent that has not joined in its lease leaves it alone: another process may conduct in it. */
  async #handBack(type: 'AgentError' | 'RoomDeleted', reason: string): Promise<void> {
    if (this.#over) return
    if (this.#host.conducts()) {
      const { promise: tooLong, resolve } = Promise.withResolvers<void>()
      const limit = this.#clock.after(HANDING_OVER_MS, resolve)
      await Promise.race([this.#host.handOver().catch(() => undefined), tooLong])
      limit.cancel()
    }
    if (this.#over) return
    const conducts = this.#host.conducts()
    this.end()
    if (conducts) await this.lease.fail(type, reason)
    else this.lease.abandon()
    this.#deps.lifeline.goodbye()
  }

  /** One dispatch can be served by two processes; the one that joined first conducts. */
  isRivalAgent({ joined, agent }: Progress): boolean {
    const identity = this.#host.identity()
    return identity !== undefined && joined === this.lease.epoch && agent !== identity
  }

  withdraw(): void {
    this.#deps.logger.warn('another process conducts in this lease')
    this.lease.abandon()
    this.#deps.lifeline.goodbye()
    this.end()
  }

  /** The closing line was heard, and everything is handed over. */
  async complete(): Promise<void> {
    this.#over = true
    if ((await this.lease.complete()) === 'away') this.#deps.logger.warn('the lease could not be completed')
    this.#deps.lifeline.goodbye()
    this.end()
  }

  end(): void {
    this.#over = true
    this.#leaveTimer?.cancel()
    this.#ended.resolve()
  }
}
