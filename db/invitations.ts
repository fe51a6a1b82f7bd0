import { type Selectable, sql, type Transaction } from 'kysely'
import type { Actor } from '../interview/messages.ts'
import type { Database } from './database.ts'
import type { InvitationsTable, Schema } from './schema.ts'
import { lockPerson, noteSeatEvent, type Person } from './seat-events.ts'
import { hashOfSecret, newSecret } from './shown-once.ts'

const COLUMNS = [
  'invitations.id',
  'invitations.respondent',
  'invitations.created_at',
  'invitations.expires_at',
  'invitations.ended_at',
  'invitations.ended_because',
] as const

export type Invitation = Pick<
  Selectable<InvitationsTable>,
  'id' | 'respondent' | 'created_at' | 'expires_at' | 'ended_at' | 'ended_because'
>
/** `secret` in clear, for this once. */
export type MadeInvitation = Invitation & { secret: string }

/** By whose request; the same key of the same caller makes no second link. */
export interface InvitedBy {
  actor: Actor
  idempotencyKey: string | undefined
}

/** Thrown when the same request made links before: their secrets were shown then, and are not kept. */
export class InvitationMadeError extends Error {
  override name = 'InvitationMadeError'
  constructor() {
    super('this request has made an invitation before')
  }
}

/**
 * Links for those of these people who have none in force.
 * @throws InvitationMadeError
 */
export async function makeInvitations(
  db: Database,
  {
    sessionId,
    respondents,
    expiresAt,
    by,
  }: { sessionId: string; respondents: string[]; expiresAt: Date; by: InvitedBy },
): Promise<MadeInvitation[]> {
  return await db.transaction().execute(async (transaction) => {
    const made: MadeInvitation[] = []
    for (const respondent of respondents) {
      const person = { sessionId, respondent }
      await lockPerson(transaction, person)
      await refuseRepeated(transaction, person, by)
      await endExpired(transaction, person)
      if (!(await findInForce(transaction, person))) made.push(await insert(transaction, person, expiresAt, by))
    }
    return made
  })
}

/**
 * Another link for the same person in the place of one that is in force or has expired; the seat that this person has
 * ends, whichever link opened it.
 * @returns the new link; undefined when the link was revoked or has been renewed before
 * @throws InvitationMadeError
 */
export async function renewInvitation(
  db: Database,
  { id, expiresAt, by, ...person }: Person & { id: string; expiresAt: Date; by: InvitedBy },
): Promise<MadeInvitation | undefined> {
  return await db.transaction().execute(async (transaction) => {
    await lockPerson(transaction, person)
    await refuseRepeated(transaction, person, by)
    if (!(await end(transaction, person, { id, because: 'renewed', by }))) return undefined
    await endSeat(transaction, person, { because: 'renewed', by })
    return await insert(transaction, person, expiresAt, by)
  })
}

/**
 * Ends a link and the seat that this person has, whichever link opened it. A link that had ended before stays as it
 * ended: then the seat ends that it opened, as after the link itself has expired.
 */
export async function revokeInvitation(
  db: Database,
  { id, by, ...person }: Person & { id: string; by: InvitedBy },
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await lockPerson(transaction, person)
    const ended = await end(transaction, person, { id, because: 'revoked', by })
    await endSeat(transaction, person, { because: 'revoked', by, ...(ended ? {} : { openedBy: id }) })
  })
}

async function refuseRepeated(
  transaction: Transaction<Schema>,
  { respondent }: Person,
  { actor, idempotencyKey }: InvitedBy,
): Promise<void> {
  if (idempotencyKey === undefined) return
  const made = await transaction
    .selectFrom('invitations')
    .select('id')
    .where('created_by', '=', actor.id)
    .where('idempotency_key', '=', idempotencyKey)
    .where('respondent', '=', respondent)
    .executeTakeFirst()
  if (made) throw new InvitationMadeError()
}

