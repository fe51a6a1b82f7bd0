import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { WorkflowNotFoundError } from '@temporalio/client'
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js'
import { findProgress, type ProgressRecord, RecordConflictError, recordProgress } from '../db/progress.ts'
import { findRecordDocument, saveHistory, saveSeal } from '../db/record.ts'
import { listChunks } from '../db/recordings.ts'
import { listRespondents, type Session } from '../db/sessions.ts'
import { conclude, markGone } from '../interview/conclude.ts'
import type { PersonAct, WorkflowEnd } from '../interview/messages.ts'
import { initialProgress, type Progress } from '../interview/progress/state.ts'
import { soundOf } from '../interview/record/sound.ts'
import { unsettledSound } from '../interview/record/unsettled-sound.ts'
import type { Temporal } from '../temporal/client.ts'
import { progress as progressQuery, unwritten, workflowIdOf } from '../workflows/messages.ts'
import type { Context } from './context.ts'
import { createRoomService } from './room-service.ts'

const compress = promisify(gzip)
const CALL_MS = 5_000
/** So long a worker is waited for that reads what an ended workflow has not written. */
const WORKER_PATIENCE_MS = 2 * 60_000

/** By Temporal's names of what a workflow came to. */
const ENDS: Partial<Record<string, WorkflowEnd>> = {
  COMPLETED: 'completed',
  FAILED: 'failed',
  CANCELLED: 'cancelled',
  TERMINATED: 'terminated',
  TIMED_OUT: 'timed-out',
}

interface Execution {
  runId?: string
  /** Undefined while it runs. */
  end?: WorkflowEnd
}

async function findExecution(temporal: Temporal, sessionId: string): Promise<Execution> {
  const handle = temporal.client.workflow.getHandle(workflowIdOf(sessionId))
  try {
    const { runId, status } = await temporal.within(CALL_MS, () => handle.describe())
    const end = ENDS[status.name]
    return { runId, ...(end ? { end } : {}) }
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return { end: 'missing' }
    throw error
  }
}

/**
 * Looks whether an interview still has its workflow. One that ended without a seal is sealed with what Postgres has,
 * also when entries are missing there: nobody is left who could bring them, and a verifier names the place.
 * One that Temporal does not know is shown as interrupted, and sealed when a person ends it: Temporal may be the wrong
 * one. Safe to repeat, in several processes at once: the entries' numbers are unique.
 * @param end a person's act by which the interview is to end
 * @returns the progress after it, or undefined when the workflow runs
 */
export async function settleGone(
  context: Pick<Context, 'config' | 'db' | 'log' | 'firstTries'>,
  temporal: Temporal,
  session: Session,
  end?: PersonAct,
): Promise<Progress | undefined> {
  const { db, log } = context
  const { runId, end: how } = await findExecution(temporal, session.id)
  if (runId !== undefined && how !== undefined) await writeRest(context, temporal, session.id, runId)
  const isGone = (progress: Progress | undefined) => progress?.cause?.kind === 'workflow-gone'
  if (how === undefined) {
    if (isGone(await findProgress(db, session.id))) await showAgain(context, temporal, session)
    return undefined
  }
  const record = await findRecordDocument(db, session.id)
  const roles = (await listRespondents(db, session.id)).map(({ role }) => role)
  // After the record: where another process has just sealed it, this is the snapshot that it sealed it with.
  const progress = (await findProgress(db, session.id)) ?? initialProgress(roles, session.kind)
  const show = async () => {
    if (isGone(progress)) return progress
    const snapshot = markGone(progress, how)
    await recordProgress(db, { sessionId: session.id, snapshot, entries: [], openings: [] })
    log.warn({ session_id: session.id, how }, 'an interview has lost its workflow')
    return snapshot
  }
  if (how === 'missing' && !end && progress.phase !== 'closed') return await show()
  const hole = record?.entries.findIndex(({ seq }, place) => seq !== place) ?? -1
  if (hole >= 0) {
    log.error({ session_id: session.id, seq: hole }, 'entries of a record are missing in Postgres; the rest is sealed')
  }
  const facts = unsettledSound(soundOf(record?.entries ?? []), await listChunks(db, session.id))
  const now = Date.now()
  const remains = { sessionId: session.id, kind: session.kind, record, progress, how }
  const { snapshot, entries, openings, head } = conclude(remains, end, facts, now)
  const sealedAt = entries.at(-1)?.at ?? record?.entries.at(-1)?.at ?? new Date(now).toISOString()
  if (runId !== undefined) await archiveHistory(context, temporal, session.id, runId)
  // Another process may have written the same a moment before.
  const written = await recordProgress(db, { sessionId: session.id, snapshot, entries, openings })
  await saveSeal(db, { sessionId: session.id, head: written ?? head, sealedAt })
  log.warn({ session_id: session.id, how }, 'sealed the record of an interview that has lost its workflow')
  context.firstTries.delete(session.id)
  await closeRoom(context, snapshot.room)
  return snapshot
}

/**
 * Writes what the workflow had taken and did not write any more; its history still answers.
 * @throws while no worker answers, for as long as one may still be starting
 */
async function writeRest(
  { db, log, firstTries }: Pick<Context, 'db' | 'log' | 'firstTries'>,
  temporal: Temporal,
  sessionId: string,
  runId: string,
): Promise<void> {
  const handle = temporal.client.workflow.getHandle(workflowIdOf(sessionId), runId)
  let rest: ProgressRecord
  try {
    rest = await temporal.within(CALL_MS, () => handle.query(unwritten))
  } catch (error) {
    const firstAt = firstTries.get(sessionId) ?? performance.now()
    firstTries.set(sessionId, firstAt)
    if (performance.now() - firstAt < WORKER_PATIENCE_MS) throw error
    log.warn({ session_id: sessionId }, 'what a lost workflow had not written cannot be read; it is in its history')
    return
  }
  await recordProgress(db, rest).catch((error: unknown) => {
    if (!(error instanceof RecordConflictError)) throw error
    log.error(
      { session_id: sessionId, problem: error.message },
      'what a lost workflow had not written does not fit its record',
    )
  })
}

/** Its workflow is there after all, as when the API was connected to another Temporal for a while. */
async function showAgain({ db }: Pick<Context, 'db'>, temporal: Temporal, { id }: Session): Promise<void> {
  const handle = temporal.client.workflow.getHandle(workflowIdOf(id))
  const snapshot = await temporal.within(CALL_MS, () => handle.query(progressQuery))
  await recordProgress(db, { sessionId: id, snapshot, entries: [], openings: [] })
}

async function archiveHistory(
  { db, log }: Pick<Context, 'db' | 'log'>,
  temporal: Temporal,
  sessionId: string,
  runId: string,
): Promise<void> {
  try {
    const handle = temporal.client.workflow.getHandle(workflowIdOf(sessionId), runId)
    const history = await compress(historyToJSON(await temporal.within(CALL_MS, () => handle.fetchHistory())))
    const sha256 = createHash('sha256').update(history).digest('hex')
    await saveHistory(db, { sessionId, workflowRunId: runId, history, sha256 })
  } catch {
    log.warn({ session_id: sessionId }, 'the history of a lost workflow could not be archived')
  }
}

/** Nobody is left who would close it. */
async function closeRoom({ config }: Pick<Context, 'config'>, room: string | undefined): Promise<void> {
  if (room === undefined || !config.liveKit) return
  await createRoomService(config.liveKit, CALL_MS)
    .deleteRoom(room)
    .catch(() => undefined)
}
