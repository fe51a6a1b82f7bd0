import { WorkflowNotFoundError } from '@temporalio/client'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { readConfig } from '../config.ts'
import { findProgress, recordProgress } from '../db/progress.ts'
import { findRecordDocument } from '../db/record.ts'
import { findSession, type Session } from '../db/sessions.ts'
import { openStore, type Store } from '../db/testing.ts'
import { conclude } from '../interview/conclude.ts'
import type { Progress } from '../interview/progress/state.ts'
import type { RecordDocument } from '../interview/record/record.ts'
import { verifyRecord } from '../interview/record/verify.ts'
import { createLogger } from '../log.ts'
import type { Temporal } from '../temporal/client.ts'
import { accepted, aRecord, aScript, Hearing, LAWYER } from '../test/builders.ts'
import { until } from '../test/harness/until.ts'
import { settleGone } from './gone-workflows.ts'

const script = aScript([
  { id: 'consent', ask: 'Do you consent?', respondent: 'all', expect: 'consent' },
  { id: 'place', ask: 'Where do you live?', respondent: 'bride' },
])

let store: Store
beforeAll(async () => {
  store = await openStore()
})
afterAll(() => store.close())

let session: Session
let record: RecordDocument
let progress: Progress
beforeEach(async () => {
  const id = await store.newSession()
  const found = await findSession(store.db, id)
  if (!found) throw new Error('the session is not there')
  session = found
  const hearing = Hearing.started(script)
  hearing.answer(accepted(true))
  hearing.answer(accepted(true))
  record = aRecord(hearing.entries, false, id)
  progress = hearing.progress
})

/** The entries from one number on to another, with their openings, as the workflow gives them. */
const part = (from: number, to = record.entries.length) => ({
  sessionId: session.id,
  snapshot: progress,
  entries: record.entries.slice(from, to),
  openings: record.openings,
})

/** Answers as Temporal does of a workflow that has come to this; `ask` is what a worker says to queries. */
function temporalWhere(status: 'TERMINATED' | 'RUNNING' | 'missing', ask: () => unknown): Temporal {
  const handle = {
    describe: async () => {
      if (status === 'missing') throw new WorkflowNotFoundError('no such workflow', 'interview', undefined)
      return { runId: 'run', status: { name: status } }
    },
    query: async () => ask(),
    fetchHistory: async () => ({ events: [] }),
  }
  const client = { workflow: { getHandle: () => handle } }
  return { client, within: <T>(_ms: number, call: () => Promise<T>) => call() } as unknown as Temporal
}

const noWorker = () => {
  throw new Error('no worker answers')
}

const context = (firstTries = new Map<string, number>()) => ({
  config: readConfig({}),
  db: store.db,
  log: createLogger('test', { level: 'silent', format: 'json' }),
  firstTries,
})

const seals = () => store.db.selectFrom('records').selectAll().where('session_id', '=', session.id).execute()

test('what was on its way to Postgres when the workflow was terminated is in the sealed record', async () => {
  await recordProgress(store.db, part(0, 3))
  const settled = await settleGone(
    context(),
    temporalWhere('TERMINATED', () => part(3)),
    session,
  )
  expect(settled?.status).toBe('cancelled')
  const sealed = await findRecordDocument(store.db, session.id)
  expect(sealed?.entries.slice(0, record.entries.length)).toEqual(record.entries)
  expect(verifyRecord(sealed)).toMatchObject({ verified: true, sealed: true, completeness: { accepted: 2, due: 3 } })
  expect(await seals()).toMatchObject([{ head: sealed?.head, entries: sealed?.entries.length }])
})

test('a worker that comes later is waited for', async () => {
  await recordProgress(store.db, part(0, 3))
  const ours = context()
  await expect(settleGone(ours, temporalWhere('TERMINATED', noWorker), session)).rejects.toThrow('no worker')
  expect(await seals()).toEqual([])
  await settleGone(
    ours,
    temporalWhere('TERMINATED', () => part(3)),
    session,
  )
  expect((await findRecordDocument(store.db, session.id))?.entries.length).toBeGreaterThan(record.entries.length)
  expect(ours.firstTries.size).toBe(0)
})

test('where no worker comes at all, there is a seal in the end', async () => {
  await recordProgress(store.db, part(0, 3))
  const longAgo = context(new Map([[session.id, performance.now() - 10 * 60_000]]))
  await settleGone(longAgo, temporalWhere('TERMINATED', noWorker), session)
  expect(verifyRecord(await findRecordDocument(store.db, session.id))).toMatchObject({ verified: true, sealed: true })
})

