import { z } from 'zod'
import { ensureUser, findUser, listUsers, revokeKeysOf, type User } from '../../db/users.ts'
import { NextCursor, Time } from '../answers.ts'
import { IdSchema, PageQuery, pageOf, text } from '../input.ts'
import { keyReused, notFound, Problem } from '../problems.ts'
import { type Route, route } from '../route.ts'
import { ADMINS } from '../sessions.ts'

const UserAnswer = z.object({ id: z.uuid(), label: z.string(), created_at: Time }).meta({ id: 'User' })
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
    const user = await ensureUser(db, body.label, { keyId: caller.keyId, idempotencyKey })
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
  summary: 'Revoke every key of a user; the user stays, because records name them',
  access: ADMINS,
  params: UserParams,
  answer: z.object({ id: z.uuid(), revoked_keys: z.int().min(0) }),
  async handler({ context: { db }, caller, params: { id } }) {
    if (id === caller.userId) throw new Problem(409, 'own-key', 'You cannot revoke your own keys; ask another admin.')
    if (!(await findUser(db, id))) throw notFound('user')
    return { id, revoked_keys: await revokeKeysOf(db, id) }
  },
})

export const userRoutes: readonly Route[] = [create, list, read, remove]
