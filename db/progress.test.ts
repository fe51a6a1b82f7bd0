import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { chainEntry, entryHash, headAt } from '../interview/record/chain.ts'
import { initialProgress, type Progress } from '../interview/progress/state.ts'
import { type Entry, GENESIS, type Opening } from '../interview/record/record.ts'
import { fixedSalt } from '../test/builders.ts'
import type { Database } from './database.ts'
import { findProgress, RecordConflictError, RecordGapError, recordProgress, requireEntriesBefore } from './progress.ts'
import { findRecordDocument, saveHistory, saveSeal } from './record.ts'
import { findSession, SessionMissingError } from './sessions.ts'
import { openStore, type Store } from './testing.ts'

let store: Store
let db: Database
let sessionId: string
beforeAll(async () => {
  store = await openStore()
  db = store.db
})
afterAll(() => store.close())
beforeEach(async () => {
  sessionId = await store.newSession()
})

const snapshot = (changes: Partial<Progress>): Progress => ({ ...initialProgress(['groom']), ...changes })
const write = (changes: Partial<Progress>, entries: Entry[] = [], openings: Opening[] = []) =>
  recordProgress(db, { sessionId, snapshot: snapshot(changes), entries, openings })

/** A chain of `length` entries with one opening each. */
function chainOf(
  length: number,
  value: (index: number) => unknown = (index) => `answer ${index}`,
  startMs = Date.UTC(2026, 0, 1),
) {
  const entries: Entry[] = []
  const openings: Opening[] = []
  for (let index = 0; index < length; index++) {
    const committed = { text: { value: value(index), salt: fixedSalt(index) } }
    const said = { id: `heard-${index}`, respondent: 'groom', channel: 'voice', start_ms: 1, end_ms: 1.5 } as const
    const draft = { type: 'bleed', data: { of: 'other', heard: said }, committed } as const
    const head = { length: index, hash: entries.at(-1)?.hash ?? GENESIS }
    const chained = chainEntry(head, draft, new Date(startMs + index * 1_000).toISOString())
    entries.push(chained.entry)
    openings.push(...chained.openings)
  }
  return { entries, openings }
}

describe('the snapshot only goes forward', () => {
  test('a later revision replaces, an earlier one does not', async () => {
    await write({ revision: 5, status: 'active' })
    await write({ revision: 4, status: 'paused' })
    expect(await findProgress(db, sessionId)).toMatchObject({ revision: 5, status: 'active' })
    expect((await findSession(db, sessionId))?.status).toBe('active')
    await write({ revision: 6, status: 'paused' })
    expect((await findSession(db, sessionId))?.status).toBe('paused')
  })

  test('of two with the same revision the later one counts: the first may never have been committed', async () => {
    await write({ revision: 5, status: 'paused' })
    await write({ revision: 5, status: 'active' })
    expect(await findProgress(db, sessionId)).toMatchObject({ revision: 5, status: 'active' })
  })

  test('whatever the order of writers at the same time, the highest revision stays', async () => {
    const { entries, openings } = chainOf(40)
    const revisions = Array.from({ length: 20 }, (_, index) => index + 1).toSorted(
      (a, b) => ((a * 7) % 20) - ((b * 7) % 20),
    )
    await Promise.all(
      revisions.map((revision) =>
        write({ revision, status: 'active' }, entries.slice(0, revision * 2), openings.slice(0, revision * 2)),
      ),
    )
    expect((await findProgress(db, sessionId))?.revision).toBe(20)
    expect((await findRecordDocument(db, sessionId))?.entries).toEqual(entries)
  })

  test('a late call still brings its entries', async () => {
    const { entries, openings } = chainOf(2)
    await write({ revision: 9 }, entries.slice(0, 1), openings.slice(0, 1))
    await write({ revision: 3 }, entries, openings)
    expect((await findRecordDocument(db, sessionId))?.entries).toHaveLength(2)
    expect((await findProgress(db, sessionId))?.revision).toBe(9)
  })
})

