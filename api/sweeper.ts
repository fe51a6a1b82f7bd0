import { removeOldBrowsers } from '../db/known-browsers.ts'
import { removeOldSignIns } from '../db/login-sessions.ts'
import { listSessionsWithUnsentSeatEvents } from '../db/seat-events.ts'
import { listSessionsWithoutWorkflow, listUnsealedSessions, type Session } from '../db/sessions.ts'
import { removeLeftUploads } from '../db/uploads.ts'
import type { Temporal } from '../temporal/client.ts'
import type { Context } from './context.ts'
import { settleGone } from './gone-workflows.ts'
import { ensureWorkflow } from './interviews.ts'
import { requireRoomService } from './livekit.ts'
import { putOutLingering, sendSeatEvents } from './seats.ts'
import { closeLeftSoundChecks } from './sound-checks.ts'

const INTERVAL_MS = 5_000
/** A younger session is still being made by its own request. */
const GRACE_MS = 10_000
const AT_ONCE = 50
/** What has just happened to a seat is being looked after by the request that did it. */
const LEFT_SEAT_MS = 5_000

/**
 * Starts the workflows of sessions that were left without one: the row comes first, and the API or
 * Temporal may die before the workflow. Any number of processes may sweep; Temporal rejects doubles.
 */
async function startMissing(context: Context, temporal: Temporal): Promise<void> {
  const sessions = await listSessionsWithoutWorkflow(context.db, GRACE_MS, AT_ONCE)
  await each(context, sessions, 'could not start a workflow', (session) => ensureWorkflow(context, temporal, session))
  if (sessions.length > 0) context.log.info({ sessions: sessions.length }, 'looked after sessions without a workflow')
}

/** What the request that made it could not send, as when Temporal was away or its process died. */
async function sendLeftSeatEvents(context: Context, temporal: Temporal): Promise<void> {
  const sessions = await listSessionsWithUnsentSeatEvents(context.db, LEFT_SEAT_MS, AT_ONCE)
  await each(context, sessions, 'could not tell of a seat', (session) => sendSeatEvents(context, temporal, session))
}

/**
 * Looks whether the workflows of some interviews are still there; the next call looks at the next ones.
 * @returns where to go on
 */
async function settleSome(
  context: Context,
  temporal: Temporal,
  after: string | undefined,
): Promise<string | undefined> {
  const sessions = await listUnsealedSessions(context.db, { after, olderThanMs: GRACE_MS, limit: AT_ONCE })
  await each(context, sessions, 'could not look after a workflow', (session) => settleGone(context, temporal, session))
  return sessions.length < AT_ONCE ? undefined : sessions.at(-1)?.id
}

/** One that fails must not keep the others waiting. */
async function each(
  { log }: Pick<Context, 'log'>,
  sessions: readonly Session[],
  warning: string,
  work: (session: Session) => Promise<unknown>,
): Promise<void> {
  for (const session of sessions) await work(session).catch(() => log.warn({ session_id: session.id }, warning))
}

/** A worker that was away for hours may still read an upload; after this none does. */
const LEFT_UPLOAD_MS = 24 * 3_600_000
const UPLOADS_INTERVAL_MS = 600_000
const SOUND_CHECKS_INTERVAL_MS = 60_000
const SIGN_INS_INTERVAL_MS = 3_600_000

/** Sweeps now and then until the returned function is called. */
export function startSweeper(context: Context): () => void {
  const { temporal, health, log } = context
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let nextUploadsMs = 0
  const sweepUploads = async () => {
    if (performance.now() < nextUploadsMs) return
    const removed = await removeLeftUploads(context.db, LEFT_UPLOAD_MS)
    if (removed > 0) log.info({ removed }, 'removed uploads that became no script')
    nextUploadsMs = performance.now() + UPLOADS_INTERVAL_MS
  }
  let nextSignInsMs = 0
  const sweepSignIns = async () => {
    if (performance.now() < nextSignInsMs) return
    const removed = (await removeOldSignIns(context.db)) + (await removeOldBrowsers(context.db))
    if (removed > 0) log.info({ removed }, 'removed sign-ins and browsers of long ago')
    nextSignInsMs = performance.now() + SIGN_INS_INTERVAL_MS
  }
  let nextSoundChecksMs = 0
  const sweepSoundChecks = async () => {
    if (!context.config.liveKit || performance.now() < nextSoundChecksMs) return
    nextSoundChecksMs = performance.now() + SOUND_CHECKS_INTERVAL_MS
    const closed = await closeLeftSoundChecks(await requireRoomService(context))
    if (closed > 0) log.info({ closed }, 'closed rooms of sound checks that were left open')
  }
  let after: string | undefined
  const turn = async () => {
    try {
      await sweepUploads()
      await sweepSignIns()
      // LiveKit may be away without Temporal being so.
      await putOutLingering(context, LEFT_SEAT_MS, AT_ONCE).catch(() => log.warn('could not put ended seats out'))
      await sweepSoundChecks().catch(() => undefined)
      if (temporal && (await health.temporal()) === 'ok') {
        await startMissing(context, temporal)
        await sendLeftSeatEvents(context, temporal)
        after = await settleSome(context, temporal, after)
      }
    } catch {
      log.warn('could not sweep')
    }
    if (!stopped) timer = setTimeout(turn, INTERVAL_MS)
  }
  void turn()
  return () => {
    stopped = true
    clearTimeout(timer)
  }
}
