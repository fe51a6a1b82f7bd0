import { setTimeout as delay } from 'node:timers/promises'
import type { AudioFrame, Room } from '@livekit/rtc-node'
import type { Database } from '../db/database.ts'
import type { Segment } from '../db/transcripts.ts'
import type { Fact } from '../interview/facts.ts'
import type { MayRecord } from '../interview/recording.ts'
import { isConducting, type SessionStatus } from '../interview/statuses.ts'
import type { Logger } from '../log.ts'
import type { HearingEvents } from './hearing/events.ts'
import type { Hearing } from './hearing/hearing.ts'
import type { HearingProvider } from './hearing/provider.ts'
import { createMicrophones, type Microphones } from './room/microphones.ts'
import type { SpeakerOf } from './room/speakers.ts'
import { createRecorder, type Recorder } from './recording/recorder.ts'
import { createTranscript, type Transcript } from './transcript.ts'
import { RespondentCaptions } from './room/respondent-captions.ts'

/** Postgres takes some milliseconds; nobody waits longer than this before words are judged. */
const STORING_MS = 100

/** What was heard and recorded. All times are agent milliseconds. */
export interface MediaEvents extends Pick<HearingEvents, 'speaking' | 'loudness' | 'heard' | 'changed'> {
  /** Words of a turn that goes on. */
  interim(words: { respondent: string; text: string; startMs: number }): void
  noted(facts: Fact[]): void
}

export interface MediaDependencies {
  room: Room
  /** Whose microphones are heard and recorded. */
  speakerOf: SpeakerOf
  sessionId: string
  /** Without one nothing is written down and nothing recorded; likewise without `hearing` people type. */
  db: Database | undefined
  hearing: HearingProvider | undefined
  logger: Logger
  /** Milliseconds since the agent joined. */
  now(): number
  events: MediaEvents
}

/**
 * What people and agent say: heard, shown, written down, and recorded where everybody agreed to it.
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
    const { room, speakerOf, now, logger, events } = deps
    this.#deps = deps
    this.#captions = new RespondentCaptions(room, speakerOf)
    this.#microphones = createMicrophones({ room, speakerOf, now, logger })
    this.#hearing = deps.hearing?.open(this.#microphones, now, {
      speaking: (event) => events.speaking(event),
      loudness: (event) => events.loudness(event),
      caption: (caption) => this.#caption(caption),
      heard: (words) => this.#afterStoring(() => events.heard(words)),
      changed: (event) => events.changed(event),
      gap: (gap) => events.noted([{ kind: 'hearing-gap', ...gap }]),
    })
  }

  /** The agent has joined, for the first time or again. @param epoch of the lease in which it did */
  start(epoch: number): void {
    const { db, sessionId, logger, now, events } = this.#deps
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
        noted: (facts) => events.noted(facts),
      })
    }
    if (this.#hearing) this.#listen()
  }

  #listen(): void {
    if (this.#listens) return
    this.#listens = true
    this.#microphones.listen((speaker, frame, atMs) =>
      this.#recorder?.push(speaker, frame, atMs - (frame.samplesPerChannel / frame.sampleRate) * 1_000),
    )
    this.#microphones.start()
  }

  /** Hears while the interview is conducted, and records while sound may be kept. */
  follow(status: SessionStatus, may: MayRecord): void {
    if (this.#finished) return
    this.#isConducting = isConducting(status)
    if (this.#isConducting) this.#hearing?.listen()
    else this.#hearing?.rest(status)
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

  /** This voice has given no words since then. */
  unheard(respondent: string, sinceMs: number): void {
    this.#hearing?.unheard(respondent, sinceMs)
  }

  /** What of the agent's own voice left for the room. */
  sounded(track: string, frame: AudioFrame, atMs: number): void {
    this.#recorder?.push(track, frame, atMs)
  }

  /** Final words that did not come by a microphone: typed, or the agent's. */
  wrote(words: Omit<Segment, 'epoch' | 'confidence'>): void {
    this.#store({ ...words, confidence: null })
  }

  /**
   * The same, of somebody else than the agent: they are `taken` once they are stored.
   * @param isForOthers whether others in the room may see them
   */
  typed(words: Omit<Segment, 'epoch' | 'confidence'>, isForOthers: boolean, taken: () => void): void {
    const { speaker: respondent, segment, text } = words
    if (isForOthers) this.#captions.show({ respondent, segment, text, final: true, typed: true })
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
    if (!final) return this.#deps.events.interim({ respondent, text, startMs })
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
