import { sql } from 'kysely'
import type { Database } from './database.ts'

export interface User {
  id: string
  label: string
  created_at: Date
}

const COLUMNS = ['id', 'label', 'created_at'] as const

export async function createUser(db: Database, label: string): Promise<User> {
  return await db.insertInto('users').values({ label }).returning(COLUMNS).executeTakeFirstOrThrow()
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
