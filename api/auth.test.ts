import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApiKey, revokeApiKey } from '../db/api-keys.ts'
import { startTestApi, type TestApi } from './test-api.ts'

let api: TestApi
beforeAll(async () => {
  api = await startTestApi()
})
afterAll(() => api.stop())

const lastUse = async (id: string) =>
  (await api.context.db.selectFrom('api_keys').select('last_used_at').where('id', '=', id).executeTakeFirstOrThrow())
    .last_used_at

test('a key is taken from either header', async () => {
  const { key } = api.keys.reviewer
  expect((await api.ask('GET', '/sessions', { key })).status).toBe(200)
  expect((await api.ask('GET', '/sessions', { headers: { 'x-api-key': key } })).status).toBe(200)
})

test('unknown, wrong, cut and revoked keys are refused alike', async () => {
  const revoked = await createApiKey(api.context.db, { role: 'admin', label: 'gone' })
  await revokeApiKey(api.context.db, revoked.id)
  const { key } = api.keys.admin
  const other = randomBytes(32).toString('base64url')
  const answers = []
  for (const wrong of [
    revoked.key,
    key.slice(0, -1),
    `${key.slice(0, 37)}${other}`,
    `lxn_${'0'.repeat(32)}_${other}`,
    'x',
  ]) {
    answers.push(await api.ask('GET', '/sessions', { key: wrong }))
  }
  for (const { status, body, headers } of answers) {
    expect(status).toBe(401)
    expect(body).toEqual(answers[0]?.body)
    expect(headers.get('www-authenticate')).toBe('Bearer')
  }
})

test('only a hash of the key is kept', async () => {
  const { id, key } = await createApiKey(api.context.db, { role: 'lawyer', label: 'hash' })
  const row = await api.context.db.selectFrom('api_keys').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  expect(JSON.stringify(row)).not.toContain(key.slice(37))
  expect(row.sha256).toHaveLength(32)
})

test('the use of a key is noted, but not with every request', async () => {
  const { id, key } = await createApiKey(api.context.db, { role: 'lawyer', label: 'used' })
  await api.ask('GET', '/sessions', { key })
  await expect.poll(() => lastUse(id)).toBeInstanceOf(Date)
  const first = await lastUse(id)
  await api.ask('GET', '/sessions', { key })
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(await lastUse(id)).toEqual(first)
  await sql`update api_keys set last_used_at = now() - interval '2 minutes' where id = ${id}`.execute(api.context.db)
  await api.ask('GET', '/sessions', { key })
  await expect.poll(async () => (await lastUse(id))?.getTime()).toBeGreaterThanOrEqual(first?.getTime() ?? 0)
})

test('an admin makes a key, it works with its role, and is revoked for good', async () => {
  const { key } = api.keys.admin
  const made = await api.ask('POST', '/api-keys', { key, json: { label: 'Reader', role: 'reviewer' } })
  expect(made.status).toBe(200)
  expect(made.body).toMatchObject({ label: 'Reader', role: 'reviewer', key: expect.stringMatching(/^lxn_/) })
  expect((await api.ask('GET', '/sessions', { key: made.body.key })).status).toBe(200)
  expect((await api.ask('POST', '/sessions', { key: made.body.key, json: {} })).status).toBe(403)
  const listed = await api.ask('GET', '/api-keys', { key })
  expect(listed.body.api_keys.find(({ id }: { id: string }) => id === made.body.id)).toMatchObject({
    label: 'Reader',
    revoked_at: null,
  })
  expect(JSON.stringify(listed.body)).not.toMatch(/sha256|lxn_/)
  expect((await api.ask('DELETE', `/api-keys/${made.body.id}`, { key })).status).toBe(200)
  expect((await api.ask('GET', '/sessions', { key: made.body.key })).status).toBe(401)
})

test('two keys of one user see the same sessions', async () => {
  const { key } = api.keys.admin
  const { userId } = api.keys.lawyer
  const second = await api.ask('POST', '/api-keys', { key, json: { label: 'second', role: 'lawyer', user_id: userId } })
  expect(second.body.user_id).toBe(userId)
  const unknown = await api.ask('POST', '/api-keys', {
    key,
    json: { label: 'x', role: 'lawyer', user_id: '01900000-0000-7000-8000-000000000000' },
  })
  expect(unknown.status).toBe(404)
})

test('a key does not revoke itself', async () => {
  const { key, id } = api.keys.admin
  expect((await api.ask('DELETE', `/api-keys/${id}`, { key })).body.code).toBe('own-key')
})
