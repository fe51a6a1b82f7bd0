import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Request, Response } from 'express'
import { findInvitation } from '../db/invitations.ts'
import { findSeat, type Seat, touchSeat } from '../db/seats.ts'
import type { Person } from '../db/seat-events.ts'
import { hashOfSecret, idInSecret } from '../db/shown-once.ts'
import type { Context } from './context.ts'
import { run } from './input.ts'
import { Problem } from './problems.ts'
import { endedSeat } from './seat-problems.ts'

/** Whoever shows the secret of a link, whether it still lets in or not. */
export type InvitationHolder = Person & { invitationId: string }
/** A browser with a seat that counts. */
export type SeatHolder = Seat

const unauthenticated = (code: 'unauthenticated' | 'invitation-unknown' | 'seat-unknown', detail: string) =>
  new Problem(401, code, detail, {}, { 'www-authenticate': 'Bearer' })

/** These secrets come as bearer alone: no page of another origin can make a browser send them, as it sends cookies. */
const bearerOf = ({ headers }: IncomingMessage): string =>
  /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1] ?? ''

/** What is refused counts by its address, and stops only who is refused anyway. */
async function refuse({ rateLimits }: Context, request: Request, response: Response, problem: Problem): Promise<never> {
  await run(rateLimits.refused, request, response)
  throw problem
}

/**
 * The holder of the link whose secret comes with the request.
 * @throws Problem 401, and 429 when this holder, or an address with wrong secrets, asks too often
 */
export async function identifyInvitation(
  context: Context,
  request: Request,
  response: Response,
): Promise<InvitationHolder> {
  const secret = bearerOf(request)
  const id = idInSecret('lxi', secret)
  if (id === undefined) {
    const detail =
      'The secret of an invitation is due, as "Authorization: Bearer lxi_...". It stands in the link after "#".'
    return await refuse(context, request, response, unauthenticated('unauthenticated', detail))
  }
  const found = await findInvitation(context.db, id)
  if (!found || !timingSafeEqual(hashOfSecret(secret), found.sha256)) {
    const detail =
      'This link is not known here. Open the link again as it was sent to you, whole, or ask for a new one.'
    return await refuse(context, request, response, unauthenticated('invitation-unknown', detail))
  }
  await run(context.rateLimits.keyed(id), request, response)
  return { invitationId: id, sessionId: found.sessionId, respondent: found.respondent }
}

/**
 * The holder of the seat whose secret comes with the request.
 * @throws Problem 401, 410 when it has ended, and 429 as for invitations
 */
export async function identifySeat(context: Context, request: Request, response: Response): Promise<SeatHolder> {
  const secret = bearerOf(request)
  const id = idInSecret('lxs', secret)
  if (id === undefined) {
    const detail = 'The secret of a seat is due, as "Authorization: Bearer lxs_...". POST /seat gives one for a link.'
    return await refuse(context, request, response, unauthenticated('unauthenticated', detail))
  }
  const found = await findSeat(context.db, id)
  if (!found || !timingSafeEqual(hashOfSecret(secret), found.sha256)) {
    const detail = 'This seat is not known here. Open your link again.'
    return await refuse(context, request, response, unauthenticated('seat-unknown', detail))
  }
  await run(context.rateLimits.keyed(id), request, response)
  const { sha256: _, ...seat } = found
  if (seat.end) throw endedSeat(seat.end)
  await touchSeat(context.db, id)
  return seat
}
