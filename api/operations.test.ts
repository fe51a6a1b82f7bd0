import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { reportWorker } from '../db/agent-workers.ts'
import { recordProgress } from '../db/progress.ts'
import { listRunning } from '../db/operations.ts'
import { ensureSession, markWorkflowStarted } from '../db/sessions.ts'
import type { EntryDraft } from '../interview/record/entries.ts'
import { aRecord, LAWYER } from '../test/builders.ts'
import { attentionIn } from './attention.ts'
import type { SessionItem } from './session-items.ts'
import { someProgress, startTestApi, type TestApi } from './test-api.ts'

let api: TestApi
beforeAll(async () => {
  api = await startTestApi({ TEMPORAL_UI_URL: 'http://127.0.0.1:8233/', TEMPORAL_ADDRESS: '127.0.0.1:1' })
})
afterAll(() => api.stop())

const read = async () => (await api.ask('GET', '/operations', { key: api.keys.operator.key })).body

async function aSession(
  changes: Parameters<typeof someProgress>[0],
  drafts: EntryDraft[] = [],
  startedAt = new Date(),
) {
  const { db } = api.context
  const respondents = [{ role: 'groom', name: 'Anton' }]
  const { id } = await ensureSession(db, { lawyerId: api.keys.lawyer.userId, kind: 'scripted', respondents })
  await markWorkflowStarted(db, id)
  const at = (seq: number) => new Date(startedAt.getTime() + seq * 30_000).toISOString()
  const entries = aRecord(drafts, false, id).entries.map((entry) => ({ ...entry, at: at(entry.seq) }))
  await recordProgress(db, { sessionId: id, snapshot: someProgress(changes), entries, openings: [] })
  return { id, at }
}

const CONDUCTED = { status: 'active', phase: 'conducting', started: true, room: 'room' } as const
const acted = { actor: LAWYER }

test('what waits for a person comes first, with its cause, since when, and what can be done', async () => {
  const cause = { kind: 'referred', step: 'one', respondent: 'groom', because: 'contrary' } as const
  const { id, at } = await aSession({ ...CONDUCTED, status: 'interrupted', cause, joined: 1, epoch: 1 }, [
    { type: 'interrupted', data: { cause } },
  ])
  const { attention, running } = await read()
  expect(attention[0]).toMatchObject({
    session: { id, status: 'interrupted' },
    kind: 'interrupted',
    since: at(1),
    cause: { kind: 'referred', step: 'one' },
    actions: ['resume', 'retake', 'waive', 'end'],
  })
  expect(running).toBe(1)
})

test('an interview that waits for an agent is there once that takes long', async () => {
  const waiting = { ...CONDUCTED, joined: 1, epoch: 2 }
  const lost: EntryDraft[] = [{ type: 'lease-lost', data: { epoch: 1, loss: 'process-died' } }]
  const just = await aSession(waiting, lost, new Date(Date.now() - 30_000))
  const long = await aSession(waiting, lost, new Date(Date.now() - 90_000))
  const { attention } = await read()
  const found = attention.filter(({ kind }: { kind: string }) => kind === 'agent-lost')
  expect(found).toMatchObject([{ session: { id: long.id }, since: long.at(1), cause: null, actions: ['pause', 'end'] }])
  expect(attention.map(({ session }: { session: SessionItem }) => session.id)).not.toContain(just.id)
})

test('what has ended without a seal, and what Temporal never took, is stuck', async () => {
  const { id } = await aSession({ status: 'completed', phase: 'closed', started: true })
  const respondents = [{ role: 'groom', name: 'Anton' }]
  const { db } = api.context
  const fresh = await ensureSession(db, { lawyerId: api.keys.lawyer.userId, kind: 'scripted', respondents })
  expect(await stuck()).toEqual([])
  await sql`update sessions set ended_at = ended_at - interval '5 minutes' where id = ${id}`.execute(db)
  await sql`update sessions set created_at = created_at - interval '5 minutes' where id = ${fresh.id}`.execute(db)
  expect(await stuck()).toEqual([`unsealed ${id}`, `not-begun ${fresh.id}`])
})

const stuck = async () => {
  const all: { kind: string; session: SessionItem }[] = (await read()).attention
  const found = all.filter(({ kind }) => kind === 'unsealed' || kind === 'not-begun')
  return found.map(({ kind, session }) => `${kind} ${session.id}`)
}

