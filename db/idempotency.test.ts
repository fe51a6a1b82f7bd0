import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { hashOf } from '../interview/record/hash.ts'
import { readScript, type Script } from '../interview/script/script.ts'
import { aScript, Hearing } from '../test/builders.ts'
import { wayTo } from '../test/harness/outage.ts'
import { createApiKey, findActiveApiKey, touchApiKey } from './api-keys.ts'
import { createDatabase, type Database, isDatabaseUnavailable } from './database.ts'
import { recordProgress } from './progress.ts'
import { findChunkBytes, listChunks, saveChunks } from './recordings.ts'
import { ensureScript } from './scripts.ts'
import { ensureSession, listRespondents, listSessionsWithoutWorkflow, markWorkflowStarted } from './sessions.ts'
import { openStore, type Store } from './testing.ts'
import { listSegments, saveSegment } from './transcripts.ts'
import { ensureUpload, findUpload } from './uploads.ts'

let store: Store
let db: Database
let owner: { id: string; userId: string }
let sessionId: string
beforeAll(async () => {
  store = await openStore()
  db = store.db
  owner = store.lawyer
})
afterAll(() => store.close())

const respondents = [
  { role: 'bride', name: 'B' },
  { role: 'groom', name: 'A' },
]
const newSession = (idempotencyKey?: string, lawyerId = owner.userId) =>
  ensureSession(db, { lawyerId, kind: 'scripted', respondents, idempotencyKey })
beforeEach(async () => {
  sessionId = (await newSession()).id
})

const script = (readScript(['Who?']) as { script: Script }).script
const newScript = (more: { uploadId?: string; idempotencyKey?: string } = {}) =>
  ensureScript(db, { sessionId, scriptContent: 'Who?\0', script, sha256: hashOf(script), createdBy: owner.id, ...more })
const newUpload = (text: string, idempotencyKey?: string) =>
  ensureUpload(db, { sessionId, bytes: Buffer.from(text), fileName: 'زواج.txt', uploadedBy: owner.id, idempotencyKey })

test('one idempotency key makes one session with its people, also at the same time', async () => {
  const made = await Promise.all(Array.from({ length: 8 }, () => newSession('once')))
  expect(new Set(made.map(({ id }) => id)).size).toBe(1)
  expect(await listRespondents(db, made[0]?.id ?? '')).toEqual(respondents)
})

test('without a key, or by another lawyer, it is another session', async () => {
  const other = await createApiKey(db, { role: 'lawyer', label: 'other' })
  const ids = [
    await newSession('twice'),
    await newSession('twice', other.userId),
    await newSession(),
    await newSession(),
  ].map(({ id }) => id)
  expect(new Set(ids).size).toBe(4)
})

test('session ids rise with time: versions and pages rely on it', async () => {
  const ids: string[] = []
  for (let count = 0; count < 20; count++) ids.push((await newSession()).id)
  expect(ids).toEqual([...ids].toSorted())
})

test('one idempotency key keeps one upload, and its first bytes', async () => {
  const [first, second] = [await newUpload('one', 'k'), await newUpload('two', 'k')]
  expect(second).toEqual(first)
  expect(await findUpload(db, first.id)).toMatchObject({
    bytes: Buffer.from('one'),
    fileName: 'زواج.txt',
    size: 3,
    sessionId,
  })
})

test('an upload that is parsed again is the same version, also at the same time', async () => {
  const upload = await newUpload('one')
  const made = await Promise.all(Array.from({ length: 6 }, () => newScript({ uploadId: upload.id })))
  expect(new Set(made.map(({ version }) => version))).toEqual(new Set([1]))
})

