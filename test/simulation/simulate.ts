import { Tenure } from '../../agent/tenure/tenure.ts'
import { WorkflowLine } from '../../agent/tenure/workflow-line.ts'
import { Secret } from '../../config.ts'
import { react } from '../../interview/conduct/react.ts'
import type { LeaseLoss } from '../../interview/messages.ts'
import { applyMessage } from '../../interview/progress/apply.ts'
import { createLeaseOffers } from '../../temporal/lease-offer.ts'
import { Agent } from './agent.ts'
import { Clock } from './clock.ts'
import { CALM, Network } from './network.ts'
import { Operator } from './operator.ts'
import { Person } from './people.ts'
import { type Fault, makePlan, type Moment, type Plan } from './plan.ts'
import { dispatchAgent } from './dispatch.ts'
import { RoomModel } from './room.ts'
import { RESPONDENTS, SESSION } from './script.ts'
import { TemporalModel } from './temporal.ts'
import { checkRecord } from './watch-record.ts'
import { type Violation, Watch } from './watch.ts'
import { WorkflowModel } from './workflow.ts'
import type { Machines, World } from './world.ts'

/** After the last fault an interview has this long to come to its end, or to stand still with a cause. */
const PATIENCE_MS = 15 * 60_000
/** Where nobody looks after it, what stands still is watched for so long: longer than any wait of an agent. */
const STILL_MS = 2 * 60_000
const FAIL_MS = 3_000

const SECRET = new Secret('simulation')

export const MACHINES: Machines = { react, applyMessage, Tenure, WorkflowLine, reach: (workflow) => workflow }

export interface Outcome {
  seed: number
  violations: Violation[]
  status: string
  agents: number
  entries: number
  simulatedMs: number
}

/** Runs one schedule; a pure function of the seed and the machines. */
export function simulate(
  seed: number,
  machines: Machines = MACHINES,
  trace?: (line: string) => void,
): Promise<Outcome> {
  const schedule = new Schedule(seed, machines, trace)
  return schedule.run()
}

class Schedule implements World {
  readonly plan: Plan
  readonly random
  readonly clock = new Clock()
  readonly network
  readonly temporal
  readonly room
  readonly machines
  readonly offers
  readonly watch
  readonly #trace
  readonly #moments = new Map<Moment, number>()
  #agents = 0
  #dispatches = 0
  #agentWorkerAway = 0