test('recoveries have their seconds from the records, the latest first', async () => {
  const joined = { message: { epoch: 2, seq: 0 }, identity: 'a', software: 's', clock: 'c', present: [] }
  const cause = { kind: 'agent-failures', failures: 10 } as const
  const { id, at } = await aSession({ ...CONDUCTED, joined: 2, epoch: 2 }, [
    { type: 'agent-joined', data: { ...joined, message: { epoch: 1, seq: 0 } } },
    { type: 'agent-joined', data: { ...joined, interruption_ms: 2_500 } },
    { type: 'interrupted', data: { cause } },
    { type: 'resumed', data: acted },
  ])
  await aSession({ ...CONDUCTED }, [{ type: 'agent-joined', data: { ...joined, interruption_ms: 1 } }], new Date(0))
  expect((await read()).recoveries).toEqual([
    { session_id: id, at: at(4), seconds: 30, what: 'person' },
    { session_id: id, at: at(2), seconds: 2.5, what: 'agent' },
  ])
})

test('an interruption that began before the last day and was lifted in it is a recovery; one that was ended is none', async () => {
  const cause = { kind: 'agent-failures', failures: 10 } as const
  const draft: EntryDraft[] = [{ type: 'interrupted', data: { cause } }]
  const hours = (count: number) => Date.now() - count * 3_600_000
  const from = [
    { type: 'interrupted', data: { cause } },
    { type: 'resumed', data: acted },
  ] as const
  const lifted = await aSession({ ...CONDUCTED }, [...from])
  const ended = await aSession({ ...CONDUCTED }, [...draft, { type: 'end-requested', data: acted }])
  for (const { id } of [lifted, ended]) {
    const at = new Date(hours(60)).toISOString()
    await sql`update record_entries set at = ${at} where session_id = ${id} and type = 'interrupted'`.execute(
      api.context.db,
    )
  }
  const { recoveries } = await read()
  const ofThese = recoveries.filter(({ session_id }: { session_id: string }) =>
    [lifted.id, ended.id].includes(session_id),
  )
  expect(ofThese).toMatchObject([{ session_id: lifted.id, at: lifted.at(2), what: 'person' }])
})

test('of more interviews than are looked at, those that have waited longest are', async () => {
  const { db } = api.context
  const long = await aSession({ ...CONDUCTED })
  await aSession({ ...CONDUCTED })
  await sql`update progress set updated_at = now() - interval '1 hour' where session_id = ${long.id}`.execute(db)
  const halted = await aSession({ ...CONDUCTED, status: 'interrupted' })
  const { sessions, count } = await listRunning(db, 1_000)
  expect(sessions.at(0)?.status).toBe('interrupted')
  expect(sessions.find(({ status }) => status === 'active')?.id).toBe(long.id)
  expect(sessions.map(({ id }) => id)).toContain(halted.id)
  expect(count).toBe(sessions.length)
  expect(await listRunning(db, 1)).toMatchObject({ sessions: [{ status: 'interrupted' }], count })
})

test('agents say their version, their places and how many of them are taken', async () => {
  const id = crypto.randomUUID()
  const able = { hearing: 'typed', judging: 'rules', speaking: 'embedded', voices: {}, streamLimits: {}, notices: [] }
  await reportWorker(api.context.db, { id, ...able, software: 'lexnova 1', host: 'h', jobs: 5, maxJobs: 20 })
  await reportWorker(api.context.db, { id: crypto.randomUUID(), ...able })
  const { agents, workers, backlog, temporal_ui, parts } = await read()
  expect(agents).toHaveLength(2)
  expect(agents).toContainEqual(
    expect.objectContaining({ id, version: 'lexnova 1', host: 'h', jobs: 5, max_jobs: 20, load: 0.25 }),
  )
  expect(agents).toContainEqual(expect.objectContaining({ version: null, load: null }))
  expect({ workers, backlog }).toEqual({ workers: null, backlog: null })
  expect(parts).toMatchObject({ postgres: 'ok', temporal: 'unreachable' })
  expect(temporal_ui).toBe('http://127.0.0.1:8233/namespaces/default/workflows/')
})

test('of equal urgency the longest wait comes first', () => {
  const waiting = (since: string, kind: 'answer' | 'resume') =>
    ({ created_at: since, ended_at: null, progress: { cause: null, waits_for: { kind, since } } }) as SessionItem
  const items = [
    waiting('2026-01-01T10:00:00.000Z', 'resume'),
    waiting('2026-01-01T10:02:00.000Z', 'answer'),
    waiting('2026-01-01T10:01:00.000Z', 'answer'),
    waiting('2026-01-01T11:59:00.000Z', 'answer'),
  ]
  expect(
    attentionIn(items, Date.parse('2026-01-01T12:00:00.000Z')).map(({ kind, since }) => `${kind} ${since}`),
  ).toEqual(['silent 2026-01-01T10:01:00.000Z', 'silent 2026-01-01T10:02:00.000Z', 'paused 2026-01-01T10:00:00.000Z'])
})