test('versions count up without a gap, also at the same time', async () => {
  const made = await Promise.all(Array.from({ length: 8 }, () => newScript()))
  expect(made.map(({ version }) => version).toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
})

test('extracted text may hold what Postgres cannot', async () => {
  expect((await newScript()).scriptContent).toBe('Who?\uFFFD')
})

test('a piece of sound is stored once, also at the same time, and the first stands', async () => {
  const chunk = { epoch: 1, track: 'groom', number: 0, startMs: 0, endMs: 10_000 }
  const save = (text: string) =>
    saveChunks(db, sessionId, [{ ...chunk, sha256: hashOf(text), bytes: Buffer.from(text) }])
  await save('first')
  await Promise.all(['second', 'third', 'fourth'].map(save))
  expect(await listChunks(db, sessionId)).toEqual([{ ...chunk, sha256: hashOf('first') }])
  expect(await findChunkBytes(db, sessionId, chunk)).toEqual(Buffer.from('first'))
  await saveChunks(db, sessionId, [{ ...chunk, epoch: 2, sha256: hashOf('next'), bytes: Buffer.from('next') }])
  expect(await listChunks(db, sessionId)).toHaveLength(2)
})

test('once the interview is over no more sound is stored', async () => {
  const closed = new Hearing(aScript(['Who?']))
  closed.take({ type: 'closed', by: 'no-agent' })
  const save = (number: number) =>
    saveChunks(db, sessionId, [
      { epoch: 1, track: 'groom', number, startMs: 0, endMs: 1, sha256: hashOf('x'), bytes: Buffer.from('x') },
    ])
  expect(await save(0)).toBe(true)
  await recordProgress(db, { sessionId, snapshot: closed.progress, entries: [], openings: [] })
  expect(await save(1)).toBe(false)
  expect(await listChunks(db, sessionId)).toMatchObject([{ number: 0 }])
})

test('a segment of the transcript is stored once, also at the same time', async () => {
  const segment = { epoch: 1, segment: 's', speaker: 'groom', channel: 'voice' as const, startMs: 0, endMs: 1 }
  const save = (epoch: number) => saveSegment(db, sessionId, { ...segment, epoch, text: 'yes', confidence: null })
  await Promise.all([1, 1, 1, 2].map(save))
  expect(await listSegments(db, sessionId, { limit: 10 })).toHaveLength(2)
})

test("an upload of another session cannot be a script's source", async () => {
  const upload = await newUpload('one')
  sessionId = (await newSession()).id
  await expect(newScript({ uploadId: upload.id })).rejects.toThrow(/foreign key/)
})

test('sessions without a workflow are found until it is marked', async () => {
  const waiting = async () => (await listSessionsWithoutWorkflow(db, 0, 1_000)).map(({ id }) => id)
  expect(await waiting()).toContain(sessionId)
  expect((await listSessionsWithoutWorkflow(db, 60_000, 1_000)).map(({ id }) => id)).not.toContain(sessionId)
  await markWorkflowStarted(db, sessionId)
  expect(await waiting()).not.toContain(sessionId)
})

test("a key's use is written once a minute, whoever asks for it", async () => {
  const { id } = await createApiKey(db, { role: 'lawyer', label: 'used' })
  const used = async () => (await findActiveApiKey(db, id))?.lastUsedAt
  expect(await used()).toBeNull()
  await touchApiKey(db, id)
  const first = await used()
  expect(first).toBeInstanceOf(Date)
  await touchApiKey(db, id)
  expect(await used()).toEqual(first)
})

test('an absent Postgres is told from a wrong statement', async () => {
  const away = createDatabase('postgres://nobody@127.0.0.1:1/none')
  const failure = await away
    .selectFrom('users')
    .select('id')
    .execute()
    .catch((error: unknown) => error)
  expect(isDatabaseUnavailable(failure)).toBe(true)
  const wrong = await db
    .selectFrom('users')
    .select('nothing' as 'id')
    .execute()
    .catch((error: unknown) => error)
  expect(isDatabaseUnavailable(wrong)).toBe(false)
  await away.destroy()
})

test('a connection that breaks within a query fails that query, and nothing else', async () => {
  await using way = await wayTo(store.url)
  const through = createDatabase(way.url)
  const query = sql`select pg_sleep(30)`.execute(through).catch((error: unknown) => error)
  await new Promise((done) => setTimeout(done, 300))
  await way.cut()
  expect(isDatabaseUnavailable(await query)).toBe(true)
  await way.mend()
  expect((await sql`select 1 as one`.execute(through)).rows).toEqual([{ one: 1 }])
  await through.destroy()
})
