import { sql } from 'kysely'
import type { Role } from '../interview/statuses.ts'
import type { Database } from './database.ts'
import { inForce, tellCaller } from './login-sessions.ts'

export interface User {
  id: string
  label: string
  created_at: Date
  /** By which they sign in; null without an account. */
  name: string | null
  /** Of their account; their keys have each its own. */
  roles: Role[]
  signed_in: boolean
}

/** Users with what their accounts say of them. */
const usersOf = (db: Database) =>
  db
    .selectFrom('users')
    .leftJoin('accounts', (join) => join.onRef('accounts.user_id', '=', 'users.id').on('accounts.ended_at', 'is', null))
    .select([
      'users.id',
      'users.label',
      'users.created_at',
      'accounts.name',
      sql<Role[]>`coalesce(accounts.roles, '{}')`.as('roles'),
      sql<boolean>`exists (select from login_sessions where login_sessions.user_id = accounts.user_id and ${inForce})`.as(
        'signed_in',
      ),
    ])

/** Which request makes a row: the caller, and the caller's name for the request. */
export interface MadeBy {
  callerId: string
  idempotencyKey: string | undefined
}

/** Makes a user, or finds the one that the same request made. */
export async function ensureUser(db: Database, label: string, { callerId, idempotencyKey }: MadeBy): Promise<User> {
  const created = await db
    .insertInto('users')
    .values({ label, created_by: callerId, idempotency_key: idempotencyKey ?? null })
    .onConflict((conflict) => conflict.columns(['created_by', 'idempotency_key']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return await usersOf(db)
    .$if(created !== undefined, (query) => query.where('users.id', '=', created?.id as string))
    .$if(created === undefined, (query) =>
      query.where('users.created_by', '=', callerId).where('users.idempotency_key', '=', idempotencyKey ?? null),
    )
    .executeTakeFirstOrThrow()
}

export async function findUser(db: Database, id: string): Promise<User | undefined> {
  return await usersOf(db).where('users.id', '=', id).executeTakeFirst()
}

/** In the order in which they were made, from the one after `after`. */
export async function listUsers(db: Database, page: { after?: string | undefined; limit: number }): Promise<User[]> {
  const { after, limit } = page
  return await usersOf(db)
    .$if(after !== undefined, (query) => query.where('users.id', '>', after as string))
    .orderBy('users.id')
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
  for (const { id } of revoked) await tellCaller(db, id)
  return revoked.length
}
