import { sql, type Transaction } from 'kysely'
import type { SeatCode } from '../interview/seats.ts'
import type { Database } from './database.ts'
import type { Schema } from './schema.ts'
import { lockPerson, noteSeatEvent, type Person } from './seat-events.ts'
import { hashOfSecret, newSecret } from './shown-once.ts'

/** A seat lasts so long after its last use. */
const SEAT_MS = 60 * 60_000
/** A use within this time of another is not written. */
const TOUCH_MS = 60_000
/** By one link; enough for somebody who goes to and fro. */
const SEATS = { limit: 100, withinMs: 10 * 60_000 }
/** By one link ever: each is told to the workflow, as is its end, and all people's together are far from what it takes. */
const SEATS_OF_LINK = 200
/** So often a link that holds no longer is refused in the record. */
const REFUSALS_NOTED = 20

const interval = (ms: number) => sql`make_interval(secs => ${sql.lit(ms / 1000)})`
const inMs = (ms: number) => sql<Date>`now() + ${interval(ms)}`

/** Why a seat is no longer one. */
export type SeatEnd = SeatCode | 'moved'

export interface Seat extends Person {
  id: string
  number: number
  invitationId: string
  takenAt: Date
  expiresAt: Date
  end: SeatEnd | undefined
}

export type Taken =
  | { secret: string; seat: Seat; from: number | undefined }
  /** `over`, `too-many` and `used-up` are said to the browser alone. */
  | { refused: 'revoked' | 'renewed' | 'expired' | 'over' | 'too-many' | 'used-up' }

/**
 * Lets the browser in that shows this invitation. The one before it loses its place: of one person the newest counts.
 * A repeated call takes another seat; what is told of each is known by the id of its event.
 */
export async function takeSeat(db: Database, invitation: Person & { id: string }): Promise<Taken> {
  const { sessionId, respondent } = invitation
  return await db.transaction().execute(async (transaction) => {
    await lockPerson(transaction, invitation)
    const refused = await refusalOfSeat(transaction, invitation)
    if (refused) return { refused }
    const before = await endSeatInForce(transaction, invitation)
    const from = before?.because === 'moved' ? before.number : undefined
    const { id } = (await sql<{ id: string }>`select uuidv7() as id`.execute(transaction)).rows[0] as { id: string }
    const secret = newSecret('lxs', id)
    const row = await transaction
      .insertInto('seats')
      .values({
        id,
        invitation_id: invitation.id,
        session_id: sessionId,
        respondent,
        number: sql<number>`(select coalesce(max(number), 0) + 1 from seats
          where session_id = ${sessionId} and respondent = ${respondent})`,
        sha256: hashOfSecret(secret),
        expires_at: inMs(SEAT_MS),
      })
      .returning(SEAT)
      .executeTakeFirstOrThrow()
    await noteSeatEvent(transaction, sessionId, {
      event: from === undefined ? 'seat-taken' : 'seat-moved',
      respondent,
      invitation: invitation.id,
      seat: row.number,
      ...(from === undefined ? {} : { from }),
    })
    return { secret, seat: { ...row, end: undefined }, from }
  })
}

async function refusalOfSeat(transaction: Transaction<Schema>, { id, sessionId, respondent }: Person & { id: string }) {
  const { isOver, endedBecause, isExpired, recent, ever } = await transaction
    .selectFrom('invitations')
    .innerJoin('sessions', 'sessions.id', 'invitations.session_id')
    .leftJoin('seats', 'seats.invitation_id', 'invitations.id')
    .select(({ fn }) => [
      sql<boolean>`sessions.ended_at is not null`.as('isOver'),
      'invitations.ended_because as endedBecause',
      sql<boolean>`invitations.expires_at <= now()`.as('isExpired'),
      fn.count<string>('seats.id').filterWhere('taken_at', '>', inMs(-SEATS.withinMs)).as('recent'),
      fn.count<string>('seats.id').as('ever'),
    ])
    .where('invitations.id', '=', id)
    .groupBy(['invitations.id', 'sessions.id'])
    .executeTakeFirstOrThrow()
  if (isOver) return 'over'
  const code = endedBecause ?? (isExpired ? 'expired' : undefined)
  if (code === undefined) {
    if (Number(ever) >= SEATS_OF_LINK) return 'used-up'
    return Number(recent) >= SEATS.limit ? 'too-many' : undefined
  }
  const noted = await transaction
    .updateTable('invitations')
    .set({ refusals: sql`refusals + 1` })
    .where('id', '=', id)
    .where('refusals', '<', REFUSALS_NOTED)
    .returning('id')
    .executeTakeFirst()
  if (noted) await noteSeatEvent(transaction, sessionId, { event: 'seat-refused', respondent, invitation: id, code })
  return code
}

