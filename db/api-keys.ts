import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Role } from '../interview/statuses.ts'
import type { Database } from './database.ts'
import { tellCaller } from './login-sessions.ts'
import { hashOfSecret, newSecret } from './shown-once.ts'
import type { MadeBy } from './users.ts'

export interface ApiKey {
  id: string
  userId: string
  role: Role
  sha256: Buffer
  lastUsedAt: Date | null
}

/** The key with this id, unless it was revoked or has expired. */
export async function findActiveApiKey(db: Database, id: string): Promise<ApiKey | undefined> {
  return await db
    .selectFrom('api_keys')
    .select(['id', 'user_id as userId', 'role', 'sha256', 'last_used_at as lastUsedAt'])
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .where((where) => where.or([where('expires_at', 'is', null), where('expires_at', '>', sql<Date>`now()`)]))
    .executeTakeFirst()
}

/** Notes that a key was used, at most once a minute however many requests and processes use it. */
export async function touchApiKey(db: Database, id: string): Promise<void> {
  await db
    .updateTable('api_keys')
    .set({ last_used_at: sql`now()` })
    .where('id', '=', id)
    .where((where) =>
      where.or([where('last_used_at', 'is', null), where('last_used_at', '<', sql<Date>`now() - interval '1 minute'`)]),
    )
    .execute()
}

/** Others with the same request wait until this transaction is over. */
async function findKeyMadeBy(db: Database, { callerId, idempotencyKey }: MadeBy): Promise<{ id: string } | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${callerId} ${idempotencyKey}`}, 0))`.execute(db)
  return await db
    .selectFrom('api_keys')
    .select('id')
    .where('created_by', '=', callerId)
    .where('idempotency_key', '=', idempotencyKey ?? null)
    .executeTakeFirst()
}

export interface CreatedKey {
  id: string
  userId: string
  createdAt: Date
  /** In clear, for this once. */
  key: string
}

/** Thrown when the same request made a key before: its secret was shown then, and is not kept. */
export class KeyMadeError extends Error {
  override name = 'KeyMadeError'
  readonly keyId: string
  constructor(keyId: string) {
    super('this request has made a key before')
    this.keyId = keyId
  }
}

export interface NewKey {
  role: Role
  label: string
  userId?: string | undefined
  /** Without it the key holds until it is revoked. */
  expiresAt?: Date | undefined
  by?: MadeBy
}

/**
 * A new key, for a new user unless `userId` names one. Call it in a transaction, so that a refused
 * one leaves no user behind.
 * @throws KeyMadeError
 */
export async function createApiKey(db: Database, { role, label, userId, expiresAt, by }: NewKey): Promise<CreatedKey> {
  const earlier = by?.idempotencyKey === undefined ? undefined : await findKeyMadeBy(db, by)
  if (earlier) throw new KeyMadeError(earlier.id)
  const owner = userId ?? (await db.insertInto('users').values({ label }).returning('id').executeTakeFirstOrThrow()).id
  const { id } = (await sql<{ id: string }>`select uuidv7() as id`.execute(db)).rows[0] as { id: string }
  const key = newSecret('lxn', id)
  const { created_at } = await db
    .insertInto('api_keys')
    .values({
      id,
      user_id: owner,
      role,
      label,
      sha256: hashOfSecret(key),
      expires_at: expiresAt ?? null,
      created_by: by?.callerId ?? null,
      idempotency_key: by?.idempotencyKey ?? null,
    })
    .returning('created_at')
    .executeTakeFirstOrThrow()
  return { id, userId: owner, createdAt: created_at, key }
}

/** May make rooms, and is seen by nobody: see `ensureKeylessKey`. */
export const KEYLESS_ROLE: Role = 'lawyer'
const KEYLESS = { keyId: '00000000-0000-7000-8000-00000000c1e5', userId: '00000000-0000-7000-8000-00000000c1e4' }

/**
 * The one owner of all rooms that clients without a key have made. Its key was never alive: it is
 * revoked from the start, and its hash is random.
 */
export async function ensureKeylessKey(db: Database): Promise<{ keyId: string; userId: string }> {
  const { keyId, userId } = KEYLESS
  const label = 'clients without a key'
  await db
    .insertInto('users')
    .values({ id: userId, label })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
  await db
    .insertInto('api_keys')
    .values({ id: keyId, user_id: userId, role: KEYLESS_ROLE, label, sha256: randomBytes(32), revoked_at: sql`now()` })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
  return KEYLESS
}

export interface KeyPage {
  userId?: string | undefined
  /** Keys made after this one: the last of the page before. */
  after?: string | undefined
  limit: number
}

/** In the order in which they were made. */
export async function listApiKeys(db: Database, { userId, after, limit }: KeyPage) {
  return await db
    .selectFrom('api_keys')
    .select(['id', 'user_id', 'role', 'label', 'created_at', 'revoked_at', 'expires_at', 'last_used_at'])
    .$if(userId !== undefined, (query) => query.where('user_id', '=', userId as string))
    .$if(after !== undefined, (query) => query.where('id', '>', after as string))
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** Revokes a key for good; revoking twice keeps the first time. Undefined when there is no such key. */
export async function revokeApiKey(db: Database, id: string): Promise<{ id: string; revokedAt: Date } | undefined> {
  const revoked = await db
    .updateTable('api_keys')
    .set({ revoked_at: sql`coalesce(revoked_at, now())` })
    .where('id', '=', id)
    .returning(['id', sql<Date>`revoked_at`.as('revokedAt')])
    .executeTakeFirst()
  await tellCaller(db, id)
  return revoked
}
