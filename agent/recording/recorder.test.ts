import { createHash } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createApiKey } from '../../db/api-keys.ts'
import { createDatabase, type Database } from '../../db/database.ts'
import { findChunkBytes, listChunks, saveChunks } from '../../db/recordings.ts'
import { ensureSession } from '../../db/sessions.ts'
import { entryOf, type Fact } from '../../interview/facts.ts'
import { chainEntry, EMPTY_CHAIN } from '../../interview/record/chain.ts'
import type { EntryDraft } from '../../interview/record/entries.ts'
import { createLogger } from '../../log.ts'
import { decodeFlac } from '../../sound/flac-decode.ts'
import { amplitudeOf, toneOf } from '../../sound/testing.ts'
import { createTestDatabase, type TestDatabase } from '../../test/database.ts'
import { wayTo } from '../../test/harness/outage.ts'
import { until } from '../../test/harness/until.ts'
import { createRecorder, type Recorder, type RecorderDependencies } from './recorder.ts'

const logger = createLogger('test', { level: 'silent', format: 'json' })
const CHUNK_MS = 1_000
let database: TestDatabase
let db: Database
let lawyerId: string
let sessionId: string
beforeAll(async () => {
  database = await createTestDatabase()
  db = createDatabase(database.url)
  lawyerId = (await createApiKey(db, { role: 'lawyer', label: 'test' })).userId
})
afterAll(async () => {
  await db.destroy()
  await database.drop()
})

/** The agent's clock, moved by hand. */
let clock = 0
let facts: Fact[] = []
let open: Recorder[] = []
beforeEach(async () => {
  const respondents = [{ role: 'groom', name: 'A' }]
  sessionId = (await ensureSession(db, { lawyerId, kind: 'scripted', respondents })).id
  clock = 0
  facts = []
})
afterEach(async () => {
  for (const recorder of open) await recorder.close()
  open = []
})

function recorderOf(changes: Partial<RecorderDependencies> = {}): Recorder {
  const noted = (some: Fact[]) => facts.push(...some)
  const recorder = createRecorder({
    ...{ db, sessionId, epoch: 1, now: () => clock, noted, logger, chunkMs: CHUNK_MS },
    ...changes,
  })
  open.push(recorder)
  return recorder
}
const of = <K extends Fact['kind']>(kind: K) =>
  facts.filter((fact): fact is Extract<Fact, { kind: K }> => fact.kind === kind)
const stored = () => of('recording-stored').flatMap(({ chunks }) => chunks)
const number = (count: number) => until(`${count} pieces are stored`, () => stored().length >= count)

/** Sounds a tone on a track for a time that the clock then has passed. */
function sound(recorder: Recorder, track: string, hertz: number, forMs: number, sampleRate = 16_000): void {
  const tone = toneOf(hertz, (sampleRate * forMs) / 1_000, sampleRate)
  const size = sampleRate / 50
  const since = clock
  for (let at = 0; at < tone.length; at += size) {
    recorder.push(track, { data: tone.subarray(at, at + size), sampleRate }, since + (at * 1_000) / sampleRate)
  }
  clock = since + forMs
}
async function soundOf(track: string, chunk: number, epoch = 1): Promise<Int16Array> {
  const bytes = await findChunkBytes(db, sessionId, { epoch, track, number: chunk })
  if (!bytes) throw new Error(`${track} ${chunk} is not stored`)
  return decodeFlac(bytes).samples
}

