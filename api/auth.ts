import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Request, Response } from 'express'
import { ensureKeylessKey, findActiveApiKey, KEYLESS_ROLE, touchApiKey } from '../db/api-keys.ts'
import { hashOfSecret, idInSecret } from '../db/shown-once.ts'
import type { Role } from '../interview/statuses.ts'
import type { Context } from './context.ts'
import { identifyInvitation, identifySeat, type InvitationHolder, type SeatHolder } from './holders.ts'
import { run } from './input.ts'
import { Problem } from './problems.ts'

/** Who calls: an API key, its owner and what it may do. */
export interface Caller {
  keyId: string
  userId: string
  role: Role
  /** Id of this request, as in the log. */
  requestId: string
}

type Roles = readonly [Role, ...Role[]]

/**
 * Who may call a route; there is no default. `livekit` is whoever signs with LiveKit's secret; `invitation` and `seat`
 * are respondents, with the secret of their link or of their browser, about their own interview. `keyless` names the
 * setting that lets callers without a key in as well.
 */
export type Access = 'public' | 'livekit' | 'invitation' | 'seat' | Roles | { roles: Roles; keyless: 'openRoomApi' }

/** Who a call of a route with this access comes from. */
export type CallerOf<A extends Access> = A extends 'public' | 'livekit'
  ? undefined
  : A extends 'invitation'
    ? InvitationHolder
    : A extends 'seat'
      ? SeatHolder
      : Caller

const STALE_MS = 60_000

const unauthenticated = (detail: string) =>
  new Problem(401, 'unauthenticated', detail, {}, { 'www-authenticate': 'Bearer' })

function keyOf({ headers }: IncomingMessage): string | undefined {
  const bearer = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1]
  const plain = headers['x-api-key']
  return bearer ?? (typeof plain === 'string' && plain !== '' ? plain : undefined)
}

/** Clients that OPEN_ROOM_API lets in without a key share this owner of rooms; nothing opens it as a key. */
async function ensureKeylessCaller(db: Context['db']): Promise<Omit<Caller, 'requestId'>> {
  return { ...(await ensureKeylessKey(db)), role: KEYLESS_ROLE }
}

/**
 * The caller behind `Authorization: Bearer` or `X-API-Key`.
 * @throws Problem 401 when there is no key, or one that is unknown, wrong or revoked
 */
async function authenticate(
  { db, log }: Pick<Context, 'db' | 'log'>,
  request: IncomingMessage,
): Promise<Omit<Caller, 'requestId'>> {
  const given = keyOf(request)
  if (given === undefined) {
    throw unauthenticated('An API key is due, as "Authorization: Bearer lxn_..." or "X-API-Key: lxn_...".')
  }
  const id = idInSecret('lxn', given)
  const key = id === undefined ? undefined : await findActiveApiKey(db, id)
  if (!key || !timingSafeEqual(hashOfSecret(given), key.sha256)) {
    throw unauthenticated('This API key is unknown or was revoked.')
  }
  if (!key.lastUsedAt || Date.now() - key.lastUsedAt.getTime() > STALE_MS) {
    void touchApiKey(db, key.id).catch(() => log.warn('could not note the use of an API key'))
  }
  return { keyId: key.id, userId: key.userId, role: key.role }
}

/** @throws Problem 403 */
function authorise(roles: Roles, caller: Pick<Caller, 'role'>): void {
  if (roles.includes(caller.role)) return
  const detail = `This needs the role ${roles.join(' or ')}; this key has the role ${caller.role}.`
  throw new Problem(403, 'forbidden', detail)
}

/**
 * The caller, who may do this; undefined where anybody may.
 * @throws Problem 401, 403, 410 for a seat that has ended, and 429 when this caller asks too often
 */
export async function identify(
  context: Context,
  access: Access,
  request: Request,
  response: Response,
): Promise<CallerOf<Access>> {
  const { rateLimits, db } = context
  if (access === 'invitation') return await identifyInvitation(context, request, response)
  if (access === 'seat') return await identifySeat(context, request, response)
  // LiveKit signs the body: it is known once that was read, and never kept waiting by others at its address.
  if (access === 'livekit') return undefined
  if (access === 'public') {
    await run(rateLimits.keyless, request, response)
    return undefined
  }
  const { roles, keyless } = 'roles' in access ? access : { roles: access, keyless: undefined }
  const isOpen = keyless !== undefined && context.config.api[keyless] && keyOf(request) === undefined
  if (isOpen) await run(rateLimits.keyless, request, response)
  const caller = isOpen ? await ensureKeylessCaller(db) : await authenticateOrCount(context, request, response)
  if (!isOpen) await run(rateLimits.keyed(caller.keyId), request, response)
  authorise(roles, caller)
  return { ...caller, requestId: String(request.id) }
}

/** A key that is refused counts when it is, so that what becomes of a request later counts for nobody. */
async function authenticateOrCount(
  context: Context,
  request: Request,
  response: Response,
): Promise<Omit<Caller, 'requestId'>> {
  try {
    return await authenticate(context, request)
  } catch (error) {
    if (error instanceof Problem && error.status === 401) await run(context.rateLimits.refused, request, response)
    throw error
  }
}