describe('what sessions mirror', () => {
  const ask = {
    step: 'q1',
    respondent: 'groom',
    status: 'open',
    round: 1,
    clarifications: 0,
    corrections: 0,
    due: true,
    changedAt: 1,
  } as const

  test('the room, the start and the end, each time once', async () => {
    await write({ revision: 1, started: true, status: 'active', room: sessionId, asks: [ask] })
    const started = await findSession(db, sessionId)
    expect(started).toMatchObject({ livekit_room_name: sessionId, started_at: expect.any(Date), ended_at: null })
    await write({ revision: 2, status: 'completed', room: sessionId, asks: [ask] })
    const ended = await findSession(db, sessionId)
    expect(ended).toMatchObject({ status: 'completed', started_at: started?.started_at, ended_at: expect.any(Date) })
    await write({ revision: 3, status: 'completed', room: sessionId, asks: [ask] })
    expect((await findSession(db, sessionId))?.ended_at).toEqual(ended?.ended_at)
  })

  test('an interview that was ended before its start never started', async () => {
    await write({ revision: 1, status: 'cancelled', phase: 'closed' })
    expect(await findSession(db, sessionId)).toMatchObject({ started_at: null, ended_at: expect.any(Date) })
  })
})

describe('entries', () => {
  test('are written once, however often they are sent', async () => {
    const { entries, openings } = chainOf(3)
    for (let turn = 0; turn < 3; turn++) await write({ revision: 1 }, entries, openings)
    const record = await findRecordDocument(db, sessionId)
    expect(record?.entries).toEqual(entries)
    expect(record?.openings).toHaveLength(3)
    expect(record?.head).toBe(entries[2]?.hash)
  })

  test('come back with the hash they had, whatever stands in them', async () => {
    const odd = ['a\u0000b', '😀', 'é\u202e', { b: 1, a: [1e21, -0, 0.1] }, null, true, '']
    const { entries, openings } = chainOf(odd.length, (index) => odd[index])
    await write({ revision: 1 }, entries, openings)
    const record = await findRecordDocument(db, sessionId)
    for (const [index, entry] of (record?.entries ?? []).entries()) expect(entryHash(entry)).toBe(entries[index]?.hash)
    const byCommitment = new Map(record?.openings.map((opening) => [opening.commitment, opening.value]))
    expect(openings.map(({ commitment }) => byCommitment.get(commitment))).toEqual(JSON.parse(JSON.stringify(odd)))
  })

  test('a snapshot may hold what people type, U+0000 too', async () => {
    const asks = [
      {
        step: 'q',
        respondent: 'groom',
        status: 'accepted',
        value: 'a\u0000b',
        round: 1,
        clarifications: 0,
        corrections: 0,
        due: true,
        changedAt: 1,
      },
    ] as Progress['asks']
    await write({ revision: 1, asks })
    expect((await findProgress(db, sessionId))?.asks[0]?.value).toBe('a\u0000b')
  })

  test('more than one insert can take are all written', async () => {
    const { entries, openings } = chainOf(2_500)
    await write({ revision: 1 }, entries, openings)
    expect((await findRecordDocument(db, sessionId))?.entries).toHaveLength(2_500)
  })

  test('one that differs from the stored one under its number is refused, and nothing of the call stays', async () => {
    const { entries } = chainOf(2)
    await write({ revision: 1 }, entries)
    const other = chainOf(3, () => 'something else')
    await expect(write({ revision: 2 }, other.entries, other.openings)).rejects.toThrow(RecordConflictError)
    const record = await findRecordDocument(db, sessionId)
    expect(record?.entries).toEqual(entries)
    expect(record?.openings).toEqual([])
    expect((await findProgress(db, sessionId))?.revision).toBe(1)
  })

  test('those that say the same at another time leave the stored ones, and what comes after follows these', async () => {
    const { entries } = chainOf(2)
    await write({ revision: 1 }, entries)
    const later = chainOf(4, undefined, Date.UTC(2026, 5, 1)).entries
    const head = await write({ revision: 2 }, later)
    const stored = (await findRecordDocument(db, sessionId))?.entries ?? []
    expect(stored.map(({ at }) => at)).toEqual([...entries.slice(0, 2), ...later.slice(2)].map(({ at }) => at))
    expect(stored.map(({ prev }) => prev)).toEqual([GENESIS, ...stored.slice(0, 3).map(({ hash }) => hash)])
    for (const entry of stored) expect(entryHash(entry)).toBe(entry.hash)
    expect(head).toEqual({ length: 4, hash: stored[3]?.hash })
    expect(await write({ revision: 3 }, later.slice(0, 2))).toEqual({ length: 2, hash: entries[1]?.hash })
    expect(await write({ revision: 3 })).toBeUndefined()
  })

  test('those after a gap are kept, and a seal is refused', async () => {
    const { entries, openings } = chainOf(4)
    await write({ revision: 1 }, entries.slice(0, 2))
    await write({ revision: 2 }, entries.slice(3), openings)
    expect((await findRecordDocument(db, sessionId))?.entries.map(({ seq }) => seq)).toEqual([0, 1, 3])
    expect((await findProgress(db, sessionId))?.revision).toBe(2)
    await expect(requireEntriesBefore(db, sessionId, 4)).rejects.toThrow(RecordGapError)
  })

  test('nothing follows the seal, in the same call or in a later one', async () => {
    const { entries } = chainOf(3)
    const [first, second, third] = entries
    if (!first || !second || !third) throw new Error('no entries')
    const seal = chainEntry(headAt(first), { type: 'sealed', data: {} }, second.at).entry
    await expect(write({ revision: 1 }, [first, seal, third])).rejects.toThrow('after the seal')
    await write({ revision: 1 }, [first, seal])
    await expect(write({ revision: 2 }, [third])).rejects.toThrow('after the seal')
    await write({ revision: 3 }, [first, seal])
    expect((await findRecordDocument(db, sessionId))?.entries).toEqual([first, seal])
  })

  test('a record in which one is missing is found before it is sealed', async () => {
    const { entries } = chainOf(4)
    await write({ revision: 1 }, entries)
    await requireEntriesBefore(db, sessionId, 4)
    await db.deleteFrom('record_entries').where('session_id', '=', sessionId).where('seq', '=', 1).execute()
    await expect(requireEntriesBefore(db, sessionId, 4)).rejects.toThrow(RecordGapError)
  })

  test('nothing is recorded for a session without a row', async () => {
    const missing = recordProgress(db, {
      sessionId: crypto.randomUUID(),
      snapshot: snapshot({ revision: 1 }),
      entries: [],
      openings: [],
    })
    await expect(missing).rejects.toThrow(SessionMissingError)
  })
})

