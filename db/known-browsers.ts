import { sql } from 'kysely'
import type { Database } from './database.ts'
import { hashOfSecret, idInSecret, newSecret } from './shown-once.ts'

/** Notes that somebody has signed in with a browser. @returns its secret in clear, for this once */
export async function noteBrowser(db: Database, userId: string): Promise<string> {
  const { id } = (await sql<{ id: string }>`select uuidv7() as id`.execute(db)).rows[0] as { id: string }
  const secret = newSecret('lxb', id)
  await db
    .insertInto('known_browsers')
    .values({ id, user_id: userId, sha256: hashOfSecret(secret) })
    .execute()
  return secret
}

/** The browser behind a secret, and who has signed in with it. */
export async function findBrowser(
  db: Database,
  secret: string | undefined,
): Promise<{ id: string; userId: string } | undefined> {
  const id = secret === undefined ? undefined : idInSecret('lxb', secret)
  if (secret === undefined || id === undefined) return undefined
  return await db
    .selectFrom('known_browsers')
    .select(['id', 'user_id as userId'])
    .where('id', '=', id)
    .where('sha256', '=', hashOfSecret(secret))
    .executeTakeFirst()
}
