import { z } from 'zod'
import {
  faultOf,
  listStaffInvitations,
  makeStaffInvitation,
  revokeStaffInvitation,
  type StaffInvitation,
  StaffInvitationMadeError,
} from '../../db/staff-invitations.ts'
import { findUser } from '../../db/users.ts'
import { RoleAnswer, RolesAnswer, Time } from '../answers.ts'
import { IdSchema, text } from '../input.ts'
import { notFound, ownRole, Problem } from '../problems.ts'
import { type Route, route } from '../route.ts'
import { ADMINS } from '../sessions.ts'

const HOURS = 72

const Invitation = z
  .object({
    id: z.uuid(),
    label: z.string(),
    roles: z.array(RoleAnswer),
    user_id: z.uuid().nullable().meta({ description: 'Whose account it makes or opens again; null for who is new.' }),
    created_at: Time,
    expires_at: Time,
    expired: z.boolean(),
  })
  .meta({ id: 'StaffInvitation' })

const view = (invitation: StaffInvitation): z.input<typeof Invitation> => ({
  id: invitation.id,
  label: invitation.label,
  roles: invitation.roles,
  user_id: invitation.user_id,
  created_at: invitation.created_at.toISOString(),
  expires_at: invitation.expires_at.toISOString(),
  expired: faultOf(invitation) === 'expired',
})

const invite = route({
  method: 'post',
  path: '/staff-invitations',
  id: 'inviteStaff',
  tag: 'Users and keys',
  summary: 'Make a one-time link by which somebody gets an account',
  description:
    'With `user_id` it makes the account of a user who has none, or lets whoever has forgotten their password choose another one: they keep their interviews, and are signed out everywhere. The `label` is that of this user then.',
  access: ADMINS,
  body: z.object({ label: text(200), roles: RolesAnswer, user_id: IdSchema.optional() }),
  answer: Invitation.extend({
    link: z.string().meta({ description: 'Shown this once; only its hash is kept.' }),
  }),
  async handler({ context: { db, config }, caller, body: { label, roles, user_id }, idempotencyKey }) {
    const user = user_id === undefined ? undefined : await findUser(db, user_id)
    if (user_id !== undefined && !user) throw notFound('user')
    // Using the link sets these roles.
    if (user_id !== undefined && user_id === caller.userId && !roles.includes('admin')) throw ownRole()
    const by = { callerId: caller.id, idempotencyKey }
    const made = await makeStaffInvitation(db, {
      label: user?.label ?? label,
      roles,
      userId: user_id,
      hours: HOURS,
      by,
    }).catch((error: unknown) => {
      if (!(error instanceof StaffInvitationMadeError)) throw error
      throw new Problem(
        409,
        'invitation-shown-before',
        'This request has made a link, which was shown then and is not kept. If it did not reach you, revoke it and make another one.',
      )
    })
    return { ...view(made), link: `${config.api.publicUrl}/dashboard/welcome#${made.secret}` }
  },
})

const list = route({
  method: 'get',
  path: '/staff-invitations',
  id: 'listStaffInvitations',
  tag: 'Users and keys',
  summary: 'Links for staff that nobody has used yet, the newest first',
  access: ADMINS,
  answer: z.object({ invitations: z.array(Invitation) }),
  async handler({ context: { db } }) {
    return { invitations: (await listStaffInvitations(db)).map(view) }
  },
})

const revoke = route({
  method: 'delete',
  path: '/staff-invitations/:id',
  id: 'revokeStaffInvitation',
  tag: 'Users and keys',
  summary: 'Revoke a link for staff that nobody has used',
  access: ADMINS,
  params: z.object({ id: IdSchema }),
  answer: z.object({ id: z.uuid() }),
  async handler({ context: { db }, params: { id } }) {
    if (!(await revokeStaffInvitation(db, id))) throw notFound('invitation')
    return { id }
  },
})

export const staffInvitationRoutes: readonly Route[] = [invite, list, revoke]
