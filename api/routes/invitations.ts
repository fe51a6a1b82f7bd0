import { z } from 'zod'
import { findLastEndedSeat } from '../../db/ended-seats.ts'
import {
  findInvitation,
  type Invitation,
  InvitationMadeError,
  listInvitations,
  makeInvitations,
  renewInvitation,
  revokeInvitation,
} from '../../db/invitations.ts'
import { seatsInForce } from '../../db/seats.ts'
import { listRespondents, type Session } from '../../db/sessions.ts'
import { SEAT_CODES } from '../../interview/seats.ts'
import { RespondentIdSchema } from '../../interview/respondent.ts'
import { isOver } from '../../interview/statuses.ts'
import { Time } from '../answers.ts'
import type { Caller } from '../caller.ts'
import type { Context } from '../context.ts'
import { IdSchema } from '../input.ts'
import { actorOf } from '../interviews.ts'
import { notFound, Problem, refusalProblem } from '../problems.ts'
import { type Route, route } from '../route.ts'
import { tellOfSeats, tryPutOut } from '../seats.ts'
import { AUTHORS, CONDUCTORS, READERS, requireSession, SessionParams } from '../sessions.ts'

const InvitationAnswer = z
  .object({
    id: z.uuid(),
    respondent: RespondentIdSchema,
    created_at: Time,
    expires_at: Time,
    ended_at: Time.nullable(),
    ended_because: z.enum(SEAT_CODES).nullable(),
    seat: z
      .object({ number: z.int().min(1), taken_at: Time })
      .nullable()
      .meta({ description: 'The browser that has come in by it.' }),
  })
  .meta({ id: 'Invitation' })
const MadeInvitation = InvitationAnswer.extend({
  link: z.string().meta({
    description:
      'For this person alone, shown this once. Its secret stands after "#", which browsers send to no server.',
  }),
}).meta({ id: 'MadeInvitation' })

const HOUR_MS = 3_600_000
const Expiry = z.object({
  expires_in_hours: z
    .int()
    .min(1)
    .max(365 * 24)
    .default(30 * 24)
    .meta({ description: 'A browser that has come in before stays in.' }),
})
const InvitationParams = z.object({ id: IdSchema, invitation: IdSchema })

const expiryOf = ({ expires_in_hours }: z.output<typeof Expiry>) => new Date(Date.now() + expires_in_hours * HOUR_MS)

function answerOf(row: Invitation, seat?: { number: number; takenAt: Date }): z.input<typeof InvitationAnswer> {
  return {
    id: row.id,
    respondent: row.respondent,
    created_at: row.created_at.toISOString(),
    expires_at: row.expires_at.toISOString(),
    ended_at: row.ended_at?.toISOString() ?? null,
    ended_because: row.ended_because,
    seat: seat ? { number: seat.number, taken_at: seat.takenAt.toISOString() } : null,
  }
}

const withLink = ({ config }: Context, { secret, ...row }: Invitation & { secret: string }) => ({
  ...answerOf(row),
  link: `${config.api.publicUrl}/join#${secret}`,
})

async function requireOpenSession(context: Context, caller: Caller, id: string): Promise<Session> {
  const session = await requireSession(context, caller, id)
  if (isOver(session.status)) throw refusalProblem('over', 'The interview is over; nobody can be invited any more.')
  return session
}

async function requireInvitation({ db }: Context, session: Session, id: string) {
  const found = await findInvitation(db, id)
  if (!found || found.sessionId !== session.id) throw notFound('invitation')
  return found
}

/** The link was shown the first time, and is not kept. */
function shownBefore(error: unknown): never {
  if (!(error instanceof InvitationMadeError)) throw error
  throw new Problem(
    409,
    'invitation-shown-before',
    'This request has made links, which were shown then and are not kept. If they did not reach you, renew them.',
  )
}