describe('recording', () => {
  it('keeps nothing before it is started and after it is stopped', async () => {
    const recorder = recorderOf()
    sound(recorder, 'groom', 440, 3_000)
    recorder.start(['groom', 'officer'])
    recorder.stop('paused')
    sound(recorder, 'groom', 440, 3_000)
    await recorder.close()
    expect(facts).toEqual([
      { kind: 'recording-started', epoch: 1, atMs: 3_000, tracks: ['groom', 'officer'] },
      { kind: 'recording-stopped', epoch: 1, atMs: 3_000, code: 'paused' },
    ])
    expect(await listChunks(db, sessionId)).toEqual([])
  })

  it('stores each track in pieces that the clock aligns, as FLAC, and notes their hashes', async () => {
    clock = 400
    const recorder = recorderOf()
    recorder.start(['groom', 'officer'])
    sound(recorder, 'groom', 440, 600)
    clock = 700
    sound(recorder, 'officer', 1_000, 200, 24_000)
    clock = 1_000
    sound(recorder, 'groom', 880, 1_300)
    recorder.stop('ended')
    await number(6)
    expect(stored().map(({ track, number: its, startMs, endMs }) => [track, its, startMs, endMs])).toEqual([
      ['groom', 0, 400, 1_000],
      ['officer', 0, 400, 1_000],
      ['groom', 1, 1_000, 2_000],
      ['officer', 1, 1_000, 2_000],
      ['groom', 2, 2_000, 2_300],
      ['officer', 2, 2_000, 2_300],
    ])
    for (const chunk of stored()) {
      const bytes = await findChunkBytes(db, sessionId, { epoch: 1, ...chunk })
      expect(
        createHash('sha256')
          .update(bytes ?? '')
          .digest('hex'),
      ).toBe(chunk.sha256)
      expect(decodeFlac(bytes ?? Buffer.alloc(0)).samples).toHaveLength((chunk.endMs - chunk.startMs) * 16)
    }
    expect(await soundOf('groom', 0)).toEqual(toneOf(440, 600 * 16))
    expect(await soundOf('groom', 1)).toEqual(toneOf(880, 1_300 * 16).slice(0, 16_000))
    expect(await soundOf('groom', 2)).toEqual(toneOf(880, 1_300 * 16).slice(16_000))
    const officer = await soundOf('officer', 0)
    expect(amplitudeOf(1_000, officer.subarray(301 * 16, 499 * 16))).toBeGreaterThan(9_000)
    expect(Math.max(...officer.subarray(0, 300 * 16 - 10), ...officer.subarray(502 * 16))).toBeLessThan(5)
    expect(of('recording-gap')).toEqual([])
  })

  it('cuts a piece while nobody says anything', async () => {
    const recorder = recorderOf()
    recorder.start(['groom', 'officer'])
    sound(recorder, 'groom', 440, 500)
    clock = CHUNK_MS + 999
    await delay(600)
    expect(stored()).toEqual([])
    clock = 2 * CHUNK_MS
    await number(2)
    expect(of('recording-gap')).toEqual([
      { kind: 'recording-gap', epoch: 1, track: 'groom', startMs: 500, endMs: 1_000, code: 'no-sound' },
    ])
  })

  it('goes on counting when it is started again', async () => {
    const recorder = recorderOf()
    for (const _ of [1, 2]) {
      recorder.start(['groom'])
      sound(recorder, 'groom', 440, 500)
      recorder.stop('paused')
    }
    await number(2)
    expect(stored()).toMatchObject([
      { number: 0, startMs: 0, endMs: 500 },
      { number: 1, startMs: 500, endMs: 1_000 },
    ])
  })

  it('takes no sound of another rate', () => {
    const recorder = recorderOf()
    recorder.start(['groom'])
    expect(() => sound(recorder, 'groom', 440, 20, 48_000)).toThrow(RangeError)
  })
})

describe('while Postgres is away', () => {
  it('pieces wait, and are noted once they are stored', async () => {
    await using way = await wayTo(database.url)
    const through = createDatabase(way.url)
    await way.cut()
    const recorder = recorderOf({ db: through })
    recorder.start(['groom'])
    sound(recorder, 'groom', 440, 1_500)
    recorder.stop('ended')
    await delay(300)
    expect(stored()).toEqual([])
    await way.mend()
    await number(2)
    expect(await listChunks(db, sessionId)).toMatchObject([{ number: 0 }, { number: 1 }])
    expect(of('recording-gap')).toEqual([])
    await recorder.close()
    await through.destroy()
  })

  it('what memory has no room for is a declared gap', async () => {
    await using way = await wayTo(database.url)
    const through = createDatabase(way.url)
    await way.cut()
    const recorder = recorderOf({ db: through, limitBytes: 20_000 })
    recorder.start(['groom', 'officer'])
    sound(recorder, 'groom', 440, 3_000)
    recorder.stop('ended')
    await until('the gap is declared', () => of('recording-gap').length === 4)
    await way.mend()
    await number(2)
    expect(stored()).toMatchObject([
      { track: 'groom', startMs: 0, endMs: 1_000 },
      { track: 'officer', startMs: 0, endMs: 1_000 },
    ])
    expect(of('recording-gap')).toMatchObject(
      [1_000, 2_000].flatMap((startMs) =>
        ['groom', 'officer'].map((track) => ({ track, startMs, endMs: startMs + 1_000, code: 'storage-full' })),
      ),
    )
    await recorder.close()
    await through.destroy()
  })

  it('what cannot be stored until the end is a declared gap', async () => {
    const away = createDatabase('postgres://nobody@127.0.0.1:1/none')
    const recorder = recorderOf({ db: away })
    recorder.start(['groom'])
    sound(recorder, 'groom', 440, 500)
    await recorder.close()
    expect(of('recording-gap')).toMatchObject([{ track: 'groom', startMs: 0, endMs: 500, code: 'storage-away' }])
    expect(of('recording-stopped')).toMatchObject([{ atMs: 500, code: 'closed' }])
    await away.destroy()
  })
})

