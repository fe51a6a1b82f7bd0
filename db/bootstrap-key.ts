import { sql } from 'kysely'
import { createApiKey } from './api-keys.ts'
import { createDatabase } from './database.ts'

/** Two first starts at once must not make two first keys. */
const FIRST_KEY_LOCK = 4_739_146_216

/** A fresh admin key in clear when no key was ever made, for the first start; undefined afterwards. */
export async function createFirstKey(url: string): Promise<string | undefined> {
  const db = createDatabase(url)
  try {
    return await db.transaction().execute(async (transaction) => {
      await sql`select pg_advisory_xact_lock(${FIRST_KEY_LOCK})`.execute(transaction)
      const existing = await transaction
        .selectFrom('api_keys')
        .select('id')
        .where('revoked_at', 'is', null)
        .limit(1)
        .executeTakeFirst()
      if (existing) return undefined
      return (await createApiKey(transaction, { role: 'admin', label: 'first key' })).key
    })
  } finally {
    await db.destroy()
  }
}

/** One more admin key in clear, whatever keys there are. */
export async function createAdminKey(url: string): Promise<string> {
  const db = createDatabase(url)
  try {
    return (await createApiKey(db, { role: 'admin', label: 'made on this machine' })).key
  } finally {
    await db.destroy()
  }
}