test('what a lost workflow had not written is kept where entries before it are missing, and the record shows the gap', async () => {
  await recordProgress(store.db, part(0, 2))
  const settled = await settleGone(
    context(),
    temporalWhere('TERMINATED', () => part(4)),
    session,
  )
  expect(settled).toMatchObject({ status: 'cancelled' })
  const sealed = await findRecordDocument(store.db, session.id)
  expect(sealed?.entries.slice(0, 3)).toEqual([...record.entries.slice(0, 2), record.entries[4]])
  expect(verifyRecord(sealed)).toMatchObject({ verified: false })
  expect(await seals()).toMatchObject([{ head: sealed?.head }])
})

test('a record in which entries are missing is sealed with what there is, and does not verify', async () => {
  await recordProgress(store.db, part(0))
  await store.db.deleteFrom('record_entries').where('session_id', '=', session.id).where('seq', '=', 3).execute()
  const settle = () =>
    settleGone(
      context(),
      temporalWhere('TERMINATED', () => part(record.entries.length)),
      session,
    )
  expect(await settle()).toMatchObject({ status: 'cancelled' })
  const sealed = await findRecordDocument(store.db, session.id)
  expect(sealed?.entries.at(-1)).toMatchObject({ type: 'sealed' })
  expect(verifyRecord(sealed)).toMatchObject({ verified: false, sealed: true, fault: { seq: 3 } })
  const [seal] = await seals()
  expect(seal).toMatchObject({ head: sealed?.head })
  await settle()
  expect(await seals()).toEqual([seal])
})

test('two processes seal it once', async () => {
  await recordProgress(store.db, part(0))
  const settle = () =>
    settleGone(
      context(),
      temporalWhere('TERMINATED', () => part(record.entries.length)),
      session,
    )
  const outcomes = await Promise.allSettled([settle(), settle()])
  expect(outcomes.some(({ status }) => status === 'fulfilled')).toBe(true)
  const sealed = await findRecordDocument(store.db, session.id)
  expect(verifyRecord(sealed)).toMatchObject({ verified: true, sealed: true })
  expect(await seals()).toMatchObject([{ head: sealed?.head }])
})

test('one that another process seals meanwhile is answered with what it was sealed with', async () => {
  await recordProgress(store.db, part(0))
  const remains = { sessionId: session.id, kind: session.kind, progress, how: 'missing' } as const
  const found = await findRecordDocument(store.db, session.id)
  const { snapshot, entries } = conclude({ ...remains, record: found }, { actor: LAWYER }, [], Date.now())
  const settled = await store.db.transaction().execute(async (transaction) => {
    await sql`lock table record_entries in access exclusive mode`.execute(transaction)
    const settling = settleGone(context(), temporalWhere('missing', noWorker), session, { actor: LAWYER })
    await until('it waits for the entries', async () => {
      const waiting = sql`select 1 from pg_locks where not granted and relation = 'record_entries'::regclass`
      return (await waiting.execute(store.db)).rows.length > 0
    })
    const rows = entries.map(({ data, commitments, ...entry }) => ({
      ...entry,
      session_id: session.id,
      data: JSON.stringify(data),
      commitments: JSON.stringify(commitments),
    }))
    await transaction.insertInto('record_entries').values(rows).execute()
    const sealed = { revision: snapshot.revision, snapshot: JSON.stringify(snapshot) }
    await transaction.updateTable('progress').set(sealed).where('session_id', '=', session.id).execute()
    return { settling }
  })
  expect(await settled.settling).toEqual(snapshot)
})

test('one that Temporal does not know is shown, comes back with its workflow, and is sealed by an end alone', async () => {
  await recordProgress(store.db, part(0))
  await settleGone(context(), temporalWhere('missing', noWorker), session)
  expect(await findProgress(store.db, session.id)).toMatchObject({ status: 'interrupted', cause: { how: 'missing' } })
  expect(
    await settleGone(
      context(),
      temporalWhere('RUNNING', () => progress),
      session,
    ),
  ).toBeUndefined()
  expect(await findProgress(store.db, session.id)).toEqual(progress)
  await settleGone(context(), temporalWhere('missing', noWorker), session)
  expect(await seals()).toEqual([])
  const ended = await settleGone(context(), temporalWhere('missing', noWorker), session, { actor: LAWYER })
  expect(ended).toMatchObject({ status: 'cancelled', endedBy: 'person' })
  expect(verifyRecord(await findRecordDocument(store.db, session.id))).toMatchObject({ verified: true, sealed: true })
})
