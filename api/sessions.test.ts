import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApiKey } from '../db/api-keys.ts'
import { recordProgress } from '../db/progress.ts'
import { ensureSession } from '../db/sessions.ts'
import { readSessionView } from './sessions.ts'
import { type RawBody, someProgress, startTestApi, type TestApi } from './test-api.ts'

let api: TestApi
beforeAll(async () => {
  api = await startTestApi()
})
afterAll(() => api.stop())

const RESPONDENTS = [
  { role: 'groom', name: 'Adam' },
  { role: 'bride', name: 'Bilqis' },
]
const sessionOf = (lawyerId: string, more: { reference?: string } = {}) =>
  ensureSession(api.context.db, { lawyerId, kind: 'scripted', respondents: RESPONDENTS, ...more })

test('without Temporal a session is refused before anything is stored', async () => {
  const answer = await api.ask('POST', '/sessions', {
    key: api.keys.lawyer.key,
    json: { groom_name: 'A', bride_name: 'B' },
  })
  expect(answer.status).toBe(503)
  expect(answer.body).toMatchObject({
    code: 'temporal-not-configured',
    detail: expect.stringContaining('TEMPORAL_ADDRESS'),
  })
  expect(await api.context.db.selectFrom('sessions').select('id').execute()).toEqual([])
})

const TIMES = 300
test('a status is never shown beside the progress of another moment', async () => {
  const { db } = api.context
  const { id } = await sessionOf(api.keys.lawyer.userId)
  const cause = { kind: 'agent-failures', failures: 10 } as const
  const writing = async () => {
    for (let revision = 1; revision <= TIMES; revision++) {
      const snapshot = someProgress({
        revision,
        ...(revision % 2 ? { status: 'interrupted', cause } : { status: 'active' }),
      })
      await recordProgress(db, { sessionId: id, snapshot, entries: [], openings: [] })
    }
  }
  const seen = new Set<string>()
  const reading = async () => {
    for (let read = 0; read < TIMES; read++) {
      const { status, progress } = await readSessionView(api.context, id)
      seen.add(`${status} ${progress?.cause?.kind}`)
    }
  }
  await Promise.all([writing(), reading(), reading()])
  seen.delete('pending undefined')
  expect([...seen].toSorted()).toEqual(['active undefined', 'interrupted agent-failures'])
})

test('without LiveKit an interview does not start, and the answer says why', async () => {
  const { id } = await sessionOf(api.keys.lawyer.userId)
  const answer = await api.ask('POST', `/start-interview/${id}`, { key: api.keys.lawyer.key })
  expect(answer.status).toBe(503)
  expect(answer.body.detail).toMatch(/^LiveKit not configured/)
})

test.each([
  [{}, ['']],
  [{ groom_name: 'A' }, ['/bride_name']],
  [{ groom_name: 'A', bride_name: 'B', respondents: [{ id: 'x', name: 'X' }] }, ['/respondents']],
  [
    {
      respondents: [
        { id: 'x', name: 'X' },
        { id: 'x', name: 'Y' },
      ],
    },
    ['/respondents'],
  ],
  [{ respondents: [{ id: 'Groom Name', name: 'X' }] }, ['/respondents/0/id']],
  [{ groom_name: 'A', bride_name: 'B', kind: 'party' }, ['/kind']],
])('a session of %j is refused', async (json, paths) => {
  const answer = await api.ask('POST', '/sessions', { key: api.keys.lawyer.key, json })
  expect(answer.status).toBe(422)
  expect(answer.body.errors.map(({ path }: { path: string }) => path)).toEqual(paths)
})

test.each(['observed', 'assistant'])('%s interviews are not yet available', async (kind) => {
  const answer = await api.ask('POST', '/sessions', {
    key: api.keys.lawyer.key,
    json: { groom_name: 'A', bride_name: 'B', kind },
  })
  expect(answer.status).toBe(422)
  expect(answer.body).toMatchObject({
    code: 'kind-not-available',
    detail: expect.stringContaining('not yet available'),
  })
})

