import type { z } from 'zod'
import type { Database } from '../db/database.ts'
import { progressBySession } from '../db/progress.ts'
import { respondentsBySession, type Session } from '../db/sessions.ts'
import { latestOf } from '../db/waits.ts'
import type { SessionSummary } from './answers.ts'
import { sessionItem } from './views.ts'
import { SINCE, waitingOf } from './waiting.ts'

/** One item of the list of sessions. */
export type SessionItem = z.input<typeof SessionSummary>

/** The sessions as the list shows them, in their order. */
export async function readItems(db: Database, sessions: readonly Session[]): Promise<SessionItem[]> {
  const ids = sessions.map(({ id }) => id)
  const [respondents, stored] = await Promise.all([respondentsBySession(db, ids), progressBySession(db, ids)])
  const waits = new Map(
    [...stored].flatMap(([id, { snapshot }]) => {
      const waiting = waitingOf(snapshot)
      return waiting ? [[id, waiting] as const] : []
    }),
  )
  const since = await latestOf(
    db,
    [...waits].map(([session, { kind, respondents: whom }]) => ({ session, types: SINCE[kind], respondents: whom })),
  )
  return sessions.map((session) => {
    const waiting = waits.get(session.id)
    const progress = stored.get(session.id)
    // What the record says of it may come a moment after the state.
    const at = since.get(session.id) ?? progress?.updatedAt.toISOString() ?? session.created_at.toISOString()
    return sessionItem(
      session,
      respondents.get(session.id) ?? [],
      progress && { ...progress.snapshot, waits: waiting && { ...waiting, since: at } },
    )
  })
}
