import { listSessionsWithoutWorkflow } from '../db/sessions.ts'
import { removeLeftUploads } from '../db/uploads.ts'
import type { Context } from './context.ts'
import { ensureWorkflow } from './interviews.ts'

const INTERVAL_MS = 5_000
/** A younger session is still being made by its own request. */
const GRACE_MS = 10_000
const AT_ONCE = 50

/**
 * Starts the workflows of sessions that were left without one: the row comes first, and the API or
 * Temporal may die before the workflow. Any number of processes may sweep; Temporal rejects doubles.
 * @returns how many were started
 */
async function sweep(context: Context, graceMs: number = GRACE_MS): Promise<number> {
  const { db, temporal, health } = context
  if (!temporal) return 0
  const sessions = await listSessionsWithoutWorkflow(db, graceMs, AT_ONCE)
  if (sessions.length === 0 || (await health.temporal()) !== 'ok') return 0
  let started = 0
  for (const session of sessions) {
    // One that cannot be started must not keep the others waiting.
    await ensureWorkflow(context, temporal, session).then(
      () => started++,
      () => context.log.warn({ session_id: session.id }, 'could not start a workflow'),
    )
  }
  return started
}

/** A worker that was away for hours may still read an upload; after this none does. */
const LEFT_UPLOAD_MS = 24 * 3_600_000
const UPLOADS_INTERVAL_MS = 600_000

/** Sweeps now and then until the returned function is called. */
export function startSweeper(context: Context): () => void {
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let nextUploadsMs = 0
  const sweepUploads = async () => {
    if (performance.now() < nextUploadsMs) return
    const removed = await removeLeftUploads(context.db, LEFT_UPLOAD_MS)
    if (removed > 0) context.log.info({ removed }, 'removed uploads that became no script')
    nextUploadsMs = performance.now() + UPLOADS_INTERVAL_MS
  }
  const turn = async () => {
    try {
      await sweepUploads()
      const started = await sweep(context)
      if (started > 0) context.log.info({ started }, 'started the workflows of waiting sessions')
    } catch {
      context.log.warn('could not sweep')
    }
    if (!stopped) timer = setTimeout(turn, INTERVAL_MS)
  }
  void turn()
  return () => {
    stopped = true
    clearTimeout(timer)
  }
}
