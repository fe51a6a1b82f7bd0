import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { findActiveApiKey, hashOfKey, keyIdOf, touchApiKey } from '../db/api-keys.ts'
import type { Role } from '../interview/statuses.ts'
import type { Context } from './context.ts'
import { Problem } from './problems.ts'

/** Who calls: an API key, its owner and what it may do. */
export interface Caller {
  keyId: string
  userId: string
  role: Role
}

/** Who may call a route; there is no default. */
export type Access = 'public' | readonly [Role, ...Role[]]

const STALE_MS = 60_000

const unauthenticated = (detail: string) =>
  new Problem(401, 'unauthenticated', detail, {}, { 'www-authenticate': 'Bearer' })

function keyOf({ headers }: IncomingMessage): string | undefined {
  const bearer = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1]
  const plain = headers['x-api-key']
  return bearer ?? (typeof plain === 'string' && plain !== '' ? plain : undefined)
}

/**
 * The caller behind `Authorization: Bearer` or `X-API-Key`.
 * @throws Problem 401 when there is no key, or one that is unknown, wrong or revoked
 */
export async function authenticate(
  { db, log }: Pick<Context, 'db' | 'log'>,
  request: IncomingMessage,
): Promise<Caller> {
  const given = keyOf(request)
  if (given === undefined) {
    throw unauthenticated('An API key is due, as "Authorization: Bearer lxn_..." or "X-API-Key: lxn_...".')
  }
  const id = keyIdOf(given)
  const key = id === undefined ? undefined : await findActiveApiKey(db, id)
  if (!key || !timingSafeEqual(hashOfKey(given), key.sha256)) {
    throw unauthenticated('This API key is unknown or was revoked.')
  }
  if (!key.lastUsedAt || Date.now() - key.lastUsedAt.getTime() > STALE_MS) {
    void touchApiKey(db, key.id).catch(() => log.warn('could not note the use of an API key'))
  }
  return { keyId: key.id, userId: key.userId, role: key.role }
}

/** @throws Problem 403 */
export function authorise(access: readonly Role[], caller: Caller): void {
  if (access.includes(caller.role)) return
  throw new Problem(
    403,
    'forbidden',
    `This needs the role ${access.join(' or ')}; this key has the role ${caller.role}.`,
  )
}
