import { setTimeout as delay } from 'node:timers/promises'
import { CompleteAsyncError, Context } from '@temporalio/activity'
import type { Progress } from '../interview/progress/state.ts'
import type { AgentJob } from '../temporal/agent-job.ts'
import type { DispatchAgentInput } from './contract.ts'
import { leaseFailure } from './failures.ts'
import type { Rooms } from './rooms.ts'

const OFFER_MS = 1_000
const OFFER_POLL_MS = 50

/**
 * Fills one lease. The execution stays open after this returns: the agent heartbeats it, and
 * completes or fails it, by workflow id and activity id.
 */
export async function dispatchAgent(rooms: Rooms, input: DispatchAgentInput): Promise<void> {
  const { sessionId, kind = 'scripted', room = sessionId, maxParticipants, epoch, agentName, mode } = input
  const context = Context.current()
  context.heartbeat()
  // Of this very lease: who holds it rests on it, and nobody reads a setting of their own.
  const { heartbeatTimeoutMs } = context.info
  const job: AgentJob = { sessionId, room, kind, epoch, heartbeatTimeoutMs }
  if (mode === 'offer') {
    if (!(await offer(rooms, context, job))) {
      throw leaseFailure('OfferDeclined', 'no living agent took the lease')
    }
  } else {
    try {
      await Promise.all([
        rooms.ensureRoom(room, maxParticipants),
        rooms.removeAgents(room),
        rooms.withdrawDispatches(room),
      ])
      await rooms.dispatch(agentName, job)
    } catch (error) {
      throw leaseFailure('DispatchFailed', error instanceof Error ? error.message : 'unknown')
    }
    context.heartbeat()
  }
  throw new CompleteAsyncError()
}

async function offer(rooms: Rooms, context: Context, job: AgentJob): Promise<boolean> {
  const { sessionId, room, epoch, heartbeatTimeoutMs } = job
  const { workflowExecution } = context.info
  if (!workflowExecution) return false
  const workflow = context.client.workflow.getHandle(workflowExecution.workflowId, workflowExecution.runId)
  const until = performance.now() + OFFER_MS
  try {
    if ((await rooms.listAgents(room)).length === 0) return false
    await rooms.offerLease(room, { sessionId, epoch, heartbeatTimeoutMs })
    while (performance.now() < until) {
      const { joined } = await workflow.query<Progress>('progress')
      if (joined === epoch) return true
      await delay(OFFER_POLL_MS)
    }
  } catch {
    return false
  }
  return false
}
