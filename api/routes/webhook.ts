import { randomBytes } from 'node:crypto'
import type { WebhookEvent } from 'livekit-server-sdk'
import { z } from 'zod'
import { findRoom, type Room, rolesOf } from '../../db/rooms.ts'
import { findSessionByRoom } from '../../db/sessions.ts'
import type { RoomChanged } from '../../interview/messages.ts'
import { isViewer } from '../../interview/identities.ts'
import { isOver } from '../../interview/statuses.ts'
import { roomChanged, workflowIdOf } from '../../workflows/messages.ts'
import type { Context } from '../context.ts'
import { requireTemporal, signed } from '../interviews.ts'
import { requireRoomService } from '../livekit.ts'
import { Problem } from '../problems.ts'
import { removeEarlierSeat } from '../seats.ts'
import { type Route, route } from '../route.ts'

const SIGNAL_MS = 5_000

const EVENTS: Partial<Record<string, RoomChanged['event']>> = {
  participant_joined: 'participant-joined',
  participant_left: 'participant-left',
  room_finished: 'room-finished',
}

/** A room is announced at once, who is in it only once their media are there. Closed while they join, it is joined again. */
const JOINING_MS = 1_000

/** Closes a room that was made anew from a token of an interview that is over. */
async function closeAgain(context: Context, { event }: WebhookEvent, name: string): Promise<void> {
  const close = async () => await (await requireRoomService(context)).deleteRoom(name)
  if (event === 'participant_joined') await close()
  if (event === 'room_started') setTimeout(() => void close().catch(() => undefined), JOINING_MS).unref()
}

/**
 * Puts what happened in an integrator's room into its interview, once for each event id; in other
 * rooms our own agent reports it. A room that somebody opens after its interview is closed again, and who comes by a
 * seat that is none any more is put out.
 */
async function take(context: Context, event: WebhookEvent): Promise<void> {
  const name = event.room?.name
  if (!name) return
  const [room, session] = [await findRoom(context.db, name), await findSessionByRoom(context.db, name)]
  if (session && isOver(session.status)) return await closeAgain(context, event, name)
  const { participant } = event
  const isJoining = session && participant && event.event === 'participant_joined'
  // The interview has to know of them also while LiveKit cannot put them out.
  await Promise.all([
    isJoining && removeEarlierSeat(context, session, participant),
    room && tellOfRoom(context, event, room),
  ])
}

async function tellOfRoom(context: Context, event: WebhookEvent, room: Room): Promise<void> {
  const type = EVENTS[event.event]
  if (room.over || !type) return
  const identity = event.participant?.identity
  const role = identity === undefined ? undefined : (await rolesOf(context.db, room.sessionId)).get(identity)
  // Whoever looks on takes no part: that they look stands with the readings. A name that an integrator gave is no viewer's.
  if (identity !== undefined && role === undefined && isViewer(identity)) return
  const clock = new Date(Number(event.createdAt) * 1_000)
  if (Number.isNaN(clock.getTime())) throw new Problem(422, 'invalid-input', "The event's createdAt is not a time.")
  const temporal = await requireTemporal(context)
  const payload: RoomChanged = {
    ...(event.id ? { eventId: event.id.slice(0, 100) } : {}),
    event: type,
    clock: clock.toISOString(),
    ...(identity === undefined ? {} : { participant: { value: identity, salt: randomBytes(32).toString('hex') } }),
    ...(role === undefined ? {} : { role }),
  }
  await temporal.within(SIGNAL_MS, () =>
    temporal.signalOnce({
      workflowId: workflowIdOf(room.sessionId),
      definition: roomChanged,
      requestId: event.id,
      args: signed(context, room.sessionId, { name: roomChanged.name, payload }),
    }),
  )
}

const receive = route({
  method: 'post',
  path: '/livekit/webhook',
  id: 'receiveLiveKitEvent',
  tag: 'Service',
  summary: "LiveKit's own events, signed by it; set this address in its configuration",
  access: 'livekit',
  body: 'webhook',
  answer: z.object({ status: z.literal('ok') }),
  async handler({ context, body }) {
    try {
      await take(context, body)
    } catch (error) {
      // Its interview was sealed meanwhile; asking LiveKit to repeat the event would not help.
      if (!isNotFound(error)) throw error
    }
    return { status: 'ok' as const }
  },
})

/** gRPC's NOT_FOUND of a raw call, or Twirp's of a room that is gone. */
const isNotFound = (error: unknown) =>
  error instanceof Error && 'code' in error && (error.code === 5 || error.code === 'not_found')

export const webhookRoutes: readonly Route[] = [receive]