async function findInForce(transaction: Transaction<Schema>, { sessionId, respondent }: Person) {
  return await transaction
    .selectFrom('invitations')
    .select('id')
    .where('session_id', '=', sessionId)
    .where('respondent', '=', respondent)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
}

async function endExpired(transaction: Transaction<Schema>, { sessionId, respondent }: Person): Promise<void> {
  await transaction
    .updateTable('invitations')
    .set({ ended_at: sql`expires_at`, ended_because: 'expired' })
    .where('session_id', '=', sessionId)
    .where('respondent', '=', respondent)
    .where('ended_at', 'is', null)
    .where('expires_at', '<=', sql<Date>`now()`)
    .execute()
}

async function insert(
  transaction: Transaction<Schema>,
  { sessionId, respondent }: Person,
  expiresAt: Date,
  { actor, idempotencyKey }: InvitedBy,
): Promise<MadeInvitation> {
  const { id } = (await sql<{ id: string }>`select uuidv7() as id`.execute(transaction)).rows[0] as { id: string }
  const secret = newSecret('lxi', id)
  const row = await transaction
    .insertInto('invitations')
    .values({
      id,
      session_id: sessionId,
      respondent,
      sha256: hashOfSecret(secret),
      created_by: actor.id,
      idempotency_key: idempotencyKey ?? null,
      expires_at: expiresAt,
    })
    .returning(COLUMNS)
    .executeTakeFirstOrThrow()
  await noteSeatEvent(transaction, sessionId, { event: 'invitation-made', respondent, invitation: id, actor })
  return { ...row, secret }
}

async function end(
  transaction: Transaction<Schema>,
  { sessionId, respondent }: Person,
  { id, because, by: { actor } }: { id: string; because: 'revoked' | 'renewed'; by: InvitedBy },
): Promise<boolean> {
  const ended = await transaction
    .updateTable('invitations')
    .set({ ended_at: sql`now()`, ended_because: because })
    .where('id', '=', id)
    .where('session_id', '=', sessionId)
    .where('respondent', '=', respondent)
    .where('ended_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!ended) return false
  const event = { respondent, invitation: id, code: because, actor }
  await noteSeatEvent(transaction, sessionId, { event: 'invitation-ended', ...event })
  return true
}

/** Ends the seat of a person; with `openedBy`, if it is one that this link opened. */
async function endSeat(
  transaction: Transaction<Schema>,
  { sessionId, respondent }: Person,
  { because, by: { actor }, openedBy }: { because: 'revoked' | 'renewed'; by: InvitedBy; openedBy?: string },
): Promise<void> {
  const seat = await transaction
    .updateTable('seats')
    .set({ ended_at: sql`now()`, ended_because: sql`case when expires_at <= now() then 'expired' else ${because} end` })
    .where('session_id', '=', sessionId)
    .where('respondent', '=', respondent)
    .where('ended_at', 'is', null)
    .$if(openedBy !== undefined, (query) => query.where('invitation_id', '=', openedBy as string))
    .returning(['number', 'invitation_id as invitation', 'ended_because as endedBecause'])
    .executeTakeFirst()
  if (seat?.endedBecause !== because) return
  const { number, invitation } = seat
  await noteSeatEvent(transaction, sessionId, {
    event: 'seat-ended',
    respondent,
    invitation,
    code: because,
    actor,
    seat: number,
  })
}

/** All of a session, the oldest first. */
export async function listInvitations(db: Database, sessionId: string): Promise<Invitation[]> {
  return await db.selectFrom('invitations').select(COLUMNS).where('session_id', '=', sessionId).orderBy('id').execute()
}

/** Whoever holds a link, by the id that stands in it. */
export async function findInvitation(
  db: Database,
  id: string,
): Promise<(Invitation & Person & { sha256: Buffer }) | undefined> {
  return await db
    .selectFrom('invitations')
    .select([...COLUMNS, 'session_id as sessionId', 'sha256'])
    .where('id', '=', id)
    .executeTakeFirst()
}
