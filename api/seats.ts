import { ParticipantInfo, TwirpError } from 'livekit-server-sdk'
import { listLingering, markPutOut } from '../db/ended-seats.ts'
import { findSeatInForce } from '../db/seats.ts'
import { listUnsentSeatEvents, markSeatEventSent, type Person } from '../db/seat-events.ts'
import { findSession, type Session } from '../db/sessions.ts'
import { respondentIdentity, respondentOfIdentity, SEAT_ATTRIBUTE } from '../interview/identities.ts'
import { isOver } from '../interview/statuses.ts'
import type { Temporal } from '../temporal/client.ts'
import { seatChanged, workflowIdOf } from '../workflows/messages.ts'
import type { Context } from './context.ts'
import { ensureWorkflow, signed } from './interviews.ts'
import { unavailable } from './problems.ts'
import { createRoomService } from './room-service.ts'

const SIGNAL_MS = 5_000
const ROOM_SERVICE_MS = 2_000

/** gRPC's NOT_FOUND. */
const isNotFound = (error: unknown) => error instanceof Error && 'code' in error && error.code === 5

/**
 * Sends an interview's workflow what it has not been told of links and seats, in order. By the id of each event it is
 * taken once, however often and by how many processes it is sent.
 */
export async function sendSeatEvents(context: Context, temporal: Temporal, session: Session): Promise<void> {
  const events = await listUnsentSeatEvents(context.db, session.id)
  if (events.length === 0) return
  await ensureWorkflow(context, temporal, session)
  let missed = 0
  try {
    for (const payload of events) {
      const args = signed(context, session.id, { name: seatChanged.name, payload })
      const workflowId = workflowIdOf(session.id)
      const requestId = payload.eventId
      await temporal
        .within(SIGNAL_MS, () => temporal.signalOnce({ workflowId, definition: seatChanged, args, requestId }))
        .catch(async (error: unknown) => {
          // A record that is sealed takes nothing more; a workflow that is not found otherwise may be found again.
          const { status = 'pending' } = (await findSession(context.db, session.id)) ?? {}
          if (!isNotFound(error) || !isOver(status)) throw error
          missed++
        })
      await markSeatEventSent(context.db, payload.eventId)
    }
  } finally {
    if (missed > 0) context.log.error({ session_id: session.id, missed }, 'what happened to seats came after the seal')
  }
}

/** The same in the background: nobody who takes a seat waits for Temporal, and the sweeper sends what is left. */
export function tellOfSeats(context: Context, session: Session): void {
  const { temporal, log } = context
  if (!temporal) return
  void sendSeatEvents(context, temporal, session).catch(() => log.warn('what happened to a seat is told later'))
}

/** The seat that a participant's token was given to; LiveKit has it from the token, and its holder cannot change it. */
const seatOf = ({ attributes }: ParticipantInfo): number => Number(attributes[SEAT_ATTRIBUTE] ?? Number.NaN)

/** A person, as far as they are in the room by this seat or an earlier one. */
type UpTo = Person & { upTo: number }

/**
 * Puts a person out of the room as far as they are there by this seat or an earlier one. LiveKit has one connection of
 * an identity, and who came by a later seat is left alone.
 * @throws Problem 503 while LiveKit is away
 */
async function putOut(
  { config, db }: Pick<Context, 'config' | 'db'>,
  { livekit_room_name: room }: Pick<Session, 'livekit_room_name'>,
  { upTo, ...person }: UpTo,
): Promise<void> {
  if (room === null || !config.liveKit || upTo < 1) return
  const rooms = createRoomService(config.liveKit, ROOM_SERVICE_MS)
  const identity = respondentIdentity(room, person.respondent)
  try {
    const participant = await rooms.getParticipant(room, identity)
    if (seatOf(participant) <= upTo) await rooms.removeParticipant(room, identity)
  } catch (error) {
    if (!(error instanceof TwirpError && error.status === 404)) {
      throw unavailable('livekit-unreachable', 'LiveKit cannot be reached at the moment. Try again shortly.')
    }
  }
  await markPutOut(db, { ...person, upTo })
}

/** The same for a request that goes on without it: the page has gone by its own events, and the sweeper tries again. */
export async function tryPutOut(
  context: Pick<Context, 'config' | 'db' | 'log'>,
  session: Pick<Session, 'livekit_room_name'>,
  person: UpTo,
): Promise<void> {
  await putOut(context, session, person).catch(() => context.log.warn('could not put an ended seat out of its room'))
}

/**
 * Puts out whom the request that ended their seat could not, until LiveKit has answered for each.
 * @throws Problem 503 while LiveKit is away
 */
export async function putOutLingering(context: Context, olderThanMs: number, limit: number): Promise<void> {
  if (!context.config.liveKit) return
  for (const { room, ...person } of await listLingering(context.db, olderThanMs, limit)) {
    await putOut(context, { livekit_room_name: room }, person)
  }
}

/**
 * Puts out again who comes into an interview's room with a token of a seat that is none any more: LiveKit itself takes
 * a token until it expires.
 * @throws Problem 503 while LiveKit is away: it sends its event again
 */
export async function removeEarlierSeat(
  context: Context,
  session: Session,
  participant: ParticipantInfo,
): Promise<void> {
  const respondent = respondentOfIdentity(participant.identity)
  const seat = seatOf(participant)
  if (respondent === undefined || Number.isNaN(seat)) return
  const person: Person = { sessionId: session.id, respondent }
  const inForce = await findSeatInForce(context.db, person)
  if (inForce === seat) return
  await putOut(context, session, { ...person, upTo: inForce === undefined ? seat : inForce - 1 })
}
