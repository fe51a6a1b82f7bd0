import { once } from 'node:events'
import { connect } from 'node:net'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ensureSession } from '../db/sessions.ts'
import { startTestApi, type TestApi } from './test-api.ts'

let api: TestApi
let key: string
let session: string
beforeAll(async () => {
  api = await startTestApi()
  key = api.keys.lawyer.key
  const respondents = [{ role: 'groom', name: 'A' }]
  session = (await ensureSession(api.context.db, { lawyerId: api.keys.lawyer.userId, kind: 'scripted', respondents }))
    .id
})
afterAll(() => api.stop())

const create = (raw: string) =>
  api.ask('POST', '/sessions', { key, raw, headers: { 'content-type': 'application/json' } })

test.each([
  ['zero width alone', '\u200b\u200d'],
  ['a filler', '\u3164'],
  ['an override', 'Ada \u202eevE'],
  ['an escape', 'Ada\u001b[2J'],
])('a name of %s is refused, and the field is named', async (_, groom_name) => {
  const answer = await create(JSON.stringify({ groom_name, bride_name: 'B' }))
  expect(answer).toMatchObject({ status: 422, body: { code: 'invalid-input', errors: [{ path: '/groom_name' }] } })
})

test('bytes that are no UTF-8 are not made into text', async () => {
  const body = Buffer.concat([
    Buffer.from('{"groom_name":"A'),
    Buffer.from([0xc3, 0x28]),
    Buffer.from('","bride_name":"B"}'),
  ])
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
  const answer = await fetch(`${api.url}/sessions`, { method: 'POST', headers, body })
  expect(answer.status).toBe(400)
})

test('an array in a field that nobody reads is not read either', async () => {
  const answer = await create(JSON.stringify({ groom_name: 'A', bride_name: 'B', ignored: Array(100_000).fill(1) }))
  expect(answer).toMatchObject({ status: 413, body: { code: 'too-large' } })
})

test('HEAD of an event stream answers and ends', async () => {
  const answer = await fetch(`${api.url}/sessions/${session}/events`, {
    method: 'HEAD',
    headers: { authorization: `Bearer ${key}` },
    signal: AbortSignal.timeout(5_000),
  })
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toContain('text/event-stream')
})

test('who leaves while their key is looked up keeps no room for an upload', { timeout: 30_000 }, async () => {
  const { db, uploads } = api.context
  const waits = sql<{ n: number }>`select count(*)::int as n from pg_stat_activity
    where wait_event_type = 'Lock' and datname = current_database()`
  await db.transaction().execute(async (transaction) => {
    await sql`lock table api_keys in access exclusive mode`.execute(transaction)
    const socket = connect(Number(new URL(api.url).port), '127.0.0.1')
    await once(socket, 'connect')
    const head = `POST /scripts/preview HTTP/1.1\r\nhost: a\r\nauthorization: Bearer ${key}\r\ncontent-length: 20000000\r\n`
    socket.write(`${head}content-type: multipart/form-data; boundary=x\r\n\r\n`)
    await expect.poll(async () => (await waits.execute(db)).rows[0]?.n, { timeout: 10_000 }).toBe(1)
    socket.resetAndDestroy()
    // The API sees the one leave before it answers the next.
    await fetch(`${api.url}/health`)
  })
  // Its key was looked up before the one of this.
  await api.ask('GET', '/sessions', { key })
  const share = uploads.take(api.keys.lawyer.id, 48 * 1024 * 1024)
  expect(share).toBeDefined()
  share?.()
})

test('a body that never comes is given up', { timeout: 40_000 }, async () => {
  const socket = connect(Number(new URL(api.url).port), '127.0.0.1')
  await once(socket, 'connect')
  const head = `POST /sessions HTTP/1.1\r\nhost: a\r\nauthorization: Bearer ${key}\r\ncontent-type: application/json\r\n`
  socket.write(`${head}content-length: 1000\r\n\r\n{`)
  const [answer] = (await once(socket, 'data', { signal: AbortSignal.timeout(30_000) })) as [Buffer]
  expect(answer.toString()).toContain('HTTP/1.1 408')
  socket.destroy()
})

test('a text that would keep the reader busy leaves the process free for others', { timeout: 60_000 }, async () => {
  let [last, longestMs] = [performance.now(), 0]
  const ticking = setInterval(() => {
    longestMs = Math.max(longestMs, performance.now() - last)
    last = performance.now()
  }, 20)
  const form = new FormData()
  form.set('file', new Blob([`1. One?${'\f'.repeat(2 * 1024 * 1024 - 100)}`]), 'script.txt')
  const answer = await api.ask('POST', '/scripts/preview', { key, raw: form })
  clearInterval(ticking)
  expect(answer).toMatchObject({ status: 422, body: { code: 'invalid-script' } })
  expect(longestMs).toBeLessThan(1_500)
})
