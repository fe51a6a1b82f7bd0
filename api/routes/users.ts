import { z } from 'zod'
import { endAccount, setRoles } from '../../db/accounts.ts'
import { endSignIn, listSignIns } from '../../db/login-sessions.ts'
import { ensureUser, findUser, listUsers, revokeKeysOf, type User } from '../../db/users.ts'
import { NextCursor, RoleAnswer, RolesAnswer, Time } from '../answers.ts'
import { IdSchema, PageQuery, pageOf, text } from '../input.ts'
import { keyReused, notFound, ownRole, Problem } from '../problems.ts'
import { type Route, route } from '../route.ts'
import { ADMINS } from '../sessions.ts'
import { SignInAnswer, signInView } from '../sign-in/views.ts'

const UserAnswer = z
  .object({
    id: z.uuid(),
    label: z.string(),
    created_at: Time,
    name: z.string().nullable().meta({ description: 'By which they sign in; null without an account.' }),
    roles: z.array(RoleAnswer).meta({ description: 'Of their account. Each of their keys has a role of its own.' }),
    signed_in: z.boolean(),
  })
  .meta({ id: 'User' })
const UserParams = z.object({ id: IdSchema })

const userView = ({ created_at, ...user }: User) => ({ ...user, created_at: created_at.toISOString() })

const create = route({
  method: 'post',
  path: '/users',
  id: 'createUser',
  tag: 'Users and keys',
  summary: 'Make a user, who has no key yet',
  access: ADMINS,
  body: z.object({ label: text(200) }),
  answer: UserAnswer,
  async handler({ context: { db }, caller, body, idempotencyKey }) {
    const user = await ensureUser(db, body.label, { callerId: caller.id, idempotencyKey })
    if (user.label !== body.label) throw keyReused()
    return userView(user)
  },
})

const list = route({
  method: 'get',
  path: '/users',
  id: 'listUsers',
  tag: 'Users and keys',
  summary: 'List users, the oldest first',
  access: ADMINS,
  query: PageQuery,
  answer: z.object({ users: z.array(UserAnswer), next_cursor: NextCursor }),
  async handler({ context: { db }, query: { cursor, limit } }) {
    const { page, next_cursor } = pageOf(await listUsers(db, { after: cursor, limit: limit + 1 }), limit)
    return { users: page.map(userView), next_cursor }
  },
})

const read = route({
  method: 'get',
  path: '/users/:id',
  id: 'getUser',
  tag: 'Users and keys',
  summary: 'Read a user',
  access: ADMINS,
  params: UserParams,
  answer: UserAnswer,
  async handler({ context: { db }, params }) {
    const user = await findUser(db, params.id)
    if (!user) throw notFound('user')
    return userView(user)
  },
})

const remove = route({
  method: 'delete',
  path: '/users/:id',
  id: 'removeUser',
  tag: 'Users and keys',
  summary: 'End the account of a user and revoke every key of theirs; the user stays, because records name them',
  access: ADMINS,
  params: UserParams,
  answer: z.object({ id: z.uuid(), revoked_keys: z.int().min(0), ended_sign_ins: z.int().min(0) }),
  async handler({ context: { db }, caller, params: { id } }) {
    if (id === caller.userId) throw new Problem(409, 'own-key', 'You cannot remove yourself; ask another admin.')
    if (!(await findUser(db, id))) throw notFound('user')
    return await db.transaction().execute(async (transaction) => ({
      id,
      ended_sign_ins: await endAccount(transaction, id),
      revoked_keys: await revokeKeysOf(transaction, id),
    }))
  },
})

const putRoles = route({
  method: 'put',
  path: '/users/:id/roles',
  id: 'setRoles',
  tag: 'Users and keys',
  summary: 'Say what a user may do, from their next request on',
  access: ADMINS,
  params: UserParams,
  body: z.object({ roles: RolesAnswer }),
  answer: UserAnswer,
  async handler({ context: { db }, caller, params: { id }, body: { roles } }) {
    if (id === caller.userId && !roles.includes('admin')) {
      throw ownRole()
    }
    if (!(await findUser(db, id))) throw notFound('user')
    if (!(await db.transaction().execute((transaction) => setRoles(transaction, id, roles)))) {
      throw new Problem(409, 'no-account', 'This user has no account yet. Invite them, with these roles.')
    }
    return userView((await findUser(db, id)) as User)
  },
})

const listSignInsOf = route({
  method: 'get',
  path: '/users/:id/sign-ins',
  id: 'listSignIns',
  tag: 'Users and keys',
  summary: 'Where a user is signed in, the latest first',
  access: ADMINS,
  params: UserParams,
  answer: z.object({ sign_ins: z.array(SignInAnswer) }),
  async handler({ context: { db }, caller, params: { id } }) {
    if (!(await findUser(db, id))) throw notFound('user')
    return { sign_ins: (await listSignIns(db, id)).map((one) => signInView(one, caller.signInId)) }
  },
})

const endSignInOf = route({
  method: 'delete',
  path: '/users/:id/sign-ins/:sign_in',
  id: 'endSignIn',
  tag: 'Users and keys',
  summary: 'Sign a user out somewhere; what is open there ends at once',
  access: ADMINS,
  params: UserParams.extend({ sign_in: IdSchema }),
  answer: z.object({ id: z.uuid() }),
  async handler({ context: { db }, params: { id: userId, sign_in: id } }) {
    if (!(await endSignIn(db, { id, userId }))) throw notFound('sign-in')
    return { id }
  },
})

export const userRoutes: readonly Route[] = [create, list, read, remove, putRoles, listSignInsOf, endSignInOf]
