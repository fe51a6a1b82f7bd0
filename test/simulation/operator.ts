import type { PersonMessage } from '../../interview/messages.ts'
import { isSettled } from '../../interview/statuses.ts'
import { fixedSalt } from '../builders.ts'
import type { PlannedAct } from './plan.ts'
import type { World } from './world.ts'

const LOOK_MS = 1_000
const RETRY_MS = 1_500
const actor = { id: 'operator-1', role: 'operator' } as const

/** The people outside the room: planned acts at their times, and somebody who looks after a standstill. */
export class Operator {
  readonly #world: World
  #busy = false

  constructor(world: World) {
    this.#world = world
  }

  start(): void {
    const { plan, clock } = this.#world
    for (const act of plan.acts) clock.after(act.at, () => this.#doPlanned(act))
    if (plan.operator) this.#look()
  }

  #look(): void {
    const { clock, temporal, random, plan } = this.#world
    clock.after(LOOK_MS + random.between(0, 1_000), () => {
      const { status } = temporal.workflow.progress
      if ((status === 'paused' || status === 'interrupted') && !this.#busy) {
        const isQuiet = clock.now >= plan.quietAt
        if (isQuiet || random.chance(0.5)) this.#decide()
      }
      if (!temporal.workflow.closed) this.#look()
    })
  }

  #decide(): void {
    const { random, temporal } = this.#world
    const { cause } = temporal.workflow.progress
    const choice = random.weighted({
      resume: 6,
      retake: cause?.kind === 'referred' ? 3 : 0,
      waive: cause?.kind === 'referred' ? 3 : 0,
    })
    if (choice === 'resume' || cause?.kind !== 'referred') return this.#send({ type: 'resume', actor })
    const { step, respondent } = cause
    const target = { actor, step, ...(random.chance(0.5) ? { respondent } : {}) }
    this.#send(
      choice === 'retake'
        ? { type: 'retakeStep', ...target }
        : { type: 'waiveStep', ...target, reason: this.#reason() },
    )
  }

  #doPlanned({ kind, target }: PlannedAct): void {
    if (kind === 'pause' || kind === 'resume' || kind === 'end') return this.#send({ type: kind, actor })
    const { random, temporal } = this.#world
    const { asks, open, revision } = temporal.workflow.progress
    const fitting = asks.filter((ask) =>
      target === 'any' ? true : target === 'settled' ? isSettled(ask.status) : ask.step === open?.step,
    )
    if (fitting.length === 0) return
    const { step, respondent } = random.pick(fitting)
    const given = {
      actor,
      step,
      ...(random.chance(0.6) ? { respondent } : {}),
      ...(random.chance(0.3) ? { expectedRevision: Math.max(0, revision - random.between(0, 3)) } : {}),
    }
    this.#send(
      kind === 'retake' ? { type: 'retakeStep', ...given } : { type: 'waiveStep', ...given, reason: this.#reason() },
    )
  }

  #reason() {
    return { value: 'decided', salt: fixedSalt(7) }
  }

  /** Sends an act, again while Temporal is away; a nudge follows it into the room. */
  #send(message: PersonMessage): void {
    const { temporal, clock, room, random } = this.#world
    this.#busy = true
    temporal.update(message, (result) => {
      if (result === 'away') {
        clock.after(RETRY_MS, () => this.#send(message))
        return
      }
      this.#busy = false
      this.#world.note(
        () =>
          `operator: ${message.type} ${'step' in message ? `${message.step}/${message.respondent ?? '*'}` : ''} ${result === 'taken' ? '' : `refused: ${result.code}`}`,
      )
      if (random.chance(0.7)) for (const agent of room.agents) clock.after(random.between(1, 50), () => agent.nudged())
    })
  }
}