describe('after an agent that was lost', () => {
  /** Puts entries into the record, as the workflow does. */
  async function record(...drafts: EntryDraft[]): Promise<void> {
    const rows = await db
      .selectFrom('record_entries')
      .select(['seq', 'hash'])
      .where('session_id', '=', sessionId)
      .execute()
    let head = rows.length === 0 ? EMPTY_CHAIN : { length: rows.length, hash: rows.at(-1)?.hash ?? '' }
    for (const draft of drafts) {
      const { entry } = chainEntry(head, draft, '2026-01-01T00:00:00.000Z')
      head = { length: entry.seq + 1, hash: entry.hash }
      await db
        .insertInto('record_entries')
        .values({ session_id: sessionId, ...entry, data: JSON.stringify(entry.data), commitments: '{}' })
        .execute()
    }
  }
  const joined = (epoch: number): EntryDraft => ({
    type: 'agent-joined',
    data: {
      message: { epoch, seq: 0 },
      identity: `agent-${epoch}`,
      software: 'test',
      clock: '2026-01-01T00:00:00.000Z',
      present: [],
    },
  })

  /** An agent that stores a piece of both tracks, and is gone before it can say so. */
  async function lose(): Promise<ReturnType<typeof stored>> {
    const lost = recorderOf()
    lost.start(['groom', 'officer'])
    sound(lost, 'groom', 440, 2_000)
    await number(2)
    await record(joined(1), ...of('recording-started').map(entryOf))
    const kept = stored().map((chunk) => ({ ...chunk }))
    facts = []
    return kept
  }

  it('the next one declares what was lost with it, and notes what it stored and could not note', async () => {
    const kept = await lose()
    await record(joined(2))
    recorderOf({ epoch: 2 })
    await until('what was lost is declared', () => of('recording-gap').length > 0)
    expect(of('recording-stored')).toEqual([{ kind: 'recording-stored', epoch: 1, chunks: kept }])
    expect(of('recording-gap')).toEqual(
      ['groom', 'officer'].map((track) => {
        return { kind: 'recording-gap', epoch: 1, track, startMs: 1_000, code: 'agent-lost' }
      }),
    )
    await record(...facts.map(entryOf), joined(3))

    facts = []
    const third = recorderOf({ epoch: 3 })
    await third.close()
    expect(facts).toEqual([])
  })

  it('the next one waits until the record has come to its joining', async () => {
    await lose()
    const next = recorderOf({ epoch: 2 })
    await delay(1_500)
    expect(facts).toEqual([])
    await record({ ...entryOf({ kind: 'recording-stopped', epoch: 1, atMs: 1_000, code: 'paused' }) }, joined(2))
    await until('what was stored is noted', () => of('recording-stored').length > 0)
    expect(of('recording-gap')).toEqual([])
    await next.close()
  })

  it('the next one looks again at its end, and says nothing twice', async () => {
    const kept = await lose()
    const next = recorderOf({ epoch: 2 })
    await record(joined(2))
    await until('what was stored is noted', () => of('recording-stored').length > 0)
    const late = { epoch: 1, track: 'groom', number: 1, startMs: 1_000, endMs: 2_000, sha256: 'b'.repeat(64) }
    await saveChunks(db, sessionId, [{ ...late, bytes: Buffer.from('late') }])
    await next.close()
    expect(stored().map(({ track, number: its }) => [track, its])).toEqual([
      ...kept.map(({ track, number: its }) => [track, its]),
      ['groom', 1],
    ])
    expect(of('recording-gap')).toHaveLength(2)
  })
})
