import type { Clock, Timer } from '../../agent/tenure/clock.ts'
import type { Reply, WorkflowPort } from '../../agent/tenure/workflow-port.ts'
import { LEASE_FAILURES } from '../../interview/lease.ts'
import type { Progress } from '../../interview/progress/state.ts'
import type { World } from './world.ts'

/** The process of one agent: when it dies, its timers and its calls come to nothing. */
export class Process {
  readonly clock: Clock
  readonly workflow: WorkflowPort
  readonly #world: World
  /** Of each lease, when the last heartbeat that was taken was sent. */
  readonly #beats = new Map<number, number>()
  #alive = true
  #partitioned = 0
  /** The lease that its worker gives back when the process dies. */
  #held: number | undefined

  constructor(world: World) {
    this.#world = world
    const { clock, temporal } = world
    this.clock = {
      now: () => clock.now,
      after: (ms, run) =>
        clock.after(ms, () => {
          if (this.#alive) run()
        }),
    }
    this.workflow = {
      heartbeat: async (epoch, ms) => {
        const sentAt = clock.now
        const reply = await this.#call<Reply>(ms, (answer) => answer(temporal.heartbeat(epoch)))
        if (reply === 'taken') this.#beats.set(epoch, sentAt)
        return reply
      },
      complete: (epoch, ms) => this.#call<Reply>(ms, (answer) => answer(temporal.end(epoch))),
      fail: (epoch, type, _, ms) =>
        this.#call<Reply>(ms, (answer) => answer(temporal.end(epoch, LEASE_FAILURES[type]))),
      signal: (message, ms) => this.#call<Reply>(ms, (answer) => answer(temporal.signal(message))),
      query: (ms) => this.#call<Progress | 'gone'>(ms, (answer) => temporal.query(answer)),
    }
  }

  get alive(): boolean {
    return this.#alive
  }

  /** Milliseconds since the sending of the last heartbeat that Temporal took for the lease. */
  sinceBeat(epoch: number): number {
    return this.#world.clock.now - (this.#beats.get(epoch) ?? Number.NEGATIVE_INFINITY)
  }

  holds(_sessionId: string, epoch: number): void {
    this.#held = epoch
  }

  goodbye(): void {
    this.#held = undefined
  }

  exit(): void {
    this.#alive = false
  }

  every(ms: number, run: () => void): Timer {
    let next: Timer
    const plan = () => {
      next = this.clock.after(ms, () => {
        plan()
        run()
      })
    }
    plan()
    return { cancel: () => next.cancel() }
  }

  /** SIGKILL. With the fast path the agent worker fails the lease at once. */
  kill(fast: boolean): void {
    this.exit()
    if (fast && this.#held !== undefined) this.#world.failLease(this.#held, 'process-died')
  }

  /** Cut off from Temporal. */
  partition(ms: number): void {
    this.#partitioned += 1
    this.#world.clock.after(ms, () => {
      this.#partitioned -= 1
    })
  }

  #call<Answer extends Reply | Progress>(
    ms: number,
    serve: (answer: (reply: Answer | 'away') => void) => void,
  ): Promise<Answer | 'away'> {
    return new Promise((resolve) => {
      if (!this.#alive) return
      this.#world.network.call<Answer | 'away'>(
        ms,
        (answer) => {
          if (this.#partitioned === 0) serve(answer)
        },
        (reply) => {
          if (this.#alive) resolve(reply ?? 'away')
        },
      )
    })
  }
}
