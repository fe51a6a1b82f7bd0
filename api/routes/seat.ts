import { z } from 'zod'
import { findProgress } from '../../db/progress.ts'
import { findSeat, leaveSeat, takeSeat, touchSeat } from '../../db/seats.ts'
import { findSession, type Session } from '../../db/sessions.ts'
import { respondentIdentity } from '../../interview/identities.ts'
import { isOver } from '../../interview/statuses.ts'
import type { Context } from '../context.ts'
import { follow, type Sender } from '../follow.ts'
import type { SeatHolder } from '../holders.ts'
import { requireLiveKit } from '../livekit.ts'
import { notFound, refusalProblem } from '../problems.ts'
import { type Route, route } from '../route.ts'
import { SeatAnswer } from '../seat-answer.ts'
import { refusedSeat } from '../seat-problems.ts'
import { seatReader } from '../seat-view.ts'
import { tellOfSeats, tryPutOut } from '../seats.ts'
import { seatToken } from '../tokens.ts'

/** For one joining: LiveKit renews the token of whoever is in a room, for ten minutes at a time. */
const TOKEN_SECONDS = 10 * 60

async function sessionOf({ db }: Context, { sessionId }: { sessionId: string }): Promise<Session> {
  const session = await findSession(db, sessionId)
  if (!session) throw notFound('session')
  return session
}

const take = route({
  method: 'post',
  path: '/seat',
  id: 'takeSeat',
  tag: 'Invitations and seats',
  summary: 'Come in by a link: gives this browser a seat',
  description:
    'To be called when the person taps, and not when a link is opened: previews open links. The browser before this one ends (`seat-moved`). Refused with a code of its own for what the page has to say: `invitation-unknown`, `invitation-revoked`, `invitation-renewed`, `invitation-expired`, `over`. A repeated call takes another seat.',
  access: 'invitation',
  answer: z.object({
    secret: z
      .string()
      .meta({ description: 'Of this browser, for `Authorization: Bearer`; ends an hour after its last use.' }),
    seat: SeatAnswer,
  }),
  async handler({ context, caller }) {
    const session = await sessionOf(context, caller)
    const taken = await takeSeat(context.db, { ...caller, id: caller.invitationId })
    tellOfSeats(context, session)
    if ('refused' in taken) throw refusedSeat(taken.refused)
    await tryPutOut(context, session, { ...caller, upTo: taken.seat.number - 1 })
    return { secret: taken.secret, seat: await seatReader(context, taken.seat)() }
  },
})

const read = route({
  method: 'get',
  path: '/seat',
  id: 'getSeat',
  tag: 'Invitations and seats',
  summary: 'Where things stand, as this respondent may see it',
  access: 'seat',
  answer: SeatAnswer,
  handler: ({ context, caller }) => seatReader(context, caller)(),
})

const token = route({
  method: 'post',
  path: '/seat/token',
  id: 'getSeatToken',
  tag: 'Invitations and seats',
  summary: 'A fresh token for the room, as often as it is needed',
  description: '409 `not-started` until the interview has begun: wait for the events of the seat.',
  access: 'seat',
  answer: z.object({
    url: z.string().meta({ description: 'Of the LiveKit server.' }),
    token: z.string(),
    room: z.string(),
    identity: z.string(),
    expires_in: z.int().meta({ description: 'Seconds in which it has to be used.' }),
  }),
  async handler({ context, caller }) {
    const { sessionId, respondent, number } = caller
    const liveKit = await requireLiveKit(context)
    const progress = await findProgress(context.db, sessionId)
    if (progress && isOver(progress.status)) throw refusalProblem('over', 'This interview is over.')
    if (progress?.room === undefined) {
      throw refusalProblem(
        'not-started',
        'The interview has not started yet. This page goes on by itself when it does.',
      )
    }
    const { room } = progress
    // Whoever came back by an earlier seat's token, and has put this one out, gives way.
    await tryPutOut(context, { livekit_room_name: room }, { sessionId, respondent, upTo: number - 1 })
    const ttlSeconds = Math.min(TOKEN_SECONDS, context.config.api.tokenTtlSeconds)
    return {
      url: liveKit.publicUrl,
      token: await seatToken(liveKit, respondent, number, { room, ttlSeconds }),
      room,
      identity: respondentIdentity(room, respondent),
      expires_in: ttlSeconds,
    }
  },
})

/** Sends `seat` at every change, and by its name why the seat is none any more, or `end` once the interview is over. */
function seatSender(context: Context, seat: SeatHolder): Sender {
  const view = seatReader(context, seat)
  let sent: string | undefined
  return async (stream, finish) => {
    // The seat is read last: what an ended one may not see is not sent.
    const [now, known] = [await view(), await findSeat(context.db, seat.id)]
    if (!stream.isConnected) return
    const end = known ? known.end : 'expired'
    if (end) {
      stream.push({}, end, end)
      return finish()
    }
    await touchSeat(context.db, seat.id)
    const text = JSON.stringify(now)
    if (text !== sent) stream.push(now, 'seat')
    sent = text
    if (!isOver(now.status)) return
    stream.push({ status: now.status }, 'end', 'end')
    finish()
  }
}
const events = route({
  method: 'get',
  path: '/seat/events',
  id: 'followSeat',
  tag: 'Invitations and seats',
  summary: 'The interview as this respondent may see it, as server-sent events',
  description:
    '`seat` with the whole state at every change; `moved`, `left`, `revoked`, `renewed` or `expired` when the seat is none any more; `end` once the interview is over; `restart`: connect again. Reading it keeps the seat. A seat has three streams at most: the oldest gives way.',
  access: 'seat',
  answer: 'text/event-stream',
  async handler({ context, caller, request, response }) {
    const finish = await follow(context, caller.sessionId, { request, response }, seatSender(context, caller))
    if (!finish) return
    response.once('close', context.seatStreams.add(caller.id, finish))
  },
})

const leave = route({
  method: 'delete',
  path: '/seat',
  id: 'leaveSeat',
  tag: 'Invitations and seats',
  summary: 'Leave: this browser is out; the link lets in again',
  description: 'It withdraws nothing: that is said to the officer. Leaving twice answers `seat-left` (410).',
  access: 'seat',
  answer: z.object({ status: z.literal('left') }),
  async handler({ context, caller }) {
    const session = await sessionOf(context, caller)
    await leaveSeat(context.db, caller)
    tellOfSeats(context, session)
    await tryPutOut(context, session, { ...caller, upTo: caller.number })
    return { status: 'left' as const }
  },
})

export const seatRoutes: readonly Route[] = [take, read, token, events, leave]
