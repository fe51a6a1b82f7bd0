import { randomBytes } from 'node:crypto'
import { ParticipantInfo_State } from '@livekit/protocol'
import { z } from 'zod'
import { listRooms, rolesOf } from '../../db/rooms.ts'
import { ROOM_ROLES, type RoomRole } from '../../interview/statuses.ts'
import { end } from '../../workflows/messages.ts'
import { NextCursor, Time } from '../answers.ts'
import { PageQuery, pageOf, text } from '../input.ts'
import { act, actorOf } from '../interviews.ts'
import { requireLiveKit, requireRoomService } from '../livekit.ts'
import { keyReused } from '../problems.ts'
import { findLive, issueToken, openRoom, requireRoom } from '../rooms.ts'
import { type Route, route } from '../route.ts'
import { requireSession, ROOM_CLIENTS } from '../sessions.ts'

const RoomName = text(128)
const RoomParams = z.object({ room_name: RoomName })
const UnixSeconds = z.int().meta({ description: 'Unix seconds.' })
const SessionId = z.uuid().meta({ description: 'The observed interview that this room is.' })

const create = route({
  method: 'post',
  path: '/rooms/create',
  id: 'createRoom',
  tag: 'Rooms',
  summary: 'Make a room, which is an observed interview',
  description:
    'The same name gives its owner the same room, with fresh tokens, until the room is over. A name is used once.',
  access: ROOM_CLIENTS,
  body: z.object({
    room_name: RoomName.optional().meta({ description: 'Chosen by the server when it is absent.' }),
    max_participants: z.int().min(1).max(1_000).default(10),
  }),
  answer: z
    .object({
      sid: z.string(),
      name: z.string(),
      max_participants: z.int(),
      creation_time: UnixSeconds,
      interviewer_token: z.string(),
      candidate_token: z.string(),
      agent_token: z.string(),
      url: z.string(),
      session_id: SessionId,
    })
    .meta({ id: 'CreatedRoom' }),
  async handler({ context, caller, body, idempotencyKey }) {
    const liveKit = await requireLiveKit(context)
    const { room, live } = await openRoom(context, caller, {
      name: body.room_name ?? `room-${randomBytes(8).toString('hex')}`,
      maxParticipants: body.max_participants,
      idempotencyKey,
    })
    if (body.room_name !== undefined && body.room_name !== room.name) {
      throw keyReused()
    }
    const tokenOf = (role: RoomRole) => issueToken(context, room, { identity: role, role })
    return {
      sid: live.sid,
      name: room.name,
      max_participants: room.maxParticipants,
      creation_time: Number(live.creationTime),
      interviewer_token: await tokenOf('interviewer'),
      candidate_token: await tokenOf('candidate'),
      agent_token: await tokenOf('agent'),
      url: liveKit.publicUrl,
      session_id: room.sessionId,
    }
  },
})

const generateToken = route({
  method: 'post',
  path: '/tokens/generate',
  id: 'generateToken',
  tag: 'Rooms',
  summary: 'A token for one person in one of your rooms',
  access: ROOM_CLIENTS,
  body: z.object({
    room_name: RoomName,
    participant_identity: text(128),
    participant_name: text(200).optional(),
    role: z.enum(ROOM_ROLES).default('participant'),
  }),
  answer: z
    .object({ token: z.string(), room_name: z.string(), participant_identity: z.string(), url: z.string() })
    .meta({ id: 'RoomToken' }),
  async handler({ context, caller, body }) {
    const liveKit = await requireLiveKit(context)
    const room = await requireRoom(context, caller, body.room_name)
    const { participant_identity: identity, participant_name: name, role } = body
    return {
      token: await issueToken(context, room, { identity, role, ...(name === undefined ? {} : { name }) }),
      room_name: room.name,
      participant_identity: identity,
      url: liveKit.publicUrl,
    }
  },
})

