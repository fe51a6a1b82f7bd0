import { sql, type Transaction } from 'kysely'
import pg from 'pg'
import type { Role } from '../interview/statuses.ts'
import type { Database } from './database.ts'
import { endSignIns, tellCaller } from './login-sessions.ts'
import { revokeFirstLink, revokeLinksBy, revokeLinksOf } from './open-links.ts'
import type { Schema } from './schema.ts'

/** By which two names are one: letters of another form, of another case and further blanks make no other name. */
export const nameKeyOf = (name: string): string => name.normalize('NFKC').toLowerCase().trim().replaceAll(/\s+/g, ' ')

export interface Account {
  userId: string
  name: string
  label: string
  /** A PHC string. */
  password: string
  roles: Role[]
}

const accountsOf = (db: Database | Transaction<Schema>) =>
  db
    .selectFrom('accounts')
    .innerJoin('users', 'users.id', 'accounts.user_id')
    .select(['accounts.user_id as userId', 'accounts.name', 'users.label', 'accounts.password', 'accounts.roles'])
    .where('accounts.ended_at', 'is', null)

export async function findAccount(db: Database, userId: string): Promise<Account | undefined> {
  return await accountsOf(db).where('accounts.user_id', '=', userId).executeTakeFirst()
}

export async function findAccountByName(db: Database, name: string): Promise<Account | undefined> {
  return await accountsOf(db).where('accounts.name_key', '=', nameKeyOf(name)).executeTakeFirst()
}

/** Whether anybody can sign in and administer. */
export async function hasAdmin(db: Database): Promise<boolean> {
  const admin = await db
    .selectFrom('accounts')
    .select('user_id')
    .where('ended_at', 'is', null)
    .where(sql<boolean>`'admin' = any(roles)`)
    .limit(1)
    .executeTakeFirst()
  return admin !== undefined
}

/** Thrown when somebody else signs in by this name. */
export class NameTakenError extends Error {
  override name = 'NameTakenError'
}

const isOfName = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && error.constraint === 'accounts_by_name'

/**
 * Makes a user's account, or opens the one that they have again: what was signed in by it is signed out, and no other
 * link for it is good any more.
 * @throws NameTakenError
 */
export async function setAccount(
  transaction: Transaction<Schema>,
  { userId, name, password, roles }: Omit<Account, 'label'>,
): Promise<void> {
  await revokeLinksOf(transaction, userId)
  const values = { name, name_key: nameKeyOf(name), password, roles }
  await transaction
    .insertInto('accounts')
    .values({ user_id: userId, ...values })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet({ ...values, ended_at: null }))
    .execute()
    .catch((error: unknown) => {
      throw isOfName(error) ? new NameTakenError() : error
    })
  if (roles.includes('admin')) await revokeFirstLink(transaction)
  await endSignIns(transaction, userId)
  await forgetBrowsers(transaction, userId)
}

const forgetBrowsers = (db: Database, userId: string) =>
  db.deleteFrom('known_browsers').where('user_id', '=', userId).execute()

/**
 * Keeps another hash for a password.
 * @param replaces the hash that it had: whoever comes second changes nothing
 * @returns whether it is kept
 */
export async function setPassword(
  db: Database,
  { userId, password, replaces }: { userId: string; password: string; replaces: string },
): Promise<boolean> {
  const changed = await db
    .updateTable('accounts')
    .set({ password })
    .where('user_id', '=', userId)
    .where('password', '=', replaces)
    .where('ended_at', 'is', null)
    .returning('user_id')
    .executeTakeFirst()
  return changed !== undefined
}

/**
 * From the next request on; event streams end, and come again with what is right then. Links for the account are over, and without the role of an admin those that they made.
 * Undefined, with nothing done, without an account.
 */
export async function setRoles(
  transaction: Transaction<Schema>,
  userId: string,
  roles: Role[],
): Promise<Role[] | undefined> {
  if (!(await findAccount(transaction, userId))) return undefined
  await revokeLinksOf(transaction, userId)
  const changed = await transaction
    .updateTable('accounts')
    .set({ roles })
    .where('user_id', '=', userId)
    .where('ended_at', 'is', null)
    .returning('roles')
    .executeTakeFirst()
  if (roles.includes('admin')) await revokeFirstLink(transaction)
  else await revokeLinksBy(transaction, userId)
  await tellCaller(transaction, userId)
  return changed?.roles
}

/**
 * Ends an account with all its sign-ins, the links to it and those that it gave out; only an invitation from afterwards opens it again.
 * @returns how many sign-ins were in force
 */
export async function endAccount(transaction: Transaction<Schema>, userId: string): Promise<number> {
  await revokeLinksOf(transaction, userId)
  await revokeLinksBy(transaction, userId)
  await transaction
    .updateTable('accounts')
    .set({ ended_at: sql`coalesce(ended_at, now())` })
    .where('user_id', '=', userId)
    .execute()
  await forgetBrowsers(transaction, userId)
  return await endSignIns(transaction, userId)
}
