import { type Kysely, sql, type Transaction } from 'kysely'
import type { RoomRole } from '../interview/statuses.ts'
import type { Database } from './database.ts'
import type { Schema } from './schema.ts'

/** A room that an integrator made; each is an observed interview. */
export interface Room {
  sessionId: string
  name: string
  maxParticipants: number
  /** The caller that made it: an API key, or the user who had signed in. */
  owner: string
  over: boolean
}

export interface NewRoom {
  lawyerId: string
  owner: string
  name: string
  maxParticipants: number
  /** The same key of the same owner gives the room that it made the first time. */
  idempotencyKey?: string | undefined
}

/** Thrown when a room of this name is somebody else's, or is over. */
export class RoomTakenError extends Error {
  override name = 'RoomTakenError'
}

/** Thrown when an idempotency key has made a session that is no room. */
export class KeyUsedError extends Error {
  override name = 'KeyUsedError'
}

/** Others who want the same wait until this transaction is over. */
const lock = (transaction: Transaction<Schema>, what: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${what}, 0))`.execute(transaction)

const roomsOf = (db: Kysely<Schema> | Transaction<Schema>) =>
  db
    .selectFrom('rooms')
    .innerJoin('sessions', 'sessions.id', 'rooms.session_id')
    .select([
      'rooms.session_id as sessionId',
      'rooms.name',
      'rooms.max_participants as maxParticipants',
      'rooms.owner',
      sql<boolean>`sessions.ended_at is not null`.as('over'),
    ])

/**
 * Makes a room with its session, or finds the one that the same idempotency key made, or the one
 * that its owner has under this name. A name is used once: LiveKit renews the token of whoever is in
 * a room, so an old one could open a later room of the same name.
 * @throws RoomTakenError, KeyUsedError
 */
export async function ensureRoom(db: Database, room: NewRoom): Promise<Room> {
  return await db.transaction().execute(async (transaction) => {
    await lock(transaction, `${room.lawyerId} ${room.idempotencyKey ?? ''}`)
    await lock(transaction, room.name)
    const repeated =
      room.idempotencyKey === undefined
        ? undefined
        : await roomsOf(transaction)
            .where('sessions.lawyer_id', '=', room.lawyerId)
            .where('sessions.idempotency_key', '=', room.idempotencyKey)
            // Another key of the same lawyer has rooms of its own.
            .where('rooms.owner', '=', room.owner)
            .executeTakeFirst()
    if (repeated) return repeated
    const last = await findRoom(transaction, room.name)
    if (last && (last.over || last.owner !== room.owner)) throw new RoomTakenError()
    if (last) return last
    const { id } = await transaction
      .insertInto('sessions')
      .values({ lawyer_id: room.lawyerId, kind: 'observed', idempotency_key: room.idempotencyKey ?? null })
      .onConflict((conflict) => conflict.columns(['lawyer_id', 'idempotency_key']).doNothing())
      .returning('id')
      .executeTakeFirstOrThrow(() => new KeyUsedError())
    await transaction
      .insertInto('rooms')
      .values({
        session_id: id,
        name: room.name,
        max_participants: room.maxParticipants,
        owner: room.owner,
      })
      .execute()
    return (await findRoom(transaction, room.name)) as Room
  })
}

export async function findRoom(db: Database | Transaction<Schema>, name: string): Promise<Room | undefined> {
  return await roomsOf(db).where('rooms.name', '=', name).executeTakeFirst()
}

export async function findRoomOfSession(db: Database, sessionId: string): Promise<Room | undefined> {
  return await roomsOf(db).where('rooms.session_id', '=', sessionId).executeTakeFirst()
}

export interface RoomPage {
  owner: string
  /** Rooms older than this session: the last of the page before. */
  before?: string | undefined
  limit: number
}

/** An owner's rooms that are in use, the newest first. */
export async function listRooms(db: Database, { owner, before, limit }: RoomPage): Promise<Room[]> {
  return await roomsOf(db)
    .where('rooms.owner', '=', owner)
    .where('sessions.ended_at', 'is', null)
    .$if(before !== undefined, (query) => query.where('rooms.session_id', '<', before as string))
    .orderBy('rooms.session_id', 'desc')
    .limit(limit)
    .execute()
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The interview of which this is the room, if it was not made as a room; and whose it is. */
export async function findInterviewOfRoom(db: Database, name: string): Promise<{ lawyerId: string } | undefined> {
  return await db
    .selectFrom('sessions')
    .leftJoin('rooms', 'rooms.session_id', 'sessions.id')
    .select('sessions.lawyer_id as lawyerId')
    .where('rooms.session_id', 'is', null)
    .where((where) =>
      where.or([
        where('sessions.livekit_room_name', '=', name),
        ...(UUID.test(name) ? [where('sessions.id', '=', name)] : []),
      ]),
    )
    .executeTakeFirst()
}

export interface RoomIdentity {
  identity: string
  role: RoomRole
  name?: string | undefined
}

/**
 * Notes that a token for this identity is given out. The first role stands.
 * @returns the role that the identity has
 */
export async function ensureIdentity(
  db: Database,
  sessionId: string,
  { identity, role, name }: RoomIdentity,
): Promise<RoomRole> {
  await db
    .insertInto('room_identities')
    .values({ session_id: sessionId, identity, role, name: name ?? null })
    .onConflict((conflict) => conflict.columns(['session_id', 'identity']).doNothing())
    .execute()
  const stored = await db
    .selectFrom('room_identities')
    .select('role')
    .where('session_id', '=', sessionId)
    .where('identity', '=', identity)
    .executeTakeFirstOrThrow()
  return stored.role
}

/** The roles of a room's identities. */
export async function rolesOf(db: Database, sessionId: string): Promise<Map<string, RoomRole>> {
  const rows = await db
    .selectFrom('room_identities')
    .select(['identity', 'role'])
    .where('session_id', '=', sessionId)
    .execute()
  return new Map(rows.map(({ identity, role }) => [identity, role]))
}
