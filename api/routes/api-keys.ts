import { z } from 'zod'
import { createApiKey, KeyMadeError, listApiKeys, revokeApiKey } from '../../db/api-keys.ts'
import { findUser } from '../../db/users.ts'
import { NextCursor, RoleAnswer, Time } from '../answers.ts'
import { IdSchema, PageQuery, pageOf, text } from '../input.ts'
import { notFound, Problem } from '../problems.ts'
import { type Route, route } from '../route.ts'
import { ADMINS } from '../sessions.ts'

const Expiry = Time.nullable().meta({ description: 'Null: it holds until it is revoked.' })

const CreatedKey = z
  .object({
    id: z.uuid(),
    user_id: z.uuid(),
    label: z.string(),
    role: RoleAnswer,
    created_at: Time,
    expires_at: Expiry,
    key: z.string().meta({ description: 'Shown this once; only its hash is kept.' }),
  })
  .meta({ id: 'CreatedApiKey' })

const Key = z
  .object({
    id: z.uuid(),
    user_id: z.uuid(),
    role: RoleAnswer,
    label: z.string(),
    created_at: Time,
    revoked_at: Time.nullable(),
    expires_at: Expiry,
    last_used_at: Time.nullable().meta({ description: 'To the minute.' }),
  })
  .meta({ id: 'ApiKey' })

const shownBefore = (id: string) =>
  new Problem(
    409,
    'key-shown-before',
    'This request has made a key, which was shown then and is not kept. If it did not reach you, revoke it and make another one.',
    { id },
  )

const createKey = route({
  method: 'post',
  path: '/api-keys',
  id: 'createApiKey',
  tag: 'Users and keys',
  summary: 'Make a key',
  access: ADMINS,
  body: z.object({
    label: text(200),
    role: RoleAnswer,
    user_id: IdSchema.optional().meta({
      description: 'Whose key; without it the key is for a new user of this label.',
    }),
    expires_at: Time.refine((at) => Date.parse(at) > Date.now(), 'is not in the future')
      .optional()
      .meta({ description: 'From then on it is refused. Without it the key holds until it is revoked.' }),
  }),
  answer: CreatedKey,
  async handler({ context: { db }, caller, body: { label, role, user_id, expires_at }, idempotencyKey }) {
    const by = { callerId: caller.id, idempotencyKey }
    const expiresAt = expires_at === undefined ? undefined : new Date(expires_at)
    const created = await db
      .transaction()
      .execute(async (transaction) => {
        if (user_id !== undefined && !(await findUser(transaction, user_id))) throw notFound('user')
        return await createApiKey(transaction, { label, role, userId: user_id, expiresAt, by })
      })
      .catch((error: unknown) => {
        throw error instanceof KeyMadeError ? shownBefore(error.keyId) : error
      })
    return {
      id: created.id,
      user_id: created.userId,
      label,
      role,
      created_at: created.createdAt.toISOString(),
      expires_at: expiresAt?.toISOString() ?? null,
      key: created.key,
    }
  },
})

const listKeys = route({
  method: 'get',
  path: '/api-keys',
  id: 'listApiKeys',
  tag: 'Users and keys',
  summary: 'List keys, the oldest first',
  access: ADMINS,
  query: PageQuery.extend({ user_id: IdSchema.optional() }),
  answer: z.object({ api_keys: z.array(Key), next_cursor: NextCursor }),
  async handler({ context: { db }, query: { user_id, cursor, limit } }) {
    const found = await listApiKeys(db, { userId: user_id, after: cursor, limit: limit + 1 })
    const { page, next_cursor } = pageOf(found, limit)
    return {
      api_keys: page.map((key) => ({
        ...key,
        created_at: key.created_at.toISOString(),
        revoked_at: key.revoked_at?.toISOString() ?? null,
        expires_at: key.expires_at?.toISOString() ?? null,
        last_used_at: key.last_used_at?.toISOString() ?? null,
      })),
      next_cursor,
    }
  },
})

const revokeKey = route({
  method: 'delete',
  path: '/api-keys/:id',
  id: 'revokeApiKey',
  tag: 'Users and keys',
  summary: 'Revoke a key for good',
  access: ADMINS,
  params: z.object({ id: IdSchema }),
  answer: z.object({ id: z.uuid(), revoked_at: Time }),
  async handler({ context: { db }, caller, params }) {
    if (params.id === caller.id) {
      throw new Problem(409, 'own-key', 'A key cannot revoke itself; use another admin key.')
    }
    const revoked = await revokeApiKey(db, params.id)
    if (!revoked) throw notFound('API key')
    return { id: revoked.id, revoked_at: revoked.revokedAt.toISOString() }
  },
})

export const apiKeyRoutes: readonly Route[] = [createKey, listKeys, revokeKey]
