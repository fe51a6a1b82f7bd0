import { type Selectable, sql } from 'kysely'
import type { Role } from '../interview/statuses.ts'
import type { Database } from './database.ts'
import { PROGRESS_CHANNEL } from './progress.ts'
import type { LoginSessionsTable } from './schema-staff.ts'
import { hashOfSecret, newSecret } from './shown-once.ts'

/** A sign-in ends by itself after this, and before it when it was not used for so long. */
const LIFE_DAYS = 7
const IDLE_HOURS = 12
const AGENT_LENGTH = 300

export interface SignIn {
  id: string
  userId: string
  sha256: Buffer
  lastUsedAt: Date
  /** As they are now, and not as they were at the time. */
  roles: Role[]
}

/** Still in force by its own times; whether its account is, is another question. */
export const inForce = sql<boolean>`login_sessions.ended_at is null and login_sessions.expires_at > now()
  and login_sessions.last_used_at > now() - make_interval(hours => ${sql.lit(IDLE_HOURS)})`

/** A sign-in that is in force, of an account that is. */
export async function findSignIn(db: Database, id: string): Promise<SignIn | undefined> {
  return await db
    .selectFrom('login_sessions')
    .innerJoin('accounts', 'accounts.user_id', 'login_sessions.user_id')
    .select([
      'login_sessions.id',
      'login_sessions.user_id as userId',
      'login_sessions.sha256',
      'login_sessions.last_used_at as lastUsedAt',
      'accounts.roles',
    ])
    .where('login_sessions.id', '=', id)
    .where('accounts.ended_at', 'is', null)
    .where(inForce)
    .executeTakeFirst()
}

/** Notes that a sign-in was used, at most once a minute however many requests and processes use it. */
export async function touchSignIn(db: Database, id: string): Promise<void> {
  await db
    .updateTable('login_sessions')
    .set({ last_used_at: sql`now()` })
    .where('id', '=', id)
    .where('last_used_at', '<', sql<Date>`now() - interval '1 minute'`)
    .execute()
}

export interface NewSignIn {
  userId: string
  address: string | undefined
  /** As the browser calls itself. */
  agent: string | undefined
}

/** A fresh sign-in; its secret in clear, for this once. */
export async function openSignIn(
  db: Database,
  { userId, address, agent }: NewSignIn,
): Promise<{ id: string; secret: string; createdAt: Date; expiresAt: Date }> {
  const { id } = (await sql<{ id: string }>`select uuidv7() as id`.execute(db)).rows[0] as { id: string }
  const secret = newSecret('lxc', id)
  const made = await db
    .insertInto('login_sessions')
    .values({
      id,
      user_id: userId,
      sha256: hashOfSecret(secret),
      expires_at: sql<Date>`now() + make_interval(days => ${sql.lit(LIFE_DAYS)})`,
      address: address ?? null,
      agent: agent?.slice(0, AGENT_LENGTH) ?? null,
    })
    .returning(['created_at as createdAt', 'expires_at as expiresAt'])
    .executeTakeFirstOrThrow()
  return { id, secret, ...made }
}

export type ListedSignIn = Pick<
  Selectable<LoginSessionsTable>,
  'id' | 'created_at' | 'last_used_at' | 'address' | 'agent'
>

/** Those of a user that are in force, the newest first. */
export async function listSignIns(db: Database, userId: string): Promise<ListedSignIn[]> {
  return await db
    .selectFrom('login_sessions')
    .select(['id', 'created_at', 'last_used_at', 'address', 'agent'])
    .where('user_id', '=', userId)
    .where(inForce)
    .orderBy('id', 'desc')
    .limit(200)
    .execute()
}

/** Ends one sign-in of a user for good. @returns whether there was one, ended before or not */
export async function endSignIn(db: Database, { id, userId }: { id: string; userId: string }): Promise<boolean> {
  const ended = await db
    .updateTable('login_sessions')
    .set({ ended_at: sql`coalesce(ended_at, now())` })
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .returning('id')
    .executeTakeFirst()
  await tellCaller(db, userId)
  return ended !== undefined
}

/** Ends all sign-ins of a user, but for one. @returns how many were in force until now */
export async function endSignIns(db: Database, userId: string, { but }: { but?: string } = {}): Promise<number> {
  const ended = await db
    .updateTable('login_sessions')
    .set({ ended_at: sql`now()` })
    .where('user_id', '=', userId)
    .where(inForce)
    .$if(but !== undefined, (query) => query.where('id', '!=', but as string))
    .returning('id')
    .execute()
  await tellCaller(db, userId)
  return ended.length
}

/** Has every process look at once whether what a caller has open may stay so; in a transaction, once that is done. */
export async function tellCaller(db: Database, callerId: string): Promise<void> {
  await sql`select pg_notify(${PROGRESS_CHANNEL}, ${callerId})`.execute(db)
}