  constructor(seed: number, machines: Machines, trace: ((line: string) => void) | undefined) {
    const { plan, random } = makePlan(seed)
    this.plan = plan
    this.random = random
    this.machines = machines
    this.#trace = trace
    this.network = new Network(this.clock, random)
    this.temporal = new TemporalModel(this.clock, random)
    this.room = new RoomModel(this.clock, random)
    this.offers = createLeaseOffers(SECRET, SESSION, () => this.clock.now)
    this.watch = new Watch(this)
    this.temporal.workflow = new WorkflowModel(plan.script, this.clock, {
      applyMessage: machines.applyMessage,
      timer: (ms, token) => this.temporal.timer(ms, token),
      dispatch: (epoch, mode) => dispatchAgent(this, epoch, mode, () => this.#serveDispatch(epoch)),
      cancelLease: (epoch) => this.temporal.cancelLease(epoch),
      applied: (before, message, after, entries) => {
        this.note(
          () =>
            `workflow: ${message.type}${'id' in message ? ` ${message.id.epoch}.${message.id.seq}` : ''} -> ${entries.map(({ type, data }) => `${type}${'effect' in data ? ` ${data.effect}` : ''}`).join(', ')} | rev ${after.revision} ${after.status} ${after.phase} open ${after.open ? `${after.open.step}/${after.open.respondent}/${after.open.round}` : '-'} joined ${after.joined} seq ${after.seq}`,
        )
        this.watch.applied(before, message, after, entries)
      },
      closed: () => this.room.close(),
    })
  }

  async run(): Promise<Outcome> {
    const { clock, temporal, plan, watch } = this
    this.note(() => `plan: ${JSON.stringify(plan)}`)
    for (const respondent of RESPONDENTS) {
      this.room.listen(new Person(this, respondent))
      clock.after(this.random.between(0, 3_000), () => this.room.enter(respondent))
    }
    for (const fault of plan.faults) this.#planFault(fault)
    new Operator(this).start()
    temporal.workflow.start()
    await clock.run(
      plan.quietAt + PATIENCE_MS,
      () =>
        temporal.workflow.closed ||
        watch.violations.length > 0 ||
        (clock.now > plan.quietAt + STILL_MS && this.#standsStill),
    )
    const { progress } = temporal.workflow
    if (watch.violations.length === 0) {
      if (!temporal.workflow.closed && !this.#standsStill)
        watch.fail('liveness', `${progress.status} and silent, phase ${progress.phase}`)
      checkRecord(temporal.workflow, (rule, text) => watch.fail(rule, text))
    }
    return {
      seed: plan.seed,
      violations: watch.violations,
      status: progress.status,
      agents: this.#agents,
      entries: temporal.workflow.entries.length,
      simulatedMs: clock.now,
    }
  }

  /** Until a person decides, and there is none. */
  get #standsStill(): boolean {
    const { status } = this.temporal.workflow.progress
    return !this.plan.operator && (status === 'paused' || status === 'interrupted')
  }

  note(line: () => string): void {
    this.#trace?.(`${(this.clock.now / 1000).toFixed(3).padStart(8)} ${line()}`)
  }

  moment(agent: Agent, moment: Moment): void {
    if (this.clock.now >= this.plan.quietAt) return
    const count = (this.#moments.get(moment) ?? 0) + 1
    this.#moments.set(moment, count)
    for (const fault of this.plan.faults) {
      if (
        'strike' in fault &&
        'moment' in fault.strike &&
        fault.strike.moment === moment &&
        fault.strike.nth === count
      ) {
        this.#strike(agent, fault)
      }
    }
  }

  failLease(epoch: number, loss: LeaseLoss): void {
    this.network.call(
      FAIL_MS,
      (reply) => reply(this.temporal.end(epoch, loss)),
      () => undefined,
    )
  }

  #strike(agent: Agent, fault: Extract<Fault, { strike: unknown }>): void {
    if (fault.kind === 'kill') agent.kill(fault.fast)
    else {
      this.note(() => `${agent.name} is cut off from Temporal for ${fault.ms} ms`)
      agent.partition(fault.ms)
    }
  }

  #planFault(fault: Fault): void {
    if (fault.kind === 'twins') return
    if ('strike' in fault) {
      if ('moment' in fault.strike) return
      this.clock.after(fault.strike.at, () => {
        for (const agent of [...this.room.agents]) this.#strike(agent, fault)
      })
      return
    }
    this.clock.after(fault.at, () => {
      this.note(() => `fault: ${JSON.stringify(fault)}`)
      switch (fault.kind) {
        case 'weather':
          this.network.weather = fault.weather
          this.clock.after(fault.ms, () => {
            this.network.weather = CALM
          })
          return
        case 'temporal-away':
          return this.temporal.serverAway(fault.ms)
        case 'worker-away':
          return this.temporal.workerAway(fault.ms)
        case 'room-away':
          return this.room.away(fault.ms)
        case 'no-agent-worker':
          this.#agentWorkerAway += 1
          this.clock.after(fault.ms, () => {
            this.#agentWorkerAway -= 1
          })
      }
    })
  }

  /** An agent worker takes the dispatch, once there is one. */
  #serveDispatch(epoch: number): void {
    if (this.#agentWorkerAway > 0) {
      this.clock.after(100, () => this.#serveDispatch(epoch))
      return
    }
    this.#dispatches += 1
    const isTwice = this.plan.faults.some((fault) => fault.kind === 'twins' && fault.nth === this.#dispatches)
    this.#spawn(epoch)
    if (isTwice) this.clock.after(this.random.between(0, 400), () => this.#spawn(epoch))
  }

  #spawn(epoch: number): void {
    this.#agents += 1
    const agent = new Agent(this, this.#agents)
    this.watch.agentBorn(agent)
    this.note(() => `${agent.name} is born for epoch ${epoch}`)
    void agent.spawn(epoch)
  }
}
