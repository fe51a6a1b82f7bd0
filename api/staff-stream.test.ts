import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApiKey } from '../db/api-keys.ts'
import { recordProgress } from '../db/progress.ts'
import { ensureSession } from '../db/sessions.ts'
import { openEvents } from '../test/harness/server-events.ts'
import { aRecord, aScript, Hearing } from '../test/builders.ts'
import { someProgress, startTestApi, type TestApi } from './test-api.ts'

let api: TestApi
beforeAll(async () => {
  api = await startTestApi()
})
afterAll(() => api.stop())

const newSession = async (lawyerId = api.keys.lawyer.userId) => {
  const respondents = [{ role: 'groom', name: 'Anton' }]
  return (await ensureSession(api.context.db, { lawyerId, kind: 'scripted', respondents })).id
}
const write = (sessionId: string, changes: Parameters<typeof someProgress>[0], entries: Entries = []) =>
  recordProgress(api.context.db, { sessionId, snapshot: someProgress(changes), entries, openings: [] })
type Entries = ReturnType<typeof aRecord>['entries']

interface Opened {
  key?: string
  session?: string
  after?: string
}
const open = ({ key = api.keys.operator.key, session, after }: Opened = {}) =>
  openEvents(`${api.url}/events${session === undefined ? '' : `?session=${session}`}`, {
    'x-api-key': key,
    ...(after === undefined ? {} : { 'last-event-id': after }),
  })

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000)

/** The next of the sessions named, whatever comes of others. */
async function nextOf(stream: Awaited<ReturnType<typeof open>>, id: string) {
  for (;;) {
    const event = await stream.next()
    if (event === undefined || (event.name === 'session' && (event.data as { id: string }).id === id)) return event
  }
}

test('hello comes first; then every session that is made or changes, as the list shows it', async () => {
  const stream = await open()
  expect(await stream.next()).toEqual({
    name: 'hello',
    data: { as_of: expect.stringMatching(/^20.*Z$/), resumed: false },
  })
  const id = await newSession()
  await write(id, { revision: 3, status: 'active', phase: 'conducting', started: true })
  const [item] = (await api.ask('GET', `/sessions?q=${id}`, { key: api.keys.operator.key })).body.sessions
  expect(await nextOf(stream, id)).toEqual({ name: 'session', data: item })
  await write(id, { revision: 4, status: 'paused', phase: 'conducting', started: true })
  expect(await nextOf(stream, id)).toMatchObject({ data: { status: 'paused', progress: { revision: 4 } } })
  await stream.cancel()
})

test('a lawyer is told of their own sessions alone', async () => {
  const other = await createApiKey(api.context.db, { role: 'lawyer', label: 'another' })
  const stream = await open({ key: other.key })
  await stream.next()
  const [theirs, own] = [await newSession(), await newSession(other.userId)]
  await write(theirs, { revision: 1 })
  await write(own, { revision: 1 })
  expect(await stream.next()).toMatchObject({ name: 'session', data: { id: own } })
  expect((await api.ask('GET', `/events?session=${theirs}`, { key: other.key })).status).toBe(404)
  await stream.cancel()
})

test('after a drop it goes on from the last event', async () => {
  const before = new Date(Date.now() - 60_000).toISOString()
  const id = await newSession()
  await write(id, { revision: 2, status: 'active' })
  const stream = await open({ after: before })
  expect(await stream.next()).toMatchObject({ name: 'hello', data: { resumed: true } })
  expect(await nextOf(stream, id)).toMatchObject({ data: { progress: { revision: 2 } } })
  await stream.cancel()
})

test('who drops again before they have read all of it still gets the rest', async () => {
  const ids = [await newSession(), await newSession()]
  for (const id of ids) await write(id, { revision: 2, status: 'interrupted' })

  const { db } = api.context
  await sql`update sessions set created_at = now() - interval '20 minutes' where id = any(${ids})`.execute(db)
  await db
    .updateTable('progress')
    .set({ updated_at: minutesAgo(20) })
    .where('session_id', 'in', ids)
    .execute()

  let after = minutesAgo(30).toISOString()
  for (const seen of ['hello', 'session']) {
    const stream = await open({ after })
    while ((await stream.next())?.name !== seen);
    after = stream.lastId() ?? ''
    await stream.cancel()
  }
  const stream = await open({ after })
  for (const id of ids) expect(await nextOf(stream, id)).toMatchObject({ data: { status: 'interrupted' } })
  await stream.cancel()
})

test('of more streams than a page of a few tabs has, the oldest of that caller ends', async () => {
  const { key } = await createApiKey(api.context.db, { role: 'operator', label: 'many tabs' })
  const others = await open()
  const first = await open({ key })
  const more = []
  for (let tab = 0; tab < 20; tab++) more.push(await open({ key }))
  for (;;) if ((await first.next()) === undefined) break
  for (const stream of [others, ...more]) {
    expect(await stream.next()).toMatchObject({ name: 'hello' })
    await stream.cancel()
  }
})

test.each(['not a time', '2020-01-01T00:00:00.000Z', '2999-01-01T00:00:00.000Z'])(
  'from %s nothing can go on: the list is to be read',
  async (after) => {
    const stream = await open({ after })
    expect(await stream.next()).toMatchObject({ name: 'hello', data: { resumed: false } })
    await stream.cancel()
  },
)

test('who watches a session is told how far its record goes, and of each entry once', async () => {
  const id = await newSession()
  const hearing = Hearing.started(aScript([{ id: 'one', ask: 'One?' }]))
  const { entries } = aRecord(hearing.entries, false, id)
  await write(id, { revision: 1 }, entries.slice(0, 3))
  const stream = await open({ session: id })
  const grown = async () => {
    for (;;) {
      const event = await stream.next()
      if (event === undefined || event.name === 'entries') return event?.data
    }
  }
  expect(await grown()).toEqual({ session_id: id, from: 0, to: 2 })
  await write(await newSession(), { revision: 1 }, aRecord([], false, id).entries)
  await write(id, { revision: 2 }, entries.slice(3))
  expect(await grown()).toEqual({ session_id: id, from: 3, to: entries.length - 1 })
  await stream.cancel()
})
