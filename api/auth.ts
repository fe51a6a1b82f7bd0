import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Request, Response } from 'express'
import { ensureKeylessKey, findActiveApiKey, KEYLESS_ROLE, touchApiKey } from '../db/api-keys.ts'
import { findSignIn, touchSignIn } from '../db/login-sessions.ts'
import { hashOfSecret, idInSecret } from '../db/shown-once.ts'
import type { Role } from '../interview/statuses.ts'
import type { Caller, Identity, Roles } from './caller.ts'
import type { Context } from './context.ts'
import { identifyInvitation, identifySeat, type InvitationHolder, type SeatHolder } from './holders.ts'
import { run } from './input.ts'
import { Problem } from './problems.ts'
import { readCookie } from './sign-in/cookies.ts'
import { refuseOtherPages, requireOwnPage } from './sign-in/same-origin.ts'

/**
 * Who may call a route; there is no default. Roles are held by API keys and by people who have signed in. `livekit` is
 * whoever signs with LiveKit's secret; `invitation` and `seat` are respondents, with the secret of their link or of
 * their browser, about their own interview. `sign-in` is whoever shows a password or the secret of a link for staff in
 * the body. `keyless` names the setting that lets callers without a key in as well; `via` leaves out keys.
 */
export type Access =
  | 'public'
  | 'sign-in'
  | 'livekit'
  | 'invitation'
  | 'seat'
  | Roles
  | { roles: Roles; keyless?: 'openRoomApi'; via?: 'cookie' }

/** Who a call of a route with this access comes from. */
export type CallerOf<A extends Access> = A extends 'public' | 'livekit' | 'sign-in'
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

const isStale = (usedAt: Date | null): boolean => usedAt === null || Date.now() - usedAt.getTime() > STALE_MS

/** Clients that OPEN_ROOM_API lets in without a key share this owner of rooms; nothing opens it as a key. */
async function ensureKeyless(db: Context['db']): Promise<Identity> {
  const { keyId, userId } = await ensureKeylessKey(db)
  return { id: keyId, userId, roles: [KEYLESS_ROLE], via: 'key' }
}

type Parts = Pick<Context, 'config' | 'db' | 'log'>

async function identifyKey({ db, log }: Parts, given: string): Promise<Identity> {
  const id = idInSecret('lxn', given)
  const key = id === undefined ? undefined : await findActiveApiKey(db, id)
  if (!key || !timingSafeEqual(hashOfSecret(given), key.sha256)) {
    throw unauthenticated('This API key is unknown, was revoked or has expired.')
  }
  if (isStale(key.lastUsedAt)) {
    void touchApiKey(db, key.id).catch(() => log.warn('could not note the use of an API key'))
  }
  return { id: key.id, userId: key.userId, roles: [key.role], via: 'key' }
}

async function identifySignIn({ db, log }: Parts, given: string): Promise<Identity> {
  const id = idInSecret('lxc', given)
  const signIn = id === undefined ? undefined : await findSignIn(db, id)
  if (!signIn || !timingSafeEqual(hashOfSecret(given), signIn.sha256)) {
    throw unauthenticated('You are not signed in here any more. Sign in again.')
  }
  if (isStale(signIn.lastUsedAt)) {
    void touchSignIn(db, signIn.id).catch(() => log.warn('could not note the use of a sign-in'))
  }
  const { userId, roles } = signIn
  return { id: userId, userId, roles, via: 'cookie', signInId: signIn.id }
}

/**
 * Who is behind `Authorization: Bearer`, `X-API-Key` or the cookie of a sign-in; a key goes before a cookie.
 * @throws Problem 401 when there is none of them, or one that is unknown, wrong, ended or expired; 403 when a page of
 * another address sends the cookie
 */
async function authenticate(context: Parts, request: Request): Promise<Identity> {
  const key = keyOf(request)
  if (key !== undefined) return await identifyKey(context, key)
  const cookie = readCookie(context, request, 'session')
  if (cookie === undefined) {
    throw unauthenticated('Sign in, or send an API key, as "Authorization: Bearer lxn_..." or "X-API-Key: lxn_...".')
  }
  const identity = await identifySignIn(context, cookie)
  requireOwnPage(request)
  return identity
}

/** @throws Problem 403 */
function authorise(roles: Roles, held: readonly Role[]): Roles {
  const [first, ...others] = roles.filter((role) => held.includes(role))
  if (first !== undefined) return [first, ...others]
  const detail = `This needs the role ${roles.join(' or ')}; yours is ${held.join(' and ')}.`
  throw new Problem(403, 'forbidden', detail)
}

/** @throws Problem 403 */
function requireCookie({ via }: Identity): void {
  if (via === 'cookie') return
  throw new Problem(403, 'forbidden', 'This is about a person who has signed in; a key cannot do it.')
}

/** What a route with roles asks of its callers. */
const demandOf = (access: Exclude<Access, string>): Exclude<Access, string | Roles> =>
  'roles' in access ? access : { roles: access }

/**
 * The caller, who may do this; undefined where anybody may.
 * @param onKnown is told who calls before anybody asks whether they may
 * @throws Problem 401, 403, 410 for a seat that has ended, and 429 when this caller asks too often
 */
export async function identify(
  context: Context,
  access: Access,
  { request, response, onKnown }: { request: Request; response: Response; onKnown?: (identity: Identity) => void },
): Promise<CallerOf<Access>> {
  const { rateLimits, db } = context
  if (access === 'invitation') return await identifyInvitation(context, request, response)
  if (access === 'seat') return await identifySeat(context, request, response)
  // LiveKit signs the body: it is known once that was read, and never kept waiting by others at its address.
  if (access === 'livekit') return undefined
  if (access === 'public' || access === 'sign-in') {
    await run(rateLimits.keyless, request, response)
    if (access === 'sign-in') refuseOtherPages(request)
    return undefined
  }
  const { roles, keyless, via } = demandOf(access)
  const isOpen = keyless !== undefined && context.config.api[keyless] && isAnonymous(context, request)
  if (isOpen) await run(rateLimits.keyless, request, response)
  const identity = isOpen ? await ensureKeyless(db) : await authenticateOrCount(context, request, response)
  onKnown?.(identity)
  if (!isOpen) await run(rateLimits.keyed(identity.id), request, response)
  const actingAs = authorise(roles, identity.roles)
  if (via === 'cookie') requireCookie(identity)
  return { ...identity, actingAs, requestId: String(request.id) }
}

const isAnonymous = (context: Context, request: Request): boolean =>
  keyOf(request) === undefined && readCookie(context, request, 'session') === undefined

/** What is refused counts when it is, so that what becomes of a request later counts for nobody. */
async function authenticateOrCount(context: Context, request: Request, response: Response): Promise<Identity> {
  try {
    return await authenticate(context, request)
  } catch (error) {
    if (error instanceof Problem && error.status === 401) await run(context.rateLimits.refused, request, response)
    throw error
  }
}
