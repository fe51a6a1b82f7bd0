import { setTimeout as delay } from 'node:timers/promises'
import { ActivityCancelledError, ActivityNotFoundError } from '@temporalio/client'
import { HEARTBEAT_MS } from '../interview/lease.ts'
import type { Temporal } from '../temporal/client.ts'
import { leaseIdOf, workflowIdOf } from '../workflows/messages.ts'
import { readJobMetadata } from './job-metadata.ts'

const CALL_MS = 1_500
const LONGEST_WAIT_MS = 60_000

/**
 * Keeps the lease of a job that waits for a process. On a busy machine that takes longer than a lease
 * lasts without a heartbeat; each job would then come too late, having kept the next one waiting.
 */
export async function keepLeaseUntil(temporal: Temporal, metadata: string, hasProcess: () => boolean): Promise<void> {
  const { sessionId, epoch } = readJobMetadata(metadata)
  const activity = { workflowId: workflowIdOf(sessionId), activityId: leaseIdOf(epoch) }
  const until = performance.now() + LONGEST_WAIT_MS
  while (!hasProcess() && performance.now() < until) {
    try {
      await temporal.within(CALL_MS, () => temporal.client.activity.heartbeat(activity))
    } catch (error) {
      if (error instanceof ActivityNotFoundError || error instanceof ActivityCancelledError) return
    }
    await delay(HEARTBEAT_MS)
  }
}