const invite = route({
  method: 'post',
  path: '/sessions/:id/invitations',
  id: 'inviteRespondents',
  tag: 'Invitations and seats',
  summary: 'Make a link for a respondent, or for each who has none',
  description: 'A link is for one person and one interview, and can be opened before the interview is started.',
  access: AUTHORS,
  params: SessionParams,
  body: Expiry.extend({
    respondent: RespondentIdSchema.optional().meta({ description: 'All who have no link in force when absent.' }),
  }),
  answer: z.object({ invitations: z.array(MadeInvitation) }),
  async handler({ context, caller, params, body, idempotencyKey }) {
    const session = await requireOpenSession(context, caller, params.id)
    const all = (await listRespondents(context.db, session.id)).map(({ role }) => role)
    const respondents = body.respondent === undefined ? all : all.filter((role) => role === body.respondent)
    if (respondents.length === 0) throw notFound('respondent')
    const by = { actor: actorOf(caller), idempotencyKey }
    const made = await makeInvitations(context.db, {
      sessionId: session.id,
      respondents,
      expiresAt: expiryOf(body),
      by,
    }).catch(shownBefore)
    if (made.length === 0) {
      const detail = 'There is a link for this already; it is not kept in clear. Renew it to get another, or revoke it.'
      throw new Problem(409, 'invitation-exists', detail)
    }
    tellOfSeats(context, session)
    return { invitations: made.map((one) => withLink(context, one)) }
  },
})

const list = route({
  method: 'get',
  path: '/sessions/:id/invitations',
  id: 'listInvitations',
  tag: 'Invitations and seats',
  summary: 'List the links of a session, the oldest first, and who has come in',
  access: READERS,
  params: SessionParams,
  answer: z.object({ invitations: z.array(InvitationAnswer) }),
  async handler({ context, caller, params }) {
    const session = await requireSession(context, caller, params.id)
    const [rows, seats] = [await listInvitations(context.db, session.id), await seatsInForce(context.db, session.id)]
    return {
      invitations: rows.map((row) => {
        const seat = seats.get(row.respondent)
        return answerOf(row, seat?.invitationId === row.id ? seat : undefined)
      }),
    }
  },
})

const renew = route({
  method: 'post',
  path: '/sessions/:id/invitations/:invitation/renew',
  id: 'renewInvitation',
  tag: 'Invitations and seats',
  summary: 'Make another link in the place of one; the browser of this person is put out',
  access: AUTHORS,
  params: InvitationParams,
  body: Expiry,
  answer: MadeInvitation,
  async handler({ context, caller, params, body, idempotencyKey }) {
    const session = await requireOpenSession(context, caller, params.id)
    const { id, respondent } = await requireInvitation(context, session, params.invitation)
    const by = { actor: actorOf(caller), idempotencyKey }
    const person = { sessionId: session.id, respondent }
    const renewed = await renewInvitation(context.db, { id, ...person, expiresAt: expiryOf(body), by }).catch(
      shownBefore,
    )
    if (!renewed) {
      const { ended_because } = await requireInvitation(context, session, params.invitation)
      const detail = `This link was ${ended_because ?? 'ended'} before. Make a new one, or renew the one in force.`
      throw new Problem(409, `invitation-${ended_because ?? 'revoked'}`, detail)
    }
    tellOfSeats(context, session)
    await tryPutOut(context, session, { ...person, upTo: await findLastEndedSeat(context.db, person) })
    return withLink(context, renewed)
  },
})

const revoke = route({
  method: 'delete',
  path: '/sessions/:id/invitations/:invitation',
  id: 'revokeInvitation',
  tag: 'Invitations and seats',
  summary: 'Revoke a link for good; the browser of this person is put out',
  description:
    'Revoking twice changes nothing but that the browser is put out again, and what has ended stays as it ended.',
  access: CONDUCTORS,
  params: InvitationParams,
  answer: InvitationAnswer,
  async handler({ context, caller, params }) {
    const session = await requireSession(context, caller, params.id)
    const { id, respondent } = await requireInvitation(context, session, params.invitation)
    const by = { actor: actorOf(caller), idempotencyKey: undefined }
    const person = { sessionId: session.id, respondent }
    await revokeInvitation(context.db, { id, ...person, by })
    tellOfSeats(context, session)
    await tryPutOut(context, session, { ...person, upTo: await findLastEndedSeat(context.db, person) })
    return answerOf(await requireInvitation(context, session, id))
  },
})

export const invitationRoutes: readonly Route[] = [invite, list, renew, revoke]
