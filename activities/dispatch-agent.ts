import { setTimeout as delay } from 'node:timers/promises'
import { CompleteAsyncError, Context } from '@temporalio/activity'
import type { Progress } from '../interview/progress/state.ts'
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
  const { sessionId: room, epoch, agentName, mode } = input
  const context = Context.current()
  context.heartbeat()
  if (mode === 'offer') {
    if (!(await offer(rooms, context, room, epoch))) {
      throw leaseFailure('OfferDeclined', 'no living agent took the lease')
    }
  } else {
    try {
      await Promise.all([rooms.ensureRoom(room), rooms.removeAgents(room), rooms.withdrawDispatches(room)])
      await rooms.dispatch(room, agentName, JSON.stringify({ sessionId: room, epoch }))
    } catch (error) {
      throw leaseFailure('DispatchFailed', error instanceof Error ? error.message : 'unknown')
    }
    context.heartbeat()
  }
  throw new CompleteAsyncError()
}

async function offer(rooms: Rooms, context: Context, room: string, epoch: number): Promise<boolean> {
  const { workflowExecution } = context.info
  if (!workflowExecution) return false
  const workflow = context.client.workflow.getHandle(workflowExecution.workflowId, workflowExecution.runId)
  const until = performance.now() + OFFER_MS
  try {
    if ((await rooms.listAgents(room)).length === 0) return false
    await rooms.offerLease(room, epoch)
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
