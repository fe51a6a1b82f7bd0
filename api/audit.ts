import type { Request } from 'express'
import { type Noted, noteAct, noteRefusal } from '../db/audit.ts'
import type { Identity } from './caller.ts'
import type { Context } from './context.ts'
import { problemOf } from './problem-of.ts'

type Parts = Pick<Context, 'db' | 'log'>

/** What of a request stands in the audit, beside how it went. */
interface Asked {
  act: string
  about: string | undefined
  identity: Identity | undefined
  request: Request
}

const notedOf = ({ act, about, identity, request }: Asked, outcome: string): Noted => ({
  ...(identity ? { who: { userId: identity.userId, callerId: identity.id } } : {}),
  via: identity?.via ?? 'none',
  act,
  about,
  outcome,
  address: request.ip,
})

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The id of what a request is about: it stands in its path, or in what it made. */
function aboutOf(params: Partial<Record<string, unknown>>, result?: unknown): string | undefined {
  const made = typeof result === 'object' && result !== null && 'id' in result ? result.id : undefined
  const ids = [params['id'], params['session_id'], made]
  return ids.find((id): id is string => typeof id === 'string' && UUID.test(id))
}

/** Notes how an act went. */
export async function noteDone(parts: Parts, asked: Asked, outcome = 'done'): Promise<void> {
  try {
    await noteAct(parts.db, notedOf(asked, outcome))
  } catch {
    // What was done stays done, and the answer says so.
    parts.log.error({ req_id: asked.request.id, act: asked.act }, 'could not note an act in the audit')
  }
}

/** Notes that somebody was not let in, or may not do this. */
export async function noteRefused(parts: Parts, asked: Asked, code: string): Promise<void> {
  try {
    await noteRefusal(parts.db, notedOf(asked, code))
  } catch {
    parts.log.error({ req_id: asked.request.id, act: asked.act }, 'could not note a refusal in the audit')
  }
}

/** What of a route the audit has to know. */
interface AuditedRoute {
  act: string
  /** Whether it changes something: then it is noted however it ends, and otherwise only when it is refused. */
  isAct: boolean
  isForStaff: boolean
}

/** Does what a route does, and notes it. */
export async function audited<T>(
  parts: Parts,
  { act, isAct, isForStaff }: AuditedRoute,
  request: Request,
  work: (onKnown: (identity: Identity) => void) => Promise<T>,
): Promise<T> {
  let identity: Identity | undefined
  const asked = (result?: unknown): Asked => ({ act, about: aboutOf(request.params, result), identity, request })
  let result: T
  try {
    result = await work((known) => {
      identity = known
    })
  } catch (error) {
    const { status, code } = problemOf(error)
    if (isForStaff && (status === 401 || status === 403)) await noteRefused(parts, asked(), code)
    else if (identity && isAct && status !== 429) await noteDone(parts, asked(), code)
    throw error
  }
  if (identity && isAct) await noteDone(parts, asked(result))
  return result
}
