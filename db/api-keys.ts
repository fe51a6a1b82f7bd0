import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Role } from '../interview/statuses.ts'
import type { Database } from './database.ts'

const KEY = /^lxn_([0-9a-f]{32})_[A-Za-z0-9_-]{43}$/

const uuidOf = (hex: string): string => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')

/** SHA-256 of a key as it is shown once. The secret has 256 random bits, so a slow hash adds nothing. */
export const hashOfKey = (key: string): Buffer => createHash('sha256').update(key).digest()

/** The id that stands in a key, or undefined when it does not look like a key of ours. */
export function keyIdOf(key: string): string | undefined {
  const hex = KEY.exec(key)?.[1]
  return hex === undefined ? undefined : uuidOf(hex)
}

export interface ApiKey {
  id: string
  userId: string
  role: Role
  sha256: Buffer
  lastUsedAt: Date | null
}

/** The key with this id, unless it was revoked. */
export async function findActiveApiKey(db: Database, id: string): Promise<ApiKey | undefined> {
  return await db
    .selectFrom('api_keys')
    .select(['id', 'user_id as userId', 'role', 'sha256', 'last_used_at as lastUsedAt'])
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
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

export async function findUser(db: Database, id: string): Promise<{ id: string } | undefined> {
  return await db.selectFrom('users').select('id').where('id', '=', id).executeTakeFirst()
}

export interface CreatedKey {
  id: string
  userId: string
  createdAt: Date
  /** In clear, for this once. */
  key: string
}

/** A new key, for a new user unless `userId` names one. */
export async function createApiKey(
  db: Database,
  { role, label, userId }: { role: Role; label: string; userId?: string | undefined },
): Promise<CreatedKey> {
  const owner = userId ?? (await db.insertInto('users').values({ label }).returning('id').executeTakeFirstOrThrow()).id
  const { id } = (await sql<{ id: string }>`select uuidv7() as id`.execute(db)).rows[0] as { id: string }
  const key = `lxn_${id.replaceAll('-', '')}_${randomBytes(32).toString('base64url')}`
  const { created_at } = await db
    .insertInto('api_keys')
    .values({ id, user_id: owner, role, label, sha256: hashOfKey(key) })
    .returning('created_at')
    .executeTakeFirstOrThrow()
  return { id, userId: owner, createdAt: created_at, key }
}

export async function listApiKeys(db: Database) {
  return await db
    .selectFrom('api_keys')
    .select(['id', 'user_id', 'role', 'label', 'created_at', 'revoked_at', 'last_used_at'])
    .orderBy('id')
    .execute()
}

/** Revokes a key for good; revoking twice keeps the first time. Undefined when there is no such key. */
export async function revokeApiKey(
  db: Database,
  id: string,
): Promise<{ id: string; revoked_at: Date | null } | undefined> {
  return await db
    .updateTable('api_keys')
    .set({ revoked_at: sql`coalesce(revoked_at, now())` })
    .where('id', '=', id)
    .returning(['id', 'revoked_at'])
    .executeTakeFirst()
}
