import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApi, type TestApi } from './test-api.ts'

let api: TestApi
let admin: { key: string }
beforeAll(async () => {
  api = await startTestApi()
  admin = { key: api.keys.admin.key }
})
afterAll(() => api.stop())

const newUser = async (label: string) => (await api.ask('POST', '/users', { ...admin, json: { label } })).body
const newKey = async (user_id: string) =>
  (await api.ask('POST', '/api-keys', { ...admin, json: { label: 'desk', role: 'lawyer', user_id } })).body

test('a user gets keys, and loses all of them at once', async () => {
  const user = await newUser('A. Stern')
  expect((await api.ask('GET', `/users/${user.id}`, admin)).body).toEqual(user)
  const keys = [await newKey(user.id), await newKey(user.id)]
  for (const { key } of keys) expect((await api.ask('GET', '/sessions', { key })).status).toBe(200)
  const listed = await api.ask('GET', `/api-keys?user_id=${user.id}`, admin)
  expect(listed.body.api_keys.map(({ id }: { id: string }) => id)).toEqual(keys.map(({ id }) => id))
  expect(JSON.stringify(listed.body)).not.toContain('lxn_')
  expect((await api.ask('DELETE', `/users/${user.id}`, admin)).body).toEqual({
    id: user.id,
    revoked_keys: 2,
    ended_sign_ins: 0,
  })
  for (const { key } of keys) expect((await api.ask('GET', '/sessions', { key })).status).toBe(401)
  expect((await api.ask('DELETE', `/users/${user.id}`, admin)).body).toEqual({
    id: user.id,
    revoked_keys: 0,
    ended_sign_ins: 0,
  })
  expect((await api.ask('GET', `/users/${user.id}`, admin)).status).toBe(200)
})

test('a repeated request makes one user and one key', async () => {
  const headers = { 'idempotency-key': 'once' }
  const users = await Promise.all(
    [1, 2, 3].map(() => api.ask('POST', '/users', { ...admin, headers, json: { label: 'U' } })),
  )
  expect(new Set(users.map(({ body }) => body.id)).size).toBe(1)
  const other = await api.ask('POST', '/users', { ...admin, headers, json: { label: 'V' } })
  expect(other.body.code).toBe('idempotency-key-reused')
  const before = (await api.ask('GET', '/users?limit=100', admin)).body.users.length
  const json = { label: 'K', role: 'lawyer' }
  const another = { 'idempotency-key': 'another' }
  const keys = await Promise.all(
    [1, 2, 3].map(() => api.ask('POST', '/api-keys', { ...admin, headers: another, json })),
  )
  expect(keys.map(({ status }) => status).toSorted()).toEqual([200, 409, 409])
  const [made, refused] = [200, 409].map((status) => keys.find((answer) => answer.status === status)?.body)
  expect(refused).toMatchObject({ code: 'key-shown-before', id: made.id })
  expect((await api.ask('GET', '/users?limit=100', admin)).body.users).toHaveLength(before + 1)
})

test('nobody takes their own keys away', async () => {
  const own = await api.ask('DELETE', `/users/${api.keys.admin.userId}`, admin)
  expect(own).toMatchObject({ status: 409, body: { code: 'own-key' } })
  expect((await api.ask('DELETE', `/api-keys/${api.keys.admin.id}`, admin)).status).toBe(409)
})

test('who is not there cannot be read, removed or given a key', async () => {
  const nobody = '01900000-0000-7000-8000-000000000000'
  expect((await api.ask('GET', `/users/${nobody}`, admin)).status).toBe(404)
  expect((await api.ask('DELETE', `/users/${nobody}`, admin)).status).toBe(404)
  const json = { label: 'x', role: 'lawyer', user_id: nobody }
  expect((await api.ask('POST', '/api-keys', { ...admin, json })).status).toBe(404)
})

test.each(['users', 'api-keys'])('%s come in pages, each once, to the end', async (what) => {
  for (let count = 0; count < 5; count++) await newKey((await newUser(`user ${count}`)).id)
  const all = (await api.ask('GET', `/${what}?limit=100`, admin)).body
  const ids = (body: Record<string, { id: string }[]>) => (body[what.replace('-', '_')] ?? []).map(({ id }) => id)
  const seen: string[] = []
  let cursor: string | null = null
  do {
    const { body } = await api.ask('GET', `/${what}?limit=2${cursor ? `&cursor=${cursor}` : ''}`, admin)
    seen.push(...ids(body))
    cursor = body.next_cursor
  } while (cursor !== null)
  expect(seen).toEqual(ids(all))
  expect(all.next_cursor).toBeNull()
  expect((await api.ask('GET', `/${what}?limit=101`, admin)).status).toBe(422)
  expect((await api.ask('GET', `/${what}?cursor=x`, admin)).status).toBe(422)
})
