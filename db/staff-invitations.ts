import { type Selectable, sql, type Transaction } from 'kysely'
import type { Role } from '../interview/statuses.ts'
import { hasAdmin, setAccount } from './accounts.ts'
import { createDatabase, type Database } from './database.ts'
import type { Schema } from './schema.ts'
import type { StaffInvitationsTable } from './schema-staff.ts'
import { hashOfSecret, idInSecret, newSecret } from './shown-once.ts'
import type { MadeBy } from './users.ts'

const COLUMNS = [
  'id',
  'label',
  'roles',
  'user_id',
  'created_at',
  'expires_at',
  'used_at',
  'used_by',
  'revoked_at',
] as const

export type StaffInvitation = Pick<Selectable<StaffInvitationsTable>, (typeof COLUMNS)[number]>
/** `secret` in clear, for this once. */
export type MadeStaffInvitation = StaffInvitation & { secret: string }

/** Thrown when the same request made a link before: its secret was shown then, and is not kept. */
export class StaffInvitationMadeError extends Error {
  override name = 'StaffInvitationMadeError'
}

export interface NewStaffInvitation {
  label: string
  roles: Role[]
  /** Whose account it makes or opens again; without it, somebody's who is new. */
  userId?: string | undefined
  hours: number
  by?: MadeBy
}

/** @throws StaffInvitationMadeError */
export async function makeStaffInvitation(
  db: Database,
  { label, roles, userId, hours, by }: NewStaffInvitation,
): Promise<MadeStaffInvitation> {
  const { id } = (await sql<{ id: string }>`select uuidv7() as id`.execute(db)).rows[0] as { id: string }
  const secret = newSecret('lxw', id)
  const made = await db
    .insertInto('staff_invitations')
    .values({
      id,
      label,
      roles,
      user_id: userId ?? null,
      sha256: hashOfSecret(secret),
      created_by: by?.callerId ?? null,
      idempotency_key: by?.idempotencyKey ?? null,
      expires_at: sql<Date>`now() + make_interval(hours => ${hours})`,
    })
    .onConflict((conflict) => conflict.columns(['created_by', 'idempotency_key']).doNothing())
    .returning(COLUMNS)
    .executeTakeFirst()
  if (!made) throw new StaffInvitationMadeError()
  return { ...made, secret }
}

/** Those that nobody has used and nobody has revoked, the newest first; expired ones for a while. */
export async function listStaffInvitations(db: Database): Promise<StaffInvitation[]> {
  return await db
    .selectFrom('staff_invitations')
    .select(COLUMNS)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', sql<Date>`now() - interval '30 days'`)
    .orderBy('id', 'desc')
    .limit(200)
    .execute()
}

/** Revokes a link that nobody has used; revoking twice keeps the first time. Undefined when there is none. */
export async function revokeStaffInvitation(db: Database, id: string): Promise<StaffInvitation | undefined> {
  return await db
    .updateTable('staff_invitations')
    .set({ revoked_at: sql`coalesce(revoked_at, now())` })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .returning(COLUMNS)
    .executeTakeFirst()
}

/** The link behind a secret, whether it still lets in or not. */
export async function findStaffInvitation(db: Database, secret: string): Promise<StaffInvitation | undefined> {
  const id = idInSecret('lxw', secret)
  if (id === undefined) return undefined
  return await db
    .selectFrom('staff_invitations')
    .select(COLUMNS)
    .where('id', '=', id)
    .where('sha256', '=', hashOfSecret(secret))
    .executeTakeFirst()
}

export type InvitationFault = 'used' | 'revoked' | 'expired'

/** Why a link does not let in any more. */
export function faultOf({ used_at, revoked_at, expires_at }: StaffInvitation): InvitationFault | undefined {
  if (used_at) return 'used'
  if (revoked_at) return 'revoked'
  return expires_at.getTime() <= Date.now() ? 'expired' : undefined
}

/**
 * Uses a link up and makes its account, both or neither.
 * @returns whose account it is; undefined when somebody was faster, or it has ended meanwhile
 * @throws NameTakenError
 */
export async function useStaffInvitation(
  transaction: Transaction<Schema>,
  { id, name, password }: { id: string; name: string; password: string },
): Promise<string | undefined> {
  const used = await transaction
    .updateTable('staff_invitations')
    .set({ used_at: sql`now()` })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', sql<Date>`now()`)
    .returning(['label', 'roles', 'user_id'])
    .executeTakeFirst()
  if (!used) return undefined
  const { label, roles } = used
  const userId =
    used.user_id ??
    (await transaction.insertInto('users').values({ label }).returning('id').executeTakeFirstOrThrow()).id
  await setAccount(transaction, { userId, name, password, roles })
  await transaction.updateTable('staff_invitations').set({ used_by: userId }).where('id', '=', id).execute()
  return userId
}

const FIRST = { label: 'Administrator', roles: ['admin'] satisfies Role[], hours: 24 }
/** Two starts at once must not make two first links. */
const FIRST_LINK_LOCK = 4_739_146_217

/**
 * The secret of the link by which the first admin gets an account; undefined when there is one. What is kept of an
 * earlier start is the same again while it lets in, and another takes its place when it does not.
 */
export async function ensureFirstLink(url: string, kept: string | undefined): Promise<string | undefined> {
  const db = createDatabase(url)
  try {
    return await db.transaction().execute(async (transaction) => {
      await sql`select pg_advisory_xact_lock(${FIRST_LINK_LOCK})`.execute(transaction)
      if (await hasAdmin(transaction)) return undefined
      const earlier = kept === undefined ? undefined : await findStaffInvitation(transaction, kept)
      if (earlier && faultOf(earlier) === undefined) return kept
      await transaction
        .updateTable('staff_invitations')
        .set({ revoked_at: sql`now()` })
        .where('created_by', 'is', null)
        .where('used_at', 'is', null)
        .where('revoked_at', 'is', null)
        .execute()
      return (await makeStaffInvitation(transaction, FIRST)).secret
    })
  } finally {
    await db.destroy()
  }
}
