import type { Temporal } from './client.ts'
import { versionOf } from './worker-identity.ts'

/** A worker as Temporal knows it, by its polls. */
interface KnownWorker {
  identity: string
  version: string | undefined
  polls: ('workflow' | 'activity')[]
  lastSeenAt: Date
}

const CALL_MS = 1_500
/** temporal.api.enums.v1.TaskQueueType */
const TYPES = { workflow: 1, activity: 2 } as const

/** Who polls the task queue, and how many tasks wait in it. */
export async function describeWorkers({ client, taskQueue, within }: Temporal) {
  const { namespace } = client.options
  const describe = (taskQueueType: 1 | 2) =>
    within(CALL_MS, () =>
      client.workflowService.describeTaskQueue({
        namespace,
        taskQueue: { name: taskQueue },
        taskQueueType,
        reportStats: true,
      }),
    )
  const [workflow, activity] = await Promise.all([describe(TYPES.workflow), describe(TYPES.activity)])
  const workers = new Map<string, KnownWorker>()
  for (const [what, { pollers }] of [['workflow', workflow] as const, ['activity', activity] as const]) {
    for (const { identity, lastAccessTime } of pollers ?? []) {
      if (!identity) continue
      const seenAt = new Date(Number(lastAccessTime?.seconds ?? 0) * 1_000)
      const known = workers.get(identity)
      const lastSeenAt = known && known.lastSeenAt > seenAt ? known.lastSeenAt : seenAt
      workers.set(identity, {
        identity,
        version: versionOf(identity),
        polls: [...(known?.polls ?? []), what],
        lastSeenAt,
      })
    }
  }
  const waiting = [workflow, activity].map(({ stats }) => stats?.approximateBacklogCount)
  // Servers before 1.28 do not count them.
  const isCounted = waiting.every((count) => count !== undefined && count !== null)
  const backlog = isCounted ? waiting.reduce<number>((sum, count) => sum + Number(count), 0) : undefined
  return { workers: [...workers.values()].toSorted((a, b) => a.identity.localeCompare(b.identity)), backlog }
}
