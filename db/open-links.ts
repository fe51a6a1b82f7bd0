import { sql, type Transaction } from 'kysely'
import type { Database } from './database.ts'
import type { Schema } from './schema.ts'

/** Links for staff that may be used still; it may have run out since. */
const revokeOpen = (db: Database) =>
  db
    .updateTable('staff_invitations')
    .set({ revoked_at: sql`now()` })
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)

/** Whatever is decided of a user's account and their links goes one by one, and never waits in a circle. */
export async function lockUser(transaction: Transaction<Schema>, userId: string): Promise<void> {
  await transaction.selectFrom('users').select('id').where('id', '=', userId).forNoKeyUpdate().execute()
}

/**
 * Revokes the open links for a user's account: one from before would undo what is decided now, as by opening the
 * account again or giving back a role. To be called before the account is changed: whoever uses a link holds it first.
 */
export async function revokeLinksOf(transaction: Transaction<Schema>, userId: string): Promise<void> {
  await lockUser(transaction, userId)
  await revokeOpen(transaction).where('user_id', '=', userId).execute()
}

/** Revokes the open link that was made for the first admin: it is not for a second one. */
export async function revokeFirstLink(db: Database): Promise<void> {
  await revokeOpen(db).where('created_by', 'is', null).execute()
}

/** Revokes the open links that a user made, by a key too: who is no admin any more lets nobody in later. */
export async function revokeLinksBy(transaction: Transaction<Schema>, userId: string): Promise<void> {
  await revokeOpen(transaction)
    .where(({ eb, selectFrom }) =>
      eb.or([
        eb('created_by', '=', userId),
        eb('created_by', 'in', selectFrom('api_keys').select('id').where('user_id', '=', userId)),
      ]),
    )
    .execute()
}
