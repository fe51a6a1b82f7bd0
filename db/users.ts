import { sql } from 'kysely'
import type { Database } from './database.ts'

export interface User {
  id: string
  label: string
  created_at: Date
}

const COLUMNS = ['id', 'label', 'created_at'] as const

/** Which request makes a row: the caller's key, and the caller's name for the request. */
export interface MadeBy {
  keyId: string
  idempotencyKey: string | undefined
}

/** Makes a user, or finds the one that the same request made. */
export async function ensureUser(db: Database, label: string, { keyId, idempotencyKey }: MadeBy): Promise<User> {
  const created = await db
    .insertInto('users')
    .values({ label, created_by: keyId, idempotency_key: idempotencyKey ?? null })
    .onConflict((conflict) => conflict.columns(['created_by', 'idempotency_key']).doNothing())
    .returning(COLUMNS)
    .executeTakeFirst()
  if (created) return created
  return await db
    .selectFrom('users')
    .select(COLUMNS)
    .where('created_by', '=', keyId)
    .where('idempotency_key', '=', idempotencyKey ?? null)
    .executeTakeFirstOrThrow()
}

export async function findUser(db: Database, id: string): Promise<User | undefined> {
  return await db.selectFrom('users').select(COLUMNS).where('id', '=', id).executeTakeFirst()
}

/** In the order in which they were made, from the one after `after`. */
export async function listUsers(db: Database, page: { after?: string | undefined; limit: number }): Promise<User[]> {
  const { after, limit } = page
  return await db
    .selectFrom('users')
    .select(COLUMNS)
    .$if(after !== undefined, (query) => query.where('id', '>', after as string))
    .orderBy('id')
    .limit(limit)
    .execute()
}

/**
 * Revokes every key of a user for good. The user stays: records say by whom things were done.
 * @returns how many keys were alive until now
 */
export async function revokeKeysOf(db: Database, userId: string): Promise<number> {
  const revoked = await db
    .updateTable('api_keys')
    .set({ revoked_at: sql`now()` })
    .where('user_id', '=', userId)
    .where('revoked_at', 'is', null)
    .returning('id')
    .execute()
  return revoked.length
}
