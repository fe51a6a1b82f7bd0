import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApiKey } from '../db/api-keys.ts'
import { createDatabase, type Database } from '../db/database.ts'
import { recordProgress } from '../db/progress.ts'
import { saveChunks } from '../db/recordings.ts'
import { ensureSession } from '../db/sessions.ts'
import { entryOf } from '../interview/facts.ts'
import type { Chunk } from '../interview/record/sound.ts'
import { aRecord, aScript, fixedSalt, Hearing } from '../test/builders.ts'
import { createTestDatabase, type TestDatabase } from '../test/database.ts'
import { createActivities } from './activities.ts'

let database: TestDatabase
let db: Database
beforeAll(async () => {
  database = await createTestDatabase()
  db = createDatabase(database.url)
})
afterAll(async () => {
  await db.destroy()
  await database.drop()
})

test('before a record is sealed it gets what no agent is left to note of the sound, and nothing twice', async () => {
  const { userId } = await createApiKey(db, { role: 'lawyer', label: 'test' })
  const respondents = [{ role: 'groom', name: 'A' }]
  const sessionId = (await ensureSession(db, { lawyerId: userId, kind: 'scripted', respondents })).id
  const readDocument = () => Promise.reject(new Error('no document is read here'))
  const { settleSound } = createActivities({ db, rooms: undefined, readDocument })

  const hearing = Hearing.started(aScript(['Who are you?']))
  const projected = () => aRecord(hearing.entries)
  const rest = (from: number) => {
    const { entries, openings } = projected()
    return { sessionId, snapshot: hearing.progress, entries: entries.slice(from), openings }
  }
  await recordProgress(db, rest(0))
  const inPostgres = projected().entries.length

  const pieces: Chunk[] = [0, 1].map((number) => {
    return {
      epoch: 1,
      track: 'groom',
      number,
      startMs: number * 10,
      endMs: number * 10 + 10,
      sha256: fixedSalt(number),
    }
  })
  const [first, second] = pieces.map(({ epoch: _, ...piece }) => piece)
  if (!first || !second) throw new Error('no pieces')
  await saveChunks(
    db,
    sessionId,
    pieces.map((piece) => ({ ...piece, bytes: Buffer.from('sound') })),
  )
  hearing.note({ kind: 'recording-started', epoch: 1, atMs: 0, tracks: ['groom', 'officer'] })
  hearing.note({ kind: 'recording-stored', epoch: 1, chunks: [first] })
  hearing.take({ type: 'closed', by: 'no-agent' })

  const facts = await settleSound(rest(inPostgres))
  expect(facts).toEqual([
    { kind: 'recording-stored', epoch: 1, chunks: [second] },
    { kind: 'recording-gap', epoch: 1, track: 'groom', startMs: 20, code: 'agent-lost' },
    { kind: 'recording-gap', epoch: 1, track: 'officer', startMs: 0, code: 'agent-lost' },
  ])
  expect(await settleSound(rest(inPostgres))).toEqual(facts)
  hearing.entries.push(...facts.map(entryOf))
  expect(await settleSound(rest(inPostgres))).toEqual([])
})
