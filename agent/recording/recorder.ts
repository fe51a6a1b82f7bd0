import { createHash } from 'node:crypto'
import type { AudioFrame } from '@livekit/rtc-node'
import type { Database } from '../../db/database.ts'
import { saveChunks } from '../../db/recordings.ts'
import type { Fact } from '../../interview/facts.ts'
import type { Chunk } from '../../interview/record/sound.ts'
import { OFFICER } from '../../interview/recording.ts'
import type { Logger } from '../../log.ts'
import { encodeFlac } from '../../sound/flac.ts'
import { StoreQueue } from '../store-queue.ts'
import { Resampler } from './resample.ts'
import { Settling } from './settling.ts'
import { type Cut, SAMPLE_RATE, Timeline } from './timeline.ts'

const OFFICER_RATE = 24_000
const CHUNK_MS = 10_000
/** How long a piece waits for sound that is late. */
const GRACE_MS = 1_000
const TICK_MS = 250
/** Between looks at what earlier agents left, until there is no more to be seen. */
const SETTLE_MS = 2_000
/** Of pieces that wait for Postgres: a quarter of an hour of three tracks. */
const LIMIT_BYTES = 50 * 1024 * 1024
const CLOSING_MS = 5_000

export interface Recorder {
  /** Keeps sound from now on; does nothing while it does already. */
  start(tracks: readonly string[]): void
  /**
   * Takes the sound of a track, 16 or 24 kHz, mono; nothing is kept of it unless it was started.
   * @param atMs when its first sample was heard, in milliseconds since the agent joined
   */
  push(track: string, frame: Pick<AudioFrame, 'data' | 'sampleRate'>, atMs: number): void
  /** Keeps nothing from now on. @param code a short stable word */
  stop(code: string): void
  /** Stops, and stores what waits, for five seconds at most. */
  close(): Promise<void>
}

export interface RecorderDependencies {
  db: Database
  sessionId: string
  /** Of the lease in which this agent joined; a later lease of the same agent changes nothing. */
  epoch: number
  /** Milliseconds since the agent joined (monotonic). */
  now(): number
  /** Facts for the record; those of stored sound come once it is stored. */
  noted(facts: Fact[]): void
  logger: Logger
  /** Length of a piece; 10 s when not given. */
  chunkMs?: number
  /** Of memory for pieces that wait; 50 MiB when not given. */
  limitBytes?: number
}

interface Track {
  timeline: Timeline
  resampler: Resampler
}

type Gap = Extract<Fact, { kind: 'recording-gap' }>

class ChunkRecorder implements Recorder {
  readonly #deps: RecorderDependencies
  readonly #chunkMs: number
  readonly #queue: StoreQueue
  readonly #numbers = new Map<string, number>()
  readonly #settling: Settling
  readonly #timers: NodeJS.Timeout[]
  #tracks: Map<string, Track> | undefined
  #cutAt = 0
  #encoding: Promise<void> = Promise.resolve()
  #isSettling = false

