import {
  ActivityCancelledError,
  ActivityNotFoundError,
  ApplicationFailure,
  WorkflowNotFoundError,
} from '@temporalio/client'
import type { LEASE_FAILURES } from '../../interview/lease.ts'
import type { ReportedSignal } from '../../interview/messages.ts'
import type { Progress } from '../../interview/progress/state.ts'
import type { Temporal } from '../../temporal/client.ts'
import type { Signer } from '../../temporal/signer.ts'
import { leaseIdOf, progress as progressQuery, workflowIdOf } from '../../workflows/messages.ts'

/** `gone`: the lease or the interview has ended. `away`: no answer in time; whether it was taken is unknown. */
export type Reply = 'taken' | 'gone' | 'away'

/** What an agent asks of the workflow of its interview; each call is answered within its `ms`, and none throws. */
export interface WorkflowPort {
  heartbeat(epoch: number, ms: number): Promise<Reply>
  complete(epoch: number, ms: number): Promise<Reply>
  fail(epoch: number, type: keyof typeof LEASE_FAILURES, message: string, ms: number): Promise<Reply>
  signal(message: ReportedSignal, ms: number): Promise<Reply>
  query(ms: number): Promise<Progress | Exclude<Reply, 'taken'>>
}

const isGone = (error: unknown): boolean =>
  error instanceof ActivityNotFoundError ||
  error instanceof ActivityCancelledError ||
  error instanceof WorkflowNotFoundError

const missed = (error: unknown) => (isGone(error) ? 'gone' : 'away')

/** @param signer absent where nobody signs */
export function createWorkflowPort(temporal: Temporal, sessionId: string, signer?: Signer): WorkflowPort {
  const { activity, workflow } = temporal.client
  const workflowId = workflowIdOf(sessionId)
  const handle = workflow.getHandle(workflowId)
  const lease = (epoch: number) => ({ workflowId, activityId: leaseIdOf(epoch) })
  const reply = (ms: number, call: () => Promise<unknown>): Promise<Reply> =>
    temporal.within(ms, call).then(() => 'taken' as const, missed)
  return {
    heartbeat: (epoch, ms) => reply(ms, () => activity.heartbeat(lease(epoch))),
    complete: (epoch, ms) => reply(ms, () => activity.complete(lease(epoch), undefined)),
    fail: (epoch, type, message, ms) =>
      reply(ms, () => activity.fail(lease(epoch), ApplicationFailure.create({ type, message, nonRetryable: true }))),
    signal({ type, ...payload }, ms) {
      const args = signer ? [payload, signer.sign({ name: type, payload })] : [payload]
      return reply(ms, () => handle.signal(type, ...args))
    },
    query: (ms) => temporal.within(ms, () => handle.query(progressQuery)).catch(missed),
  }
}
