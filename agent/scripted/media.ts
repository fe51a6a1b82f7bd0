import { setTimeout as delay } from 'node:timers/promises'
import type { AudioFrame, Room } from '@livekit/rtc-node'
import type { Database } from '../../db/database.ts'
import type { Segment } from '../../db/transcripts.ts'
import type { ConductEvent } from '../../interview/conduct/state.ts'
import type { Progress } from '../../interview/progress/state.ts'
import { type MayRecord, OFFICER } from '../../interview/recording.ts'
import type { Logger } from '../../log.ts'
import type { HearingEvents } from '../hearing/events.ts'
import type { Hearing } from '../hearing/hearing.ts'
import { createMicrophones, type Microphones } from '../room/microphones.ts'
import { createRecorder, type Recorder } from '../recording/recorder.ts'
import { createTranscript, type Transcript } from '../transcript.ts'
import { RespondentCaptions } from './respondent-captions.ts'

/** Postgres takes some milliseconds; nobody waits longer than this before words are judged. */
const STORING_MS = 100

/** What respondents are heard with. */
export interface HearingMeans {
  /** `provider/model`, as the record names it. */
  name: string
  /** Final words as captions show them; transcript, record and judges have them as they were said. */
  written(text: string): string
  open(microphones: Microphones, now: () => number, events: HearingEvents): Hearing
}

export interface MediaDependencies {
  room: Room
  sessionId: string
  /** Without one nothing is written down and nothing recorded; likewise without `hearing` respondents type. */
  db: Database | undefined
  hearing: HearingMeans | undefined
  logger: Logger
  /** Milliseconds since the agent joined. */
  now(): number
  take(event: ConductEvent): void
}

/**
 * What respondents and officer say: heard, shown, written down, and recorded where everybody agreed to it.
 * None of it decides anything, and none of it is waited for before the end.
 */
export class Media {
  readonly #deps: MediaDependencies
  readonly #captions: RespondentCaptions
  readonly #microphones: Microphones
  readonly #hearing: Hearing | undefined
  #transcript: Transcript | undefined
  #recorder: Recorder | undefined
  #hasStarted = false
  #records = false
  #isConducting = false
  #listens = false
  #finished: Promise<void> | undefined
  /** Words on their way to the transcript. */
  #storing = Promise.resolve()
  #taking = Promise.resolve()

  constructor(deps: MediaDependencies) {
    const { room, now, logger } = deps
    this.#deps = deps
    this.#captions = new RespondentCaptions(room)
    this.#microphones = createMicrophones({ room, now, logger })
    this.#hearing = deps.hearing?.open(this.#microphones, now, {
      speaking: (event) => deps.take({ type: 'speaking', ...event }),
      loudness: (event) => deps.take({ type: 'loudness', ...event, atMs: now() }),
      caption: (caption) => this.#caption(caption),
      heard: (words) => this.#afterStoring(() => deps.take({ type: 'heard', ...words, channel: 'voice', atMs: now() })),
      changed: (event) => deps.take({ type: 'hearing', ...event }),
      gap: (gap) => deps.take({ type: 'facts', facts: [{ kind: 'hearing-gap', ...gap }], atMs: now() }),
    })
  }

  /** The agent has joined, for the first time or again. @param epoch of the lease in which it did */
  start(epoch: number): void {
    const { db, sessionId, logger, now, take } = this.#deps
    if (this.#hasStarted) return
    this.#hasStarted = true
    if (db) {
      this.#transcript = createTranscript({ db, sessionId, epoch, logger })
      this.#recorder = createRecorder({
        db,
        sessionId,
        epoch,
        logger,
        now,
        noted: (facts) => take({ type: 'facts', facts, atMs: now() }),
      })
    }
    if (this.#hearing) this.#listen()
  }

  #listen(): void {
    if (this.#listens) return
    this.#listens = true
    this.#microphones.listen((respondent, frame, atMs) =>
      this.#recorder?.push(respondent, frame, atMs - (frame.samplesPerChannel / frame.sampleRate) * 1_000),
    )
    this.#microphones.start()
  }

  /** Hears while the interview is conducted, and records while sound may be kept. */
  follow(progress: Progress, may: MayRecord): void {
    if (this.#finished) return
    this.#isConducting = progress.status === 'active'
    if (this.#isConducting) this.#hearing?.listen()
    else this.#hearing?.rest(progress.status)
    if (may.on === this.#records) return
    this.#records = may.on
    if (!may.on) return this.#recorder?.stop(may.code)
    this.#listen()
    this.#recorder?.start(may.tracks)
  }

  /** Keeps no sound, until `follow` says again that it may be kept. */
  stopRecording(code: string): void {
    if (this.#records) this.#recorder?.stop(code)
    this.#records = false
  }

  /** The voice of a respondent has given no words since then. */
  unheard(respondent: string, sinceMs: number): void {
    this.#hearing?.unheard(respondent, sinceMs)
  }

  /** What of the officer's voice left for the room. */
  sounded(frame: AudioFrame, atMs: number): void {
    this.#recorder?.push(OFFICER, frame, atMs)
  }

  /** Final words that did not come by a microphone: typed, or the officer's. */
  wrote(words: Omit<Segment, 'epoch' | 'confidence'>): void {
    this.#store({ ...words, confidence: null })
  }

  /** The same, of a respondent: they are `taken` once they are stored. */
  typed(words: Omit<Segment, 'epoch' | 'confidence'>, taken: () => void): void {
    this.wrote(words)
    this.#afterStoring(taken)
  }

  #store(segment: Omit<Segment, 'epoch'>): void {
    if (!this.#isConducting || !this.#transcript) return
    const stored = this.#transcript.add(segment)
    this.#storing = Promise.all([this.#storing, stored]).then(() => undefined)
  }

  /**
   * Judging may fail, hang or take the process along: what was received is stored before. A Postgres that is slow
   * or away holds nobody up.
   */
  #afterStoring(take: () => void): void {
    const stored = this.#storing
    this.#taking = this.#taking.then(async () => {
      await settledWithin(STORING_MS, stored)
      take()
    })
  }

  #caption(
    caption: Parameters<RespondentCaptions['show']>[0] & { startMs: number; endMs: number; confidence?: number },
  ) {
    const { respondent, segment, text, final, startMs, endMs, confidence } = caption
    this.#captions.show({ ...caption, text: (final && this.#deps.hearing?.written(text)) || text })
    if (!final) return this.#deps.take({ type: 'interim', respondent, text, startMs, atMs: this.#deps.now() })
    this.#store({
      segment,
      speaker: respondent,
      channel: 'voice',
      text,
      startMs,
      endMs,
      confidence: confidence ?? null,
    })
  }

  /** Hears nothing more, and stores what waits, for some seconds at most. */
  finish(): Promise<void> {
    this.#finished ??= this.#finish()
    return this.#finished
  }

  async #finish(): Promise<void> {
    const heard = this.#hearing?.close() ?? Promise.resolve()
    await Promise.all([this.#recorder?.close(), heard.then(() => this.#transcript?.close())])
    await this.#taking
  }

  async close(): Promise<void> {
    await this.finish()
    if (this.#listens) await this.#microphones.close()
  }
}

async function settledWithin(ms: number, work: Promise<void>): Promise<void> {
  const inTime = new AbortController()
  const late = delay(ms, undefined, { signal: inTime.signal }).catch(() => undefined)
  await Promise.race([work, late])
  inTime.abort()
}
