import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApiKey, revokeApiKey } from '../db/api-keys.ts'
import { recordProgress } from '../db/progress.ts'
import { ensureSession } from '../db/sessions.ts'
import { someProgress, startTestApi, type TestApi } from './test-api.ts'
import { openEvents } from '../test/harness/server-events.ts'

let api: TestApi
beforeAll(async () => {
  api = await startTestApi()
})
afterAll(() => api.stop())

const newSession = async () =>
  (
    await ensureSession(api.context.db, {
      lawyerId: api.keys.lawyer.userId,
      kind: 'scripted',
      respondents: [{ role: 'groom', name: 'A' }],
    })
  ).id
const write = (sessionId: string, changes: Parameters<typeof someProgress>[0]) =>
  recordProgress(api.context.db, { sessionId, snapshot: someProgress(changes), entries: [], openings: [] })

const open = (sessionId: string, key = api.keys.lawyer.key) =>
  openEvents(`${api.url}/sessions/${sessionId}/events`, { 'x-api-key': key })

test('the first event comes at once, further ones with every change, and the last is the end', async () => {
  const id = await newSession()
  const stream = await open(id)
  expect(await stream.next()).toMatchObject({ name: 'progress', data: { id, status: 'pending', progress: null } })
  await write(id, { revision: 3, status: 'active' })
  expect(await stream.next()).toMatchObject({ name: 'progress', data: { status: 'active', progress: { revision: 3 } } })
  await write(id, { revision: 8, status: 'completed', phase: 'closed' })
  expect(await stream.next()).toMatchObject({
    name: 'progress',
    data: { status: 'completed', progress: { revision: 8 } },
  })
  expect(await stream.next()).toEqual({ name: 'end', data: { id, status: 'completed' } })
  expect(await stream.next()).toBeUndefined()
})

test('a session that is over gives its state and ends', async () => {
  const id = await newSession()
  await write(id, { revision: 8, status: 'cancelled', phase: 'closed' })
  const stream = await open(id)
  expect((await stream.next())?.name).toBe('progress')
  expect((await stream.next())?.name).toBe('end')
  expect(await stream.next()).toBeUndefined()
})

test("another session's change is not sent", async () => {
  const [id, other] = [await newSession(), await newSession()]
  const stream = await open(id)
  await stream.next()
  await write(other, { revision: 5, status: 'active' })
  await write(id, { revision: 2 })
  expect(await stream.next()).toMatchObject({ data: { id, progress: { revision: 2 } } })
  await stream.cancel()
})

test('a burst of changes ends with the latest, none of them twice', async () => {
  const id = await newSession()
  const stream = await open(id)
  await stream.next()
  for (let revision = 2; revision <= 20; revision++) await write(id, { revision })
  const seen: number[] = []
  while (seen.at(-1) !== 20) seen.push((await stream.next())?.data.progress.revision)
  expect(seen).toEqual([...new Set(seen)].toSorted((a, b) => a - b))
  await stream.cancel()
})

test('after Postgres has cut the connection the stream goes on', async () => {
  const id = await newSession()
  const stream = await open(id)
  await stream.next()
  const listeners = sql<{ pid: number }>`select pid from pg_stat_activity
    where application_name = 'lexnova progress feed' and datname = current_database() and query like 'listen%'`
  await expect.poll(async () => (await listeners.execute(api.context.db)).rows.length).toBe(1)
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = 'lexnova progress feed' and datname = current_database()`.execute(api.context.db)
  await write(id, { revision: 4, status: 'active' })
  expect(await stream.next()).toMatchObject({ data: { progress: { revision: 4 } } })
  await stream.cancel()
})

test('a revoked key reads no further', async () => {
  const id = await newSession()
  const reader = await createApiKey(api.context.db, { role: 'reviewer', label: 'soon gone' })
  const stream = await open(id, reader.key)
  await stream.next()
  await revokeApiKey(api.context.db, reader.id)
  await write(id, { revision: 4, status: 'active' })
  expect(await stream.next()).toBeUndefined()
})