const list = route({
  method: 'get',
  path: '/rooms',
  id: 'listRooms',
  tag: 'Rooms',
  summary: 'Your rooms, the newest first',
  access: ROOM_CLIENTS,
  query: PageQuery,
  answer: z.object({
    rooms: z.array(
      z
        .object({
          sid: z.string().nullable().meta({ description: 'null while LiveKit does not have the room.' }),
          name: z.string(),
          max_participants: z.int(),
          num_participants: z.int(),
          creation_time: UnixSeconds.nullable(),
          session_id: SessionId,
        })
        .meta({ id: 'Room' }),
    ),
    next_cursor: NextCursor,
  }),
  async handler({ context, caller, query: { cursor, limit } }) {
    await requireLiveKit(context)
    const found = await listRooms(context.db, { owner: caller.id, before: cursor, limit: limit + 1 })
    const { page, next_cursor } = pageOf(
      found.map((room) => ({ ...room, id: room.sessionId })),
      limit,
    )
    const live = await findLive(
      context,
      page.map(({ name }) => name),
    )
    return {
      rooms: page.map(({ name, maxParticipants, sessionId }) => {
        const room = live.get(name)
        return {
          sid: room?.sid ?? null,
          name,
          max_participants: maxParticipants,
          num_participants: room?.numParticipants ?? 0,
          creation_time: room ? Number(room.creationTime) : null,
          session_id: sessionId,
        }
      }),
      next_cursor,
    }
  },
})

const STATES = {
  [ParticipantInfo_State.JOINING]: 'joining',
  [ParticipantInfo_State.JOINED]: 'joined',
  [ParticipantInfo_State.ACTIVE]: 'active',
  [ParticipantInfo_State.DISCONNECTED]: 'disconnected',
} as const

const listParticipants = route({
  method: 'get',
  path: '/rooms/:room_name/participants',
  id: 'listParticipants',
  tag: 'Rooms',
  summary: 'Who is in one of your rooms',
  access: ROOM_CLIENTS,
  params: RoomParams,
  answer: z.object({
    room_name: z.string(),
    participants: z.array(
      z
        .object({
          sid: z.string(),
          identity: z.string(),
          name: z.string(),
          role: z.enum(ROOM_ROLES).nullable().meta({ description: 'null for whom no token was given out here.' }),
          state: z.enum(STATES),
          joined_at: Time,
          is_publisher: z.boolean(),
        })
        .meta({ id: 'Participant' }),
    ),
  }),
  async handler({ context, caller, params }) {
    const service = await requireRoomService(context)
    const room = await requireRoom(context, caller, params.room_name)
    const live = await findLive(context, [room.name])
    const participants = live.size === 0 ? [] : await service.listParticipants(room.name)
    const roles = await rolesOf(context.db, room.sessionId)
    return {
      room_name: room.name,
      participants: participants.map((participant) => ({
        sid: participant.sid,
        identity: participant.identity,
        name: participant.name,
        role: roles.get(participant.identity) ?? null,
        state: STATES[participant.state],
        joined_at: new Date(Number(participant.joinedAt) * 1_000).toISOString(),
        is_publisher: participant.isPublisher,
      })),
    }
  },
})

const remove = route({
  method: 'delete',
  path: '/rooms/:room_name',
  id: 'deleteRoom',
  tag: 'Rooms',
  summary: 'End the interview and send everybody out of the room',
  access: ROOM_CLIENTS,
  params: RoomParams,
  answer: z.object({ status: z.literal('deleted'), room_name: z.string(), session_id: SessionId }),
  async handler({ context, caller, params, idempotencyKey }) {
    const service = await requireRoomService(context)
    const room = await requireRoom(context, caller, params.room_name)
    const session = await requireSession(context, caller, room.sessionId)
    await act(context, { session, caller, definition: end, payload: { actor: actorOf(caller) }, idempotencyKey })
    // The workflow does it too; this way the answer is true when it is given.
    if ((await findLive(context, [room.name])).size > 0) await service.deleteRoom(room.name)
    return { status: 'deleted' as const, room_name: room.name, session_id: room.sessionId }
  },
})

export const roomRoutes: readonly Route[] = [create, generateToken, list, listParticipants, remove]
