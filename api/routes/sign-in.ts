import { z } from 'zod'
import { type Account, findAccount, NameTakenError } from '../../db/accounts.ts'
import { faultOf, findStaffInvitation, type InvitationFault, useStaffInvitation } from '../../db/staff-invitations.ts'
import { RoleAnswer, SignedInUser, Time } from '../answers.ts'
import { noteDone } from '../audit.ts'
import type { Context } from '../context.ts'
import { run } from '../input.ts'
import { Problem } from '../problems.ts'
import { type Route, route } from '../route.ts'
import { faultOfPassword } from '../sign-in/password-rules.ts'
import { open, type Place, signIn, signOut } from '../sign-in/sign-in.ts'
import { AccountName, Password } from '../sign-in/views.ts'

type ViewedUser = Pick<Account, 'userId' | 'name' | 'label' | 'roles'>
const userView = ({ userId, name, label, roles }: ViewedUser) => ({ id: userId, name, label, roles })

const signInRoute = route({
  method: 'post',
  path: '/sign-in',
  id: 'signIn',
  tag: 'Sign-in',
  summary: 'Sign in by name and password; the answer sets a cookie',
  description:
    'The cookie `lexnova_session` (`__Host-lexnova_session` with TLS) does what an API key does, for pages of this address alone. An unknown name is answered as a wrong password is.',
  access: 'sign-in',
  body: z.object({ name: AccountName, password: Password }),
  answer: z.object({ user: SignedInUser }),
  async handler({ context, body, request, response }) {
    return { user: userView(await signIn(context, { request, response }, body)) }
  },
})

const signOutRoute = route({
  method: 'post',
  path: '/sign-out',
  id: 'signOut',
  tag: 'Sign-in',
  summary: 'Sign out: the sign-in ends, and its cookie is taken back',
  access: 'sign-in',
  answer: z.object({}),
  async handler({ context, request, response }) {
    await signOut(context, { request, response })
    return {}
  },
})

const FAULTS: Record<InvitationFault, string> = {
  used: 'This link was used before. Sign in with the name and password that were chosen then.',
  revoked: 'This link was revoked. Ask for a new one.',
  expired: 'This link has expired. Ask for a new one; at the first start, start LexNova again.',
}

/** @throws Problem 401 for a link that is not known, 410 for one that lets nobody in any more */
async function requireInvitation(context: Context, { request, response }: Place, secret: string) {
  const invitation = await findStaffInvitation(context.db, secret)
  if (!invitation) {
    await run(context.rateLimits.refused, request, response)
    throw new Problem(401, 'invitation-unknown', 'This link is not known here. Open it again as it was given to you.')
  }
  const fault = faultOf(invitation)
  if (fault) throw new Problem(410, `invitation-${fault}`, FAULTS[fault])
  return invitation
}

const Secret = z.string().max(200).meta({ description: 'What stands in the link after its "#".' })

const look = route({
  method: 'post',
  path: '/welcome/look',
  id: 'lookAtWelcome',
  tag: 'Sign-in',
  summary: 'What a link for staff is for; looking does not use it up',
  access: 'sign-in',
  body: z.object({ secret: Secret }),
  answer: z.object({
    label: z.string(),
    roles: z.array(RoleAnswer),
    name: z.string().nullable().meta({ description: 'Of the account that it opens again, where there is one.' }),
    expires_at: Time,
  }),
  async handler({ context, body, request, response }) {
    const { label, roles, user_id, expires_at } = await requireInvitation(context, { request, response }, body.secret)
    const account = user_id === null ? undefined : await findAccount(context.db, user_id)
    return { label, roles, name: account?.name ?? null, expires_at: expires_at.toISOString() }
  },
})

const welcome = route({
  method: 'post',
  path: '/welcome',
  id: 'acceptWelcome',
  tag: 'Sign-in',
  summary: 'Use up a link for staff: choose a name and a password, and be signed in',
  access: 'sign-in',
  body: z.object({ secret: Secret, name: AccountName, password: Password }),
  answer: z.object({ user: SignedInUser }),
  async handler({ context, body: { secret, name, password }, request, response }) {
    const place = { request, response }
    const invitation = await requireInvitation(context, place, secret)
    const fault = faultOfPassword(password, name)
    if (fault !== undefined) throw new Problem(422, 'weak-password', fault)
    const hash = await context.passwords.compute({ known: invitation.id }, (hasher) => hasher.hash(password))
    const userId = await context.db
      .transaction()
      .execute((transaction) => useStaffInvitation(transaction, { id: invitation.id, name, password: hash }))
      .catch((error: unknown) => {
        if (!(error instanceof NameTakenError)) throw error
        throw new Problem(409, 'name-taken', 'Somebody else signs in by this name. Choose another one.')
      })
    if (userId === undefined) throw new Problem(410, 'invitation-used', FAULTS.used)
    await open(context, place, { userId, password: hash })
    const identity = { id: userId, userId, roles: invitation.roles, via: 'cookie' as const }
    await noteDone(context, { act: 'acceptWelcome', about: invitation.id, identity, request })
    return { user: userView({ userId, name, label: invitation.label, roles: invitation.roles }) }
  },
})

export const signInRoutes: readonly Route[] = [signInRoute, signOutRoute, look, welcome]
