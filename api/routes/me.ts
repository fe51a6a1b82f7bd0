import { z } from 'zod'
import { findAccount } from '../../db/accounts.ts'
import { endSignIn, listSignIns } from '../../db/login-sessions.ts'
import { findUser } from '../../db/users.ts'
import { SignedInUser, Time } from '../answers.ts'
import { IdSchema } from '../input.ts'
import { notFound } from '../problems.ts'
import { addressOf } from '../rate-limits.ts'
import { type Route, route } from '../route.ts'
import { READERS } from '../sessions.ts'
import { changePassword } from '../sign-in/change-password.ts'
import { Password, SignInAnswer, signInView } from '../sign-in/views.ts'

const readMe = route({
  method: 'get',
  path: '/me',
  id: 'getMe',
  tag: 'Sign-in',
  summary: 'Who calls: the person who has signed in, or the owner of the key',
  access: READERS,
  answer: z.object({
    user: SignedInUser.extend({ name: z.string().nullable() }),
    via: z.enum(['cookie', 'key']),
    signed_in_at: Time.nullable(),
  }),
  async handler({ context: { db }, caller: { userId, roles, via, signInId } }) {
    const [user, account, signIns] = await Promise.all([
      findUser(db, userId),
      findAccount(db, userId),
      listSignIns(db, userId),
    ])
    return {
      user: { id: userId, name: account?.name ?? null, label: user?.label ?? '', roles: [...roles] },
      via,
      signed_in_at: signIns.find(({ id }) => id === signInId)?.created_at.toISOString() ?? null,
    }
  },
})

const putPassword = route({
  method: 'put',
  path: '/me/password',
  id: 'changePassword',
  tag: 'Sign-in',
  summary: 'Choose another password; everywhere else you are signed out',
  access: { roles: READERS, via: 'cookie' },
  body: z.object({ current: Password, password: Password }),
  hasSecret: true,
  answer: z.object({ ended_sign_ins: z.int().min(0) }),
  async handler({ context, caller, body, request }) {
    return { ended_sign_ins: await changePassword(context, caller, { ...body, address: addressOf(request) }) }
  },
})

const readSignIns = route({
  method: 'get',
  path: '/me/sign-ins',
  id: 'listMySignIns',
  tag: 'Sign-in',
  summary: 'Where you are signed in, the latest first',
  access: READERS,
  answer: z.object({ sign_ins: z.array(SignInAnswer) }),
  async handler({ context: { db }, caller }) {
    const found = await listSignIns(db, caller.userId)
    return { sign_ins: found.map((one) => signInView(one, caller.signInId)) }
  },
})

const endOwnSignIn = route({
  method: 'delete',
  path: '/me/sign-ins/:sign_in',
  id: 'endMySignIn',
  tag: 'Sign-in',
  summary: 'Sign out somewhere; what is open there ends at once',
  access: READERS,
  params: z.object({ sign_in: IdSchema }),
  answer: z.object({ id: z.uuid() }),
  async handler({ context: { db }, caller: { userId }, params: { sign_in: id } }) {
    if (!(await endSignIn(db, { id, userId }))) throw notFound('sign-in')
    return { id }
  },
})

export const meRoutes: readonly Route[] = [readMe, putPassword, readSignIns, endOwnSignIn]
