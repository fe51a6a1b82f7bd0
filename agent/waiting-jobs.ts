import { setTimeout as delay } from 'node:timers/promises'
import { ActivityCancelledError, ActivityNotFoundError } from '@temporalio/client'
import { HEARTBEAT_MS } from '../interview/lease.ts'
import type { AgentJob } from '../temporal/agent-job.ts'
import type { Temporal } from '../temporal/client.ts'
import { leaseIdOf, workflowIdOf } from '../workflows/messages.ts'

const CALL_MS = 1_500
/** A job that was given to a dead process never shows one: its lease must run out all the same. */
const LONGEST_WAIT_MS = 20_000
/** Short, so that a process that lives for a moment only is seen. */
const LOOK_MS = 20

/**
 * Keeps the lease of a job that waits for a process. On a busy machine that takes longer than a lease
 * lasts without a heartbeat; each job would then come too late, having kept the next one waiting.
 */
export async function keepLeaseUntil(
  temporal: Temporal,
  { sessionId, epoch }: Pick<AgentJob, 'sessionId' | 'epoch'>,
  hasProcess: () => boolean,
): Promise<void> {
  const activity = { workflowId: workflowIdOf(sessionId), activityId: leaseIdOf(epoch) }
  const until = performance.now() + LONGEST_WAIT_MS
  const found = new AbortController()
  const look = setInterval(() => {
    if (hasProcess()) found.abort()
  }, LOOK_MS)
  try {
    while (!found.signal.aborted && performance.now() < until) {
      await temporal
        .within(CALL_MS, () => temporal.client.activity.heartbeat(activity))
        .catch((error: unknown) => {
          if (error instanceof ActivityNotFoundError || error instanceof ActivityCancelledError) found.abort()
        })
      await delay(HEARTBEAT_MS)
    }
  } finally {
    clearInterval(look)
  }
}
