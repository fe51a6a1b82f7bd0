import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { createApiKey } from '../../db/api-keys.ts'
import { createDatabase, type Database } from '../../db/database.ts'
import { findChunkBytes } from '../../db/recordings.ts'
import { ensureSession } from '../../db/sessions.ts'
import type { Fact } from '../../interview/facts.ts'
import { createLogger } from '../../log.ts'
import { decodeFlac } from '../../sound/flac-decode.ts'
import { toneOf } from '../../sound/testing.ts'
import { createTestDatabase, type TestDatabase } from '../../test/database.ts'
import { until } from '../../test/harness/until.ts'
import { createRecorder, type Recorder, type RecorderDependencies } from './recorder.ts'

const logger = createLogger('test', { level: 'silent', format: 'json' })
export const CHUNK_MS = 1_000

type FactOf<K extends Fact['kind']> = Extract<Fact, { kind: K }>

/** A database for the tests of a file and a session for each of them, with recorders on a clock that is moved by hand. */
export function useStudio(): Studio {
  const studio = new Studio()
  let database: TestDatabase
  let lawyerId: string
  beforeAll(async () => {
    database = await createTestDatabase()
    studio.url = database.url
    studio.db = createDatabase(database.url)
    lawyerId = (await createApiKey(studio.db, { role: 'lawyer', label: 'test' })).userId
  })
  afterAll(async () => {
    await studio.db.destroy()
    await database.drop()
  })
  beforeEach(async () => {
    const respondents = [{ role: 'groom', name: 'A' }]
    studio.sessionId = (await ensureSession(studio.db, { lawyerId, kind: 'scripted', respondents })).id
    studio.clock = 0
    studio.facts = []
  })
  afterEach(() => studio.close())
  return studio
}

class Studio {
  declare url: string
  declare db: Database
  declare sessionId: string
  /** The agent's. */
  clock = 0
  /** What the recorders noted. */
  facts: Fact[] = []
  #open: Recorder[] = []

  recorder(changes: Partial<RecorderDependencies> = {}): Recorder {
    const { db, sessionId } = this
    const noted = (some: Fact[]) => this.facts.push(...some)
    const recorder = createRecorder({
      ...{ db, sessionId, epoch: 1, now: () => this.clock, noted, logger, chunkMs: CHUNK_MS },
      ...changes,
    })
    this.#open.push(recorder)
    return recorder
  }

  async close(): Promise<void> {
    for (const recorder of this.#open) await recorder.close()
    this.#open = []
  }

  noted<K extends Fact['kind']>(kind: K): FactOf<K>[] {
    return this.facts.filter((fact): fact is FactOf<K> => fact.kind === kind)
  }

  get stored(): FactOf<'recording-stored'>['chunks'] {
    return this.noted('recording-stored').flatMap(({ chunks }) => chunks)
  }

  async untilStored(count: number): Promise<void> {
    await until(`${count} pieces are stored`, () => this.stored.length >= count)
  }

  /** Sounds a tone on a track for a time that the clock then has passed. */
  sound(recorder: Recorder, track: string, hertz: number, forMs: number, sampleRate = 16_000): void {
    const tone = toneOf(hertz, (sampleRate * forMs) / 1_000, sampleRate)
    const size = sampleRate / 50
    const since = this.clock
    for (let at = 0; at < tone.length; at += size) {
      recorder.push(track, { data: tone.subarray(at, at + size), sampleRate }, since + (at * 1_000) / sampleRate)
    }
    this.clock = since + forMs
  }

  async soundOf(track: string, chunk: number, epoch = 1): Promise<Int16Array> {
    const bytes = await findChunkBytes(this.db, this.sessionId, { epoch, track, number: chunk })
    if (!bytes) throw new Error(`${track} ${chunk} is not stored`)
    return decodeFlac(bytes).samples
  }
}
