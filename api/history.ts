import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { WorkflowNotFoundError } from '@temporalio/client'
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js'
import { findHistory, listSaid } from '../db/record.ts'
import { lastEntryOf } from '../db/session-changes.ts'
import type { Session } from '../db/sessions.ts'
import { type HistoryEvent, readHistory } from '../temporal/history.ts'
import { workflowIdOf } from '../workflows/messages.ts'
import type { Caller } from './caller.ts'
import type { Context } from './context.ts'
import { linked } from './history-links.ts'
import { requireTemporal } from './interviews.ts'
import { Problem } from './problems.ts'

const decompress = promisify(gunzip)
const CALL_MS = 10_000

interface FoundHistory {
  events: HistoryEvent[]
  source: 'running' | 'archived'
}

/**
 * The history of an interview's workflow: as it was archived at the seal, or as far as it goes.
 * @throws Problem 404 when there is none yet, or any more; 503
 */
async function findHistoryOf(context: Context, { id }: Session): Promise<FoundHistory> {
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
async function lengthOfRunning(context: Context, { id }: Session): Promise<number | undefined> {
  const temporal = await requireTemporal(context)
  const handle = temporal.client.workflow.getHandle(workflowIdOf(id))
  const described = await temporal.within(CALL_MS, () => handle.describe()).catch(() => undefined)
  return described?.historyLength
}

/**
 * The same with the entries that came of its events; one that was read a moment ago and is still all of it serves again.
 * @throws Problem as above, and 409 `busy` while others are read
 */
export const findLinkedHistory = (context: Context, session: Session, { id: callerId }: Pick<Caller, 'id'>) =>
  context.histories.get(session.id, callerId, {
    async isCurrent({ events, source, lastEntry }) {
      if (lastEntry !== (await lastEntryOf(context.db, session.id))) return false
      return source === 'archived' || events.length === (await lengthOfRunning(context, session))
    },
    async read() {
      const { events, source } = await findHistoryOf(context, session)
      const said = await listSaid(context.db, session.id)
      const links = linked(events, said)
      const lastEntry = said.at(-1)?.seq
      return { events: events.map((event, place) => ({ event, link: links[place] })), source, lastEntry }
    },
  })

/** gRPC's status. */
const NOT_FOUND = 5
