import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDatabase, type Database } from '../db/database.ts'
import { openStore, type Store } from '../db/testing.ts'
import { listSegments } from '../db/transcripts.ts'
import { createLogger } from '../log.ts'
import { wayTo } from '../test/harness/outage.ts'
import { until } from '../test/harness/until.ts'
import { createTranscript } from './transcript.ts'

const logger = createLogger('test', { level: 'silent', format: 'json' })
let store: Store
let db: Database
let sessionId: string
beforeAll(async () => {
  store = await openStore()
  db = store.db
  sessionId = await store.newSession({ respondents: [{ role: 'bride', name: 'B' }] })
})
afterAll(() => store.close())

const said = (segment: string, text: string) => ({
  segment,
  speaker: 'bride',
  channel: 'voice' as const,
  startMs: 1_000.4,
  endMs: 2_000,
  text,
  confidence: 0.75,
})

test('words reach Postgres in their order, also those that were said while it was away', async () => {
  await using way = await wayTo(store.url)
  const through = createDatabase(way.url)
  const transcript = createTranscript({ db: through, sessionId, epoch: 1, logger })
  const texts = async () => (await listSegments(db, sessionId, { limit: 100 })).map(({ text }) => text)
  transcript.add(said('s-1', 'one'))
  await until('the first is there', async () => (await texts()).length === 1)
  await way.cut()
  transcript.add(said('s-2', 'two'))
  transcript.add(said('s-3', 'three'))
  await way.mend()
  await until('the others are there', async () => (await texts()).length === 3)
  expect(await texts()).toEqual(['one', 'two', 'three'])
  await transcript.close()
  await through.destroy()
})

test('a segment is kept once in each epoch, with everything that is known of it', async () => {
  const [first, second] = [8, 9].map((epoch) => createTranscript({ db, sessionId, epoch, logger }))
  first?.add(said('s-1', 'said\0once'))
  first?.add(said('s-1', 'said otherwise'))
  second?.add({ ...said('s-1', 'said later'), speaker: 'officer', confidence: null })
  await Promise.all([first?.close(), second?.close()])
  const segments = (await listSegments(db, sessionId, { limit: 100 })).filter(({ epoch }) => epoch >= 8)
  expect(segments).toMatchObject([
    {
      epoch: 8,
      speaker: 'bride',
      channel: 'voice',
      startMs: 1_000,
      endMs: 2_000,
      text: 'said\uFFFDonce',
      confidence: 0.75,
    },
    { epoch: 9, speaker: 'officer', text: 'said later', confidence: null },
  ])
})