test('each step forward is announced with the session id, and a step back is not', async () => {
  const listener = new pg.Client(store.url)
  await listener.connect()
  const heard: (string | undefined)[] = []
  listener.on('notification', ({ payload }) => heard.push(payload))
  await listener.query('listen progress')
  await write({ revision: 2 })
  await write({ revision: 1 })
  await write({ revision: 3 })
  await expect.poll(() => heard.length).toBeGreaterThanOrEqual(2)
  await sql`select pg_notify('progress', 'done')`.execute(db)
  await expect.poll(() => heard.at(-1)).toBe('done')
  expect(heard).toEqual([sessionId, sessionId, 'done'])
  await listener.end()
})

test('a record is sealed and a history archived once; the first stands', async () => {
  const { entries } = chainOf(1)
  const last = chainEntry(
    { length: 1, hash: entries[0]?.hash ?? '' },
    { type: 'sealed', data: {} },
    new Date().toISOString(),
  )
  await write({ revision: 1 }, entries)
  expect((await findRecordDocument(db, sessionId))?.sealed).toBe(false)
  await write({ revision: 2 }, [last.entry])
  for (const [hash, run] of [
    [last.entry.hash, 'first'],
    ['0'.repeat(64), 'second'],
  ] as const) {
    await saveSeal(db, { sessionId, head: { length: 2, hash }, sealedAt: '2026-11-21T10:00:00.000Z' })
    await saveHistory(db, { sessionId, workflowRunId: run, history: Buffer.from(run), sha256: 'a'.repeat(64) })
  }
  expect((await findRecordDocument(db, sessionId))?.sealed).toBe(true)
  const seal = await db.selectFrom('records').selectAll().where('session_id', '=', sessionId).executeTakeFirstOrThrow()
  expect(seal).toMatchObject({ head: last.entry.hash, entries: 2 })
  const archive = await db
    .selectFrom('histories')
    .selectAll()
    .where('session_id', '=', sessionId)
    .executeTakeFirstOrThrow()
  expect(archive).toMatchObject({ workflow_run_id: 'first', history: Buffer.from('first') })
})
