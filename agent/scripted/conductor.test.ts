import { setImmediate, setTimeout as delay } from 'node:timers/promises'
import { DisconnectReason, dispose, type Room, RoomEvent } from '@livekit/rtc-node'
import { ActivityNotFoundError } from '@temporalio/client'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { Secret } from '../../config.ts'
import { createApiKey } from '../../db/api-keys.ts'
import { createDatabase, type Database } from '../../db/database.ts'
import { listChunks } from '../../db/recordings.ts'
import { listSegments } from '../../db/transcripts.ts'
import { ensureSession } from '../../db/sessions.ts'
import { respondentIdentity } from '../../interview/identities.ts'
import type { ReportedSignal } from '../../interview/messages.ts'
import { layoutOf } from '../../interview/record/layout.ts'
import { chunkFile, soundOf } from '../../interview/record/sound.ts'
import { createLogger } from '../../log.ts'
import { officerOf } from '../../interview/phrases/officer.ts'
import type { Temporal } from '../../temporal/client.ts'
import { createLeaseOffers } from '../../temporal/lease-offer.ts'
import { accepted, aRecord, aScript, Hearing, RESPONDENTS } from '../../test/builders.ts'
import { createTestDatabase, type TestDatabase } from '../../test/database.ts'
import { until } from '../../test/harness/until.ts'
import type { Judge } from '../judging/judge.ts'
import { Lifeline } from '../fast-path.ts'
import { Tenure } from '../tenure/tenure.ts'
import { createWorkflowPort } from '../tenure/workflow-port.ts'
import { Conductor } from './conductor.ts'
import { QuietRoom } from './testing.ts'

const SECRET = new Secret('a secret of thirty-two characters')
const NOWHERE = { url: 'ws://127.0.0.1:1', publicUrl: 'ws://127.0.0.1:1' }
const script = aScript([
  { id: 'agreed', ask: 'May we record?', respondent: 'all', expect: { kind: 'consent', to: 'recording' } },
  { id: 'colour', ask: 'Name a colour.', respondent: 'groom' },
  { id: 'town', ask: 'Where do you live?', respondent: 'bride' },
])

let database: TestDatabase
let db: Database
let lawyerId: string
beforeAll(async () => {
  database = await createTestDatabase()
  db = createDatabase(database.url)
  lawyerId = (await createApiKey(db, { role: 'lawyer', label: 'test' })).userId
})
afterAll(async () => {
  await db.destroy()
  await database.drop()
  await dispose()
})

let sessionId: string
let hearing: Hearing
let room: QuietRoom
/** What reached Temporal, in its order. */
let taken: string[]
let gone: Set<string>
/** Leases that were kept alive, or tried to be. */
let beats: string[]
let isAway: boolean
let running: Promise<void> | undefined
let conductor: Conductor
beforeEach(async () => {
  const respondents = RESPONDENTS.map((role) => ({ role, name: role }))
  sessionId = (await ensureSession(db, { lawyerId, kind: 'scripted', respondents })).id
  room = new QuietRoom()
  taken = []
  gone = new Set()
  beats = []
  isAway = false
  hearing = Hearing.started(script)
  for (const _ of RESPONDENTS) hearing.answer(accepted(true))
  const logger = createLogger('test', { level: 'silent', format: 'json' })
  const parts = { sessionId, workflow: createWorkflowPort(temporal(), sessionId), logger }
  conductor = new Conductor({
    ...parts,
    room: room as unknown as Room,
    liveKit: { ...NOWHERE, apiKey: 'key', apiSecret: new Secret('secret') },
    software: 'test',
    hold: (host) =>
      new Tenure({ ...parts, heartbeatTimeoutMs: 5_000, lifeline: new Lifeline(), offers: offers() }, host),
  })
})
afterEach(async () => {
  await conductor.tenure.giveUp()
  await running
})

const offers = () => createLeaseOffers(SECRET, sessionId)

/** Temporal over a workflow that is nothing but the reducer. */
function temporal(): Temporal {
  type Activity = { activityId: string }
  const client = {
    activity: {
      heartbeat: async ({ activityId }: Activity) => {
        beats.push(activityId)
        if (gone.has(activityId)) throw new ActivityNotFoundError('gone')
      },
      fail: async ({ activityId }: Activity) => void taken.push(`failed ${activityId}`),
    },
    workflow: {
      getHandle: () => ({
        query: async () => structuredClone(hearing.progress),
        signal: async (type: string, payload: object) => {
          if (isAway) throw new Error('Temporal is away')
          hearing.take(structuredClone({ type, ...payload }) as ReportedSignal)
          taken.push(type)
        },
      }),
    },
  }
  const within = <T>(_ms: number, call: () => Promise<T>) => call()
  return { client, within } as unknown as Temporal
}

/** The agent of the next lease begins. */
async function begin(store = db, judge?: Judge, answerTimeoutMs = 60_000): Promise<void> {
  hearing.take({ type: 'leaseIssued' })
  expect(await conductor.tenure.take({ epoch: hearing.progress.epoch })).toBe(true)
  conductor.listen()
  running = conductor.run({ script, names: {}, answerTimeoutMs }, { db: store, hearing: undefined, voices: [], judge })
}

const sound = () => soundOf(aRecord(hearing.entries).entries)
const records = () => until('sound is kept', () => sound().periods.length > 0)

