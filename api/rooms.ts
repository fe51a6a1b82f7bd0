import type { Room as LiveKitRoom } from 'livekit-server-sdk'
import {
  ensureIdentity,
  ensureRoom,
  findInterviewOfRoom,
  findRoom,
  KeyUsedError,
  type Room,
  type RoomIdentity,
  RoomTakenError,
} from '../db/rooms.ts'
import type { Caller } from './caller.ts'
import type { Context } from './context.ts'
import { ensureWorkflow, requireTemporal, startAndWait } from './interviews.ts'
import { requireLiveKit, requireRoomService } from './livekit.ts'
import { keyReused, notFound, Problem, unavailable } from './problems.ts'
import { ownerScope, requireSession } from './sessions.ts'
import { roomToken } from './tokens.ts'

const interviewRoom = () =>
  new Problem(403, 'interview-room', 'This is the room of an interview. Use the endpoints of its session.')

/**
 * The room that this key has under this name.
 * @throws Problem 403 for the room of the caller's own interview; 404 when there is none, it is over, or another's
 */
export async function requireRoom({ db }: Context, caller: Caller, name: string): Promise<Room> {
  const room = await findRoom(db, name)
  if (room && !room.over && room.owner === caller.id) return room
  if (!room) await refuseOwnInterviewRoom(db, caller, name)
  throw notFound('room')
}

/**
 * Only who may see a session is told that a room is its own: for anybody else there is no such room.
 * @throws Problem 403
 */
async function refuseOwnInterviewRoom(db: Context['db'], caller: Caller, name: string): Promise<boolean> {
  const interview = await findInterviewOfRoom(db, name)
  const owner = ownerScope(caller)
  if (interview && (owner === undefined || interview.lawyerId === owner)) throw interviewRoom()
  return interview !== undefined
}

const roomTaken = () =>
  new Problem(409, 'room-taken', 'This name is taken, or was that of a room which is over. Choose another one.')

/** A room that somebody asks for. */
export interface RoomRequest {
  /** A free one is chosen by the caller of this function where the client names none. */
  name: string
  maxParticipants: number
  idempotencyKey: string | undefined
}

/** Stores the room, unless the name belongs to somebody else. */
async function storeRoom(context: Context, caller: Caller, request: RoomRequest): Promise<Room> {
  const { db } = context
  if (await refuseOwnInterviewRoom(db, caller, request.name)) throw roomTaken()
  const isKnown = (await findRoom(db, request.name)) !== undefined
  if (!isKnown && (await findLive(context, [request.name])).size > 0) {
    throw new Problem(409, 'room-taken', 'Another application has a room of this name on this LiveKit server.')
  }
  try {
    return await ensureRoom(db, {
      ...request,
      lawyerId: caller.userId,
      owner: caller.id,
    })
  } catch (error) {
    if (error instanceof KeyUsedError) throw keyReused()
    if (!(error instanceof RoomTakenError)) throw error
    throw roomTaken()
  }
}

/**
 * Makes a room with its interview and waits until it is there.
 * Idempotent by the name for its owner, and by the idempotency key.
 */
export async function openRoom(
  context: Context,
  caller: Caller,
  request: RoomRequest,
): Promise<{ room: Room; live: LiveKitRoom }> {
  const temporal = await requireTemporal(context)
  const room = await storeRoom(context, caller, request)
  const session = await requireSession(context, caller, room.sessionId)
  await ensureWorkflow(context, temporal, session, { requestId: caller.requestId })
  await startAndWait(context, caller, session)
  const live = (await findLive(context, [room.name])).get(room.name)
  if (!live) {
    throw unavailable(
      'livekit-unreachable',
      'LiveKit has not made the room yet. It is kept and made once LiveKit is back; repeat the request with this room_name.',
      { room_name: room.name },
    )
  }
  return { room, live }
}

/** The rooms among these that LiveKit has, by name. */
export async function findLive(context: Context, names: string[]): Promise<Map<string, LiveKitRoom>> {
  if (names.length === 0) return new Map()
  const rooms = await (await requireRoomService(context)).listRooms(names)
  return new Map(rooms.map((room) => [room.name, room]))
}

/**
 * A token for one identity in one room.
 * @throws Problem 409 when the identity has another role in this room
 */
export async function issueToken(context: Context, room: Room, person: RoomIdentity): Promise<string> {
  const { db, config } = context
  const liveKit = await requireLiveKit(context)
  const ttlSeconds = config.api.tokenTtlSeconds
  const role = await ensureIdentity(db, room.sessionId, person)
  if (role !== person.role) {
    throw new Problem(
      409,
      'identity-taken',
      `This identity is ${role} in this room, and what is said is attributed by it. Choose another identity.`,
    )
  }
  const { name, maxParticipants } = room
  const token = { room: name, ttlSeconds, maxParticipants }
  return await roomToken(liveKit, person, token, { agentGrant: config.api.roomAgentGrant })
}