/** @returns the seat that this person had, and why it is none now */
async function endSeatInForce(transaction: Transaction<Schema>, { sessionId, respondent }: Person) {
  return await transaction
    .updateTable('seats')
    .set({ ended_at: sql`now()`, ended_because: sql`case when expires_at <= now() then 'expired' else 'moved' end` })
    .where('session_id', '=', sessionId)
    .where('respondent', '=', respondent)
    .where('ended_at', 'is', null)
    .returning(['number', 'ended_because as because'])
    .executeTakeFirst()
}

const SEAT = [
  'id',
  'session_id as sessionId',
  'respondent',
  'number',
  'invitation_id as invitationId',
  'taken_at as takenAt',
  'expires_at as expiresAt',
] as const

/** Whoever holds a seat, by the id that stands in its secret, also once it has ended. */
export async function findSeat(db: Database, id: string): Promise<(Seat & { sha256: Buffer }) | undefined> {
  const row = await db
    .selectFrom('seats')
    .select([
      ...SEAT,
      'sha256',
      sql<SeatEnd | null>`coalesce(ended_because, case when expires_at <= now() then 'expired' end)`.as('end'),
    ])
    .where('id', '=', id)
    .executeTakeFirst()
  return row && { ...row, end: row.end ?? undefined }
}

/** The seat of a person that counts, by its number; undefined while nobody has one. */
export async function findSeatInForce(db: Database, { sessionId, respondent }: Person): Promise<number | undefined> {
  const row = await db
    .selectFrom('seats')
    .select('number')
    .where('session_id', '=', sessionId)
    .where('respondent', '=', respondent)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', sql<Date>`now()`)
    .executeTakeFirst()
  return row?.number
}

/** Puts off the end of a seat that is used, at most once a minute; it comes when the interview has been over so long. */
export async function touchSeat(db: Database, id: string): Promise<void> {
  await db
    .updateTable('seats')
    .from('sessions')
    .set({ expires_at: sql`coalesce(sessions.ended_at + ${interval(SEAT_MS)}, ${inMs(SEAT_MS)})` })
    .whereRef('sessions.id', '=', 'seats.session_id')
    .where('seats.id', '=', id)
    .where('seats.ended_at', 'is', null)
    .where('expires_at', '>', sql<Date>`now()`)
    .where('expires_at', '<', inMs(SEAT_MS - TOUCH_MS))
    .execute()
}

/** Ends a seat by its holder's wish; a seat that has ended stays as it ended. */
export async function leaveSeat(
  db: Database,
  { id, sessionId, respondent, number, invitationId }: Seat,
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const left = await transaction
      .updateTable('seats')
      .set({ ended_at: sql`now()`, ended_because: 'left' })
      .where('id', '=', id)
      .where('ended_at', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (!left) return
    const event = { respondent, invitation: invitationId, seat: number, code: 'left' } as const
    await noteSeatEvent(transaction, sessionId, { event: 'seat-ended', ...event })
  })
}

/** By respondent: the seats that count, for who looks at the links of a session. */
export async function seatsInForce(
  db: Database,
  sessionId: string,
): Promise<Map<string, { invitationId: string; number: number; takenAt: Date }>> {
  const rows = await db
    .selectFrom('seats')
    .select(['respondent', 'invitation_id as invitationId', 'number', 'taken_at as takenAt'])
    .where('session_id', '=', sessionId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', sql<Date>`now()`)
    .execute()
  return new Map(rows.map(({ respondent, ...seat }) => [respondent, seat]))
}