  constructor(deps: RecorderDependencies) {
    const { chunkMs = CHUNK_MS, limitBytes = LIMIT_BYTES, logger } = deps
    this.#deps = deps
    this.#chunkMs = chunkMs
    this.#queue = new StoreQueue(limitBytes, () => logger.warn('recorded sound waits for Postgres'))
    this.#settling = new Settling(deps)
    this.#timers = [
      setInterval(() => this.#cutDue(), Math.min(TICK_MS, chunkMs / 4)),
      setInterval(() => this.#settling.isDone || this.#settle(), Math.min(SETTLE_MS, chunkMs)),
    ]
    this.#settle()
  }

  start(tracks: readonly string[]): void {
    if (this.#tracks) return
    const atMs = this.#now()
    this.#tracks = new Map(
      tracks.map((track) => [track, { timeline: new Timeline(atMs, track === OFFICER), resampler: new Resampler() }]),
    )
    this.#cutAt = (Math.floor(atMs / this.#chunkMs) + 1) * this.#chunkMs
    this.#deps.noted([{ kind: 'recording-started', epoch: this.#deps.epoch, atMs, tracks: [...tracks] }])
  }

  push(track: string, { data, sampleRate }: Pick<AudioFrame, 'data' | 'sampleRate'>, atMs: number): void {
    const own = this.#tracks?.get(track)
    if (!own) return
    if (sampleRate !== SAMPLE_RATE && sampleRate !== OFFICER_RATE) throw new RangeError(`sound of ${sampleRate} Hz`)
    own.timeline.push(sampleRate === SAMPLE_RATE ? data.slice() : own.resampler.push(data), atMs)
  }

  stop(code: string): void {
    if (!this.#tracks) return
    this.#cutDue(0)
    const atMs = this.#now()
    this.#cut(atMs, true)
    this.#tracks = undefined
    this.#deps.noted([{ kind: 'recording-stopped', epoch: this.#deps.epoch, atMs, code }])
  }

  async close(): Promise<void> {
    this.stop('closed')
    for (const timer of this.#timers) clearInterval(timer)
    await this.#encoding
    this.#settle()
    await this.#queue.close(CLOSING_MS)
  }

  #now(): number {
    return Math.round(this.#deps.now())
  }

  #cutDue(graceMs = Math.min(GRACE_MS, this.#chunkMs)): void {
    while (this.#tracks && this.#now() >= this.#cutAt + graceMs) {
      this.#cut(this.#cutAt, false)
      this.#cutAt += this.#chunkMs
    }
  }

  #cut(untilMs: number, last: boolean): void {
    const cuts = [...(this.#tracks ?? [])].map(([track, { timeline }]) => ({ track, cut: timeline.cut(untilMs, last) }))
    this.#encoding = this.#encoding.then(() => this.#store(cuts))
  }

  async #store(cuts: { track: string; cut: Cut }[]): Promise<void> {
    const { db, sessionId, epoch, noted, logger } = this.#deps
    const gaps = cuts.flatMap(({ track, cut }) =>
      cut.gaps.map((gap): Gap => ({ kind: 'recording-gap', epoch, track, ...gap, code: 'no-sound' })),
    )
    const chunks: (Chunk & { bytes: Buffer })[] = []
    for (const { track, cut } of cuts) {
      if (!cut.samples?.length) continue
      const number = this.#numbers.get(track) ?? 0
      this.#numbers.set(track, number + 1)
      const bytes = await encodeFlac(cut.samples, SAMPLE_RATE)
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      chunks.push({ epoch, track, number, startMs: cut.startMs, endMs: cut.endMs, sha256, bytes })
    }
    if (chunks.length === 0) return gaps.length > 0 ? noted(gaps) : undefined
    const lost = (code: string) => {
      logger.error({ code, chunks: chunks.length }, 'recorded sound was lost')
      const their = chunks.map(({ track, startMs, endMs }): Gap => {
        return { kind: 'recording-gap', epoch, track, startMs, endMs, code }
      })
      noted([...their, ...gaps])
    }
    this.#queue.add({
      bytes: chunks.reduce((sum, { bytes }) => sum + bytes.length, 0),
      run: async () => {
        if (!(await saveChunks(db, sessionId, chunks))) return lost('interview-over')
        const kept = chunks.map(({ bytes: _, epoch: __, ...chunk }) => chunk)
        noted([{ kind: 'recording-stored', epoch, chunks: kept }, ...gaps])
      },
      lost,
    })
  }

  /** Notes what the agents before this one could not. */
  #settle(): void {
    if (this.#isSettling) return
    this.#isSettling = true
    this.#queue.add({
      bytes: 0,
      run: async () => {
        await this.#settling.settle()
        this.#isSettling = false
      },
      lost: (code) => {
        this.#isSettling = false
        this.#deps.logger.error({ code }, 'sound of earlier agents was not looked after')
      },
    })
  }
}

/** Keeps the sound of an interview in pieces of 10 s, one for each track, each of them a FLAC file of its own. */
export function createRecorder(deps: RecorderDependencies): Recorder {
  return new ChunkRecorder(deps)
}