test('who loses its room has its sound stored and in the record before it gives its lease back', async () => {
  await begin()
  await records()
  await delay(200)
  room.emit(RoomEvent.Disconnected, DisconnectReason.CLIENT_INITIATED)
  await conductor.tenure.giveUp()
  expect(sound().periods).toMatchObject([{ epoch: 2, code: 'closed' }])
  const stored = await listChunks(db, sessionId)
  expect(stored.map(({ epoch, track }) => `${epoch} ${track}`)).toEqual(['2 officer'])
  expect(sound().chunks.map(chunkFile)).toEqual(stored.map(chunkFile))
  expect(taken.at(-1)).toBe('failed lease-2')
})

test('others are shown what somebody types, unless it tells of a need', async () => {
  await begin()
  room.type('bride', 'Someone is threatening me.')
  room.type('bride', 'Please, I cannot say it here: someone is threatening me')
  room.type('bride', 'Good luck')
  await until('it is shown', () => room.shown.length > 0)
  expect(room.shown).toEqual([{ text: 'Good luck', destinationIdentities: [respondentIdentity('session', 'groom')] }])
})

test('what is typed before the agent knows its briefing is in the record', async () => {
  hearing.take({ type: 'leaseIssued' })
  expect(await conductor.tenure.take({ epoch: hearing.progress.epoch })).toBe(true)
  conductor.listen()
  room.type('groom', 'Blue')
  for (let turn = 0; turn < 10; turn++) await setImmediate()
  const providers = { db, hearing: undefined, voices: [], judge: undefined }
  running = conductor.run({ script, names: {}, answerTimeoutMs: 60_000 }, providers)
  await until('it is kept', () => hearing.entries.some(({ type }) => type === 'answer-kept'))
  expect(hearing.entry('answer-kept').data).toMatchObject({ answer: { speaker: 'groom', channel: 'typed' } })
})

test('a respondent is asked whether they are still there after the time that the briefing gives', async () => {
  await begin(db, undefined, 500)
  await until('they are asked', () => room.written.includes(officerOf('en').stillThere('groom')))
})

test('who is moved into another room gives its lease back', async () => {
  await begin()
  await until('the question was shown', () => room.written.includes('Name a colour.'))
  room.emit(RoomEvent.Moved)
  await until('the lease is given back', () => taken.at(-1) === 'failed lease-2')
})

test('who cannot store its sound gives its lease back all the same, and soon', async () => {
  const away = createDatabase('postgres://nobody@127.0.0.1:1/none')
  await begin(away)
  await records()
  const outcome = await Promise.race([conductor.tenure.giveUp().then(() => 'given back'), delay(4_000, 'waited')])
  expect(outcome).toBe('given back')
  expect(taken.at(-1)).toBe('failed lease-2')
  await running
  await away.destroy()
})

test('sound stands under the lease in which its agent joined, though it came with an earlier one', async () => {
  isAway = true
  await begin()
  gone.add('lease-2')
  await delay(1_500)
  isAway = false
  hearing.take({ type: 'leaseIssued' })
  room.offer(offers().write({ epoch: 3 }))
  await records()
  await delay(200)
  await conductor.tenure.giveUp()
  const { chunks, clocks } = sound()
  expect(chunks.map(({ epoch }) => epoch)).toEqual([3])
  expect(layoutOf(chunks, clocks).lengthMs).toBeGreaterThan(100)
})

test('a question that no voice could say is put in writing, and the record says so', async () => {
  await begin()
  await until('the question was shown', () => room.written.includes('Name a colour.'))
  await delay(100)
  room.type('groom', 'Blue')
  await until('the answer is taken', () => hearing.ask('colour', 'groom').status === 'accepted')
  expect(hearing.entry('answer').data['question']).toMatchObject({ spoken: 0, captioned: true })
})

test('an offer that is not ours, or of a lease that is no longer available, changes nothing', async () => {
  await begin()
  await until('the question was shown', () => room.written.includes('Name a colour.'))
  const forger = createLeaseOffers(new Secret('another secret of so many letters'), sessionId)
  gone.add('lease-9')
  room.offer(new TextEncoder().encode(JSON.stringify({ epoch: 8 })))
  room.offer(forger.write({ epoch: 8 }))
  room.offer(offers().write({ epoch: 9 }))
  room.type('groom', 'Blue')
  await until('the answer is taken', () => hearing.ask('colour', 'groom').status === 'accepted')
  await until('the next question was shown', () => room.written.includes('Where do you live?'))
  expect(beats).not.toContain('lease-8')
  expect(beats).toContain('lease-9')
  await until('the lease that is held is kept alive', () => beats.at(-1) === 'lease-2')
  expect(taken.filter((type) => type === 'agentJoined')).toHaveLength(1)
})

test('what was typed is stored before it is judged', async () => {
  await sql`
    create function slowly() returns trigger language plpgsql as
    $$ begin perform pg_sleep(0.03); return new; end $$`.execute(db)
  await sql`
    create trigger slowly before insert on transcript_segments for each row execute function slowly()`.execute(db)
  const stored: string[] = []
  const failed = { kind: 'failed' as const, code: 'timeout' }
  const briefing = { system: 'Judge.', sha256: '0'.repeat(64) }
  await begin(db, {
    name: 'test/test',
    model: 'test',
    briefing,
    sideBriefing: briefing,
    judge: async () => {
      stored.push(...(await listSegments(db, sessionId, { limit: 100 })).map(({ text }) => text))
      return failed
    },
    answer: async () => failed,
  })
  await until('the question is stored', async () =>
    (await listSegments(db, sessionId, { limit: 100 })).some(({ text }) => text === 'Name a colour.'),
  )
  room.type('groom', 'Blue, I think, or was it green?')
  await until('it was judged', () => taken.includes('answerJudged') || taken.includes('stepCompleted'))
  expect(stored).toContain('Blue, I think, or was it green?')
})
