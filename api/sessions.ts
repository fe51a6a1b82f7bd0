import { z } from 'zod'
import { findProgress } from '../db/progress.ts'
import { findSession, listRespondents, type Session } from '../db/sessions.ts'
import type { Access } from './auth.ts'
import { type Caller, seesOwnAlone } from './caller.ts'
import type { Context } from './context.ts'
import { IdSchema } from './input.ts'
import { notFound } from './problems.ts'
import { type SessionView, sessionView } from './views.ts'

/** Everyone with a key; whose sessions they see is `requireSession`'s business. */
export const READERS = ['lawyer', 'reviewer', 'operator', 'admin'] as const satisfies Access
/** Who prepares interviews. */
export const AUTHORS = ['lawyer', 'admin'] as const satisfies Access
/** Who makes rooms; with OPEN_ROOM_API clients without a key as well. */
export const ROOM_CLIENTS = { roles: AUTHORS, keyless: 'openRoomApi' } as const satisfies Access
/** Who gives out keys. */
export const ADMINS = ['admin'] as const satisfies Access
/** Who looks after the running of it all. */
export const OPERATORS = ['operator', 'admin'] as const satisfies Access
/** Who acts on running interviews. */
export const CONDUCTORS = ['lawyer', 'operator', 'admin'] as const satisfies Access

/** Of every path about one session. */
export const SessionParams = z.object({ id: IdSchema })

/** The lawyer whose sessions alone the caller sees; undefined for those who see all. */
export const ownerScope = (caller: Caller): string | undefined => (seesOwnAlone(caller) ? caller.userId : undefined)

/**
 * The session, if the caller may see it.
 * @throws Problem 404 when there is none, and just the same when it is another lawyer's
 */
export async function requireSession({ db }: Pick<Context, 'db'>, caller: Caller, id: string): Promise<Session> {
  const session = await findSession(db, id)
  const owner = ownerScope(caller)
  if (!session || (owner !== undefined && session.lawyer_id !== owner)) throw notFound('session')
  return session
}

/** A session as it stands at one moment: its status and its progress never come from two. */
export async function readSessionView({ db }: Pick<Context, 'db'>, id: string): Promise<SessionView> {
  const snapshot = db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only')
  return await snapshot.execute(async (transaction) => {
    const session = await findSession(transaction, id)
    if (!session) throw notFound('session')
    return sessionView(session, await listRespondents(transaction, id), await findProgress(transaction, id))
  })
}
