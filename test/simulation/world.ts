import type { Tenure } from '../../agent/tenure/tenure.ts'
import type { WorkflowLine } from '../../agent/tenure/workflow-line.ts'
import type { WorkflowPort } from '../../agent/tenure/workflow-port.ts'
import type { react } from '../../interview/conduct/react.ts'
import type { LeaseLoss } from '../../interview/messages.ts'
import type { applyMessage } from '../../interview/progress/apply.ts'
import type { LeaseOffers } from '../../temporal/lease-offer.ts'
import type { Agent } from './agent.ts'
import type { Clock } from './clock.ts'
import type { Network } from './network.ts'
import type { Moment, Plan } from './plan.ts'
import type { Random } from './random.ts'
import type { RoomModel } from './room.ts'
import type { TemporalModel } from './temporal.ts'
import type { Watch } from './watch.ts'

/** What is under test; defects are planted by wrapping it, or by subclasses. */
export interface Machines {
  react: typeof react
  applyMessage: typeof applyMessage
  Tenure: typeof Tenure
  WorkflowLine: typeof WorkflowLine
  /** How an agent's lease and line see what Temporal answers. */
  reach(workflow: WorkflowPort): WorkflowPort
}

/** Everything that one schedule's parts share. */
export interface World {
  readonly plan: Plan
  readonly random: Random
  readonly clock: Clock
  readonly network: Network
  readonly temporal: TemporalModel
  readonly room: RoomModel
  readonly watch: Watch
  readonly machines: Machines
  readonly offers: LeaseOffers
  /** A line of the trace; built only where somebody reads it. */
  note(line: () => string): void
  /** An agent came to a moment at which a fault may strike. */
  moment(agent: Agent, moment: Moment): void
  /** Fails a lease from outside its agent's process: one attempt. */
  failLease(epoch: number, loss: LeaseLoss): void
}
