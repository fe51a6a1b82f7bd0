import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { WorkflowNotFoundError } from '@temporalio/client'
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js'
import { findHistory } from '../db/record.ts'
import type { Session } from '../db/sessions.ts'
import { type HistoryEvent, readHistory } from '../temporal/history.ts'
import { workflowIdOf } from '../workflows/messages.ts'
import type { Context } from './context.ts'
import { requireTemporal } from './interviews.ts'
import { Problem } from './problems.ts'

const decompress = promisify(gunzip)
const CALL_MS = 10_000

export interface FoundHistory {
  events: HistoryEvent[]
  source: 'running' | 'archived'
}

/**
 * The history of an interview's workflow: as it was archived at the seal, or as far as it goes.
 * @throws Problem 404 when there is none yet, or any more; 503
 */
export async function findHistoryOf(context: Context, { id }: Session): Promise<FoundHistory> {
  const archived = await findHistory(context.db, id)
  if (archived) return { events: readHistory((await decompress(archived)).toString()), source: 'archived' }
  const temporal = await requireTemporal(context)
  try {
    const handle = temporal.client.workflow.getHandle(workflowIdOf(id))
    const history = await temporal.within(CALL_MS, () => handle.fetchHistory())
    return { events: readHistory(historyToJSON(history)), source: 'running' }
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError) && (error as { code?: unknown }).code !== NOT_FOUND) throw error
    throw new Problem(404, 'no-history', 'Temporal has no history of this session, and none was kept.')
  }
}

/** How many events the history has of a workflow that Temporal knows; undefined of any other. */
export async function lengthOfRunning(context: Context, { id }: Session): Promise<number | undefined> {
  const temporal = await requireTemporal(context)
  const handle = temporal.client.workflow.getHandle(workflowIdOf(id))
  const described = await temporal.within(CALL_MS, () => handle.describe()).catch(() => undefined)
  return described?.historyLength
}

/** gRPC's status. */
const NOT_FOUND = 5
