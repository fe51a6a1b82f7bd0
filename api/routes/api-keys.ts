import { z } from 'zod'
import { createApiKey, findUser, listApiKeys, revokeApiKey } from '../../db/api-keys.ts'
import { ROLES } from '../../interview/statuses.ts'
import { IdSchema, text } from '../input.ts'
import { notFound, Problem } from '../problems.ts'
import { type Route, route } from '../route.ts'

const ADMINS = ['admin'] as const

const createKey = route({
  method: 'post',
  path: '/api-keys',
  access: ADMINS,
  body: z.object({
    label: text(200),
    role: z.enum(ROLES),
    /** A further key of the same person; without it the key is for a new one. */
    user_id: IdSchema.optional(),
  }),
  async handler({ context: { db }, body: { label, role, user_id } }) {
    const created = await db.transaction().execute(async (transaction) => {
      if (user_id !== undefined && !(await findUser(transaction, user_id))) throw notFound('user')
      return await createApiKey(transaction, { label, role, userId: user_id })
    })
    return {
      id: created.id,
      user_id: created.userId,
      label,
      role,
      created_at: created.createdAt.toISOString(),
      /** Shown this once; only its hash is kept. */
      key: created.key,
    }
  },
})

const listKeys = route({
  method: 'get',
  path: '/api-keys',
  access: ADMINS,
  handler: async ({ context: { db } }) => ({ api_keys: await listApiKeys(db) }),
})

const revokeKey = route({
  method: 'delete',
  path: '/api-keys/:id',
  access: ADMINS,
  params: z.object({ id: IdSchema }),
  async handler({ context: { db }, caller, params }) {
    if (params.id === caller.keyId)
      throw new Problem(409, 'own-key', 'A key cannot revoke itself; use another admin key.')
    const revoked = await revokeApiKey(db, params.id)
    if (!revoked) throw notFound('API key')
    return revoked
  },
})

export const apiKeyRoutes: readonly Route[] = [createKey, listKeys, revokeKey]
