/** `node temporal/health.ts`: whether a worker of this host polls its task queue; the exit code says it. */
import { hostname } from 'node:os'
import { readConfig } from '../config.ts'
import { runMain } from '../main.ts'
import { connectTemporal } from './client.ts'
import { ConfigError } from '../settings.ts'

const TIMEOUT_MS = 5_000
/** A poll that brings nothing ends after a minute, and another begins. */
const FRESH_MS = 2 * 60_000
/** temporal.api.enums.v1.TaskQueueType */
const WORKFLOW_TASKS = 1

await runMain(async () => {
  const { temporal: config } = readConfig()
  if (!config) throw new ConfigError('TEMPORAL_ADDRESS: must be set')
  const temporal = connectTemporal(config)
  const { pollers } = await temporal.within(TIMEOUT_MS, () =>
    temporal.client.workflowService.describeTaskQueue({
      namespace: config.namespace,
      taskQueue: { name: config.taskQueue },
      taskQueueType: WORKFLOW_TASKS,
    }),
  )
  // A worker's name ends with `pid@host`.
  const polls = pollers?.some(
    ({ identity, lastAccessTime }) =>
      identity?.endsWith(`@${hostname()}`) && Date.now() - Number(lastAccessTime?.seconds ?? 0) * 1_000 < FRESH_MS,
  )
  if (!polls) throw new ConfigError(`No worker of ${hostname()} polls ${config.taskQueue}.`)
})