test("a lawyer sees their own sessions only, and another's is as if it were not there", async () => {
  const other = await createApiKey(api.context.db, { role: 'lawyer', label: 'other' })
  const { id } = await sessionOf(other.userId)
  const missing = await api.ask('GET', '/sessions/01900000-0000-7000-8000-000000000000', { key: api.keys.lawyer.key })
  const path = `/sessions/${id}`
  const file = new FormData()
  file.append('file', new Blob(['x']), 'x.txt')
  const calls: [string, string, { json?: unknown; raw?: RawBody }?][] = [
    ['GET', path],
    ['GET', `${path}/script`],
    ['PUT', `${path}/script`, { json: { script_content: 'x' } }],
    ['GET', `${path}/events`],
    ['GET', `${path}/record`],
    ['POST', `/upload-script/${id}`, { raw: file }],
    ['POST', `/start-interview/${id}`],
    ['POST', `${path}/pause`],
    ['POST', `${path}/resume`],
    ['POST', `${path}/end`],
    ['POST', `${path}/steps/q1/retake`],
    ['POST', `${path}/steps/q1/waive`, { json: { reason: 'x' } }],
  ]
  for (const [method, at, input] of calls) {
    const answer = await api.ask(method, at, { key: api.keys.lawyer.key, ...input })
    expect(answer.body, `${method} ${at}`).toEqual(missing.body)
    expect(answer.status, `${method} ${at}`).toBe(404)
  }
  expect((await api.ask('GET', path, { key: other.key })).status).toBe(200)
  for (const role of ['reviewer', 'operator', 'admin'] as const) {
    expect((await api.ask('GET', path, { key: api.keys[role].key })).status).toBe(200)
  }
  const mine = await api.ask('GET', '/sessions', { key: api.keys.lawyer.key })
  expect(mine.body.sessions.map((session: { id: string }) => session.id)).not.toContain(id)
  const all = await api.ask('GET', '/sessions', { key: api.keys.reviewer.key })
  expect(all.body.sessions.map((session: { id: string }) => session.id)).toContain(id)
})

test('a session shows its people and how far it is, and no answer', async () => {
  const { id } = await sessionOf(api.keys.lawyer.userId, { reference: 'A-1' })
  const before = await api.ask('GET', `/sessions/${id}`, { key: api.keys.lawyer.key })
  expect(before.body).toMatchObject({
    id,
    lawyer_id: api.keys.lawyer.userId,
    groom_name: 'Adam',
    bride_name: 'Bilqis',
    respondents: [
      { id: 'groom', name: 'Adam' },
      { id: 'bride', name: 'Bilqis' },
    ],
    kind: 'scripted',
    status: 'pending',
    livekit_room_name: null,
    reference: 'A-1',
    progress: null,
  })
  const ask = { clarifications: 0, corrections: 0, due: true, changedAt: 1 }
  await recordProgress(api.context.db, {
    sessionId: id,
    snapshot: someProgress({
      revision: 9,
      status: 'interrupted',
      phase: 'conducting',
      room: id,
      epoch: 2,
      joined: 1,
      asks: [
        { ...ask, step: 'q1', respondent: 'groom', status: 'accepted', round: 1, value: 'a secret answer' },
        { ...ask, step: 'q1', respondent: 'bride', status: 'unresolved', round: 2 },
        { ...ask, step: 'q2', respondent: 'groom', status: 'pending', round: 0, due: false },
      ],
      present: ['groom'],
      cause: { kind: 'referred', step: 'q1', respondent: 'bride', because: 'unresolved' },
    }),
    entries: [],
    openings: [],
  })
  const after = await api.ask('GET', `/sessions/${id}`, { key: api.keys.lawyer.key })
  expect(after.body).toMatchObject({
    status: 'interrupted',
    livekit_room_name: id,
    progress: {
      revision: 9,
      phase: 'conducting',
      step: null,
      due: 2,
      asked: 2,
      accepted: 1,
      present: ['groom'],
      cause: { kind: 'referred', step: 'q1', actions: ['resume', 'retake', 'waive', 'end'] },
      agent: { epoch: 2, joined: 1 },
    },
  })
  expect(JSON.stringify(after.body)).not.toContain('a secret answer')
})

test('pages go from the newest to the oldest, each session once', async () => {
  const owner = await createApiKey(api.context.db, { role: 'lawyer', label: 'pages' })
  const made: string[] = []
  for (let count = 0; count < 7; count++) made.unshift((await sessionOf(owner.userId)).id)
  const seen: string[] = []
  let path = '/sessions?limit=3'
  for (let pages = 1; ; pages++) {
    const { body } = await api.ask('GET', path, { key: owner.key })
    seen.push(...body.sessions.map((session: { id: string }) => session.id))
    if (body.next_cursor === null) {
      expect(pages).toBe(3)
      break
    }
    path = `/sessions?limit=3&cursor=${body.next_cursor}`
  }
  expect(seen).toEqual(made)
})

test('the list is filtered by status and reference', async () => {
  const owner = await createApiKey(api.context.db, { role: 'lawyer', label: 'filters' })
  const [one, two] = [await sessionOf(owner.userId, { reference: 'R' }), await sessionOf(owner.userId)]
  await recordProgress(api.context.db, {
    sessionId: two.id,
    snapshot: someProgress({ status: 'active' }),
    entries: [],
    openings: [],
  })
  const idsAt = async (query: string) =>
    (await api.ask('GET', `/sessions?${query}`, { key: owner.key })).body.sessions.map(
      (session: { id: string }) => session.id,
    )
  expect(await idsAt('status=active')).toEqual([two.id])
  expect(await idsAt('reference=R')).toEqual([one.id])
  expect(await idsAt('status=paused')).toEqual([])
  expect((await api.ask('GET', '/sessions?status=asleep', { key: owner.key })).status).toBe(422)
  expect((await api.ask('GET', '/sessions?limit=1000', { key: owner.key })).status).toBe(422)
})
