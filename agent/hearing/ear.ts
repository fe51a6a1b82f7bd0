import { randomUUID } from 'node:crypto'
import { type inference, normalizeLanguage, type VAD } from '@livekit/agents'
import type { AudioFrame } from '@livekit/rtc-node'
import type { VoicePart } from '../../interview/conduct/bleed.ts'
import { assertNever } from '../../interview/statuses.ts'
import type { Logger } from '../../log.ts'
import type { HearingEvents } from './events.ts'
import { CLOSED, isRefusal, keep, type LinkEvent, type LinkOutcome } from './link.ts'
import { Loudness } from './loudness.ts'
import type { OpenRecogniser, Recogniser, RecogniserFailure, Words } from './recogniser.ts'
import {
  confidenceOf,
  IDLE,
  listen,
  textOf,
  type Turn,
  type TurnEvent,
  type TurnOutcome,
  unheardSince,
  voicedIn,
} from './turn.ts'
import { silent, VoiceActivity } from './voice-activity.ts'

/** Frames that stay away so long are put in as silence, so that a turn ends with the microphone. */
const MISSING_MS = 300
/** A microphone that stays away so long needs no recogniser. */
const AWAY_MS = 30_000
const PREROLL_MS = 1_500
/** How often it is told how loud a voice is that goes on: it may have begun quietly. */
const LEVEL_MS = 200
/** Of sound before it that a new recogniser gets: a word may have begun that was not noticed yet. */
const REPEATED_MS = 500

export interface EarDependencies {
  respondent: string
  openRecogniser: OpenRecogniser
  vad: VAD
  turnDetector: inference.TurnDetector
  language: string
  now: () => number
  logger: Logger
  events: HearingEvents
}

/** The shell around `listen` and `keep` for one respondent. */
export class Ear {
  readonly #deps: EarDependencies
  readonly #voice: VoiceActivity
  readonly #ends: ReturnType<inference.TurnDetector['stream']>
  readonly #loudness = new Loudness()
  #turn = IDLE
  #link = CLOSED
  #recogniser: Recogniser | undefined
  /** Bytes of the recogniser by which it is told whether it answers, and since when they are counted. */
  #counted = { bytes: 0, sinceMs: 0 }
  #recent: { frame: AudioFrame; atMs: number }[] = []
  #segments = 0
  #trackSid: string | undefined
  /** End of the sound that has come. */
  #heardToMs = 0
  #levelToldMs = 0

  constructor(deps: EarDependencies) {
    this.#deps = deps
    const { respondent, logger } = deps
    this.#voice = new VoiceActivity(deps.vad, {
      started: (startMs) => this.#started(startMs),
      ended: (endMs) => this.#ended(endMs),
      failed: (error) => logger.error({ respondent, error: nameOf(error) }, 'hearing stopped'),
    })
    this.#ends = deps.turnDetector.stream()
  }

  take(frame: AudioFrame, atMs: number, trackSid: string): void {
    this.#trackSid = trackSid
    this.#push(frame, atMs)
    this.#tick(atMs)
  }

  /** For the time without frames. */
  tick(): void {
    const atMs = this.#deps.now()
    const missingMs = atMs - this.#heardToMs
    if (this.#turn.phase !== 'idle' && missingMs >= MISSING_MS) this.#push(silent(missingMs), atMs)
    if (missingMs >= AWAY_MS) this.#keep({ type: 'stop', atMs })
    this.#tick(atMs)
  }

  /** Somebody who speaks just now keeps the recogniser that they have, and so does who got a new one meanwhile. */
  unheard(sinceMs: number): void {
    const { phase, openedAtMs } = this.#link
    if (phase === 'open' && openedAtMs <= sinceMs && this.#turn.phase === 'idle') this.#fail('no-final', sinceMs)
  }

  /** What somebody is saying just now is not heard out. */
  rest(code: string): void {
    const { respondent, events, now } = this.#deps
    const atMs = now()
    this.#keep({ type: 'stop', atMs })
    const { phase, startMs } = this.#turn
    if (phase !== 'idle') events.gap({ respondent, startMs: Math.round(startMs), endMs: Math.round(atMs), code })
    if (phase === 'speaking') this.#speaking(false, atMs)
    this.#turn = IDLE
    this.#recent = []
    this.#voice.settle(atMs)
    this.#ends.flush('rest')
  }

  async close(): Promise<void> {
    this.#keep({ type: 'stop', atMs: this.#deps.now() })
    this.#voice.close()
    await this.#ends.aclose()
  }

  #push(frame: AudioFrame, atMs: number): void {
    this.#heardToMs = atMs
    this.#loudness.add(frame.data, atMs)
    if (this.#turn.phase === 'idle') this.#loudness.forget(atMs - PREROLL_MS)
    this.#keep({ type: 'start', atMs })
    this.#recent = [...this.#recent.filter((recent) => recent.atMs > atMs - REPEATED_MS), { frame, atMs }]
    this.#voice.push(frame, atMs)
    this.#ends.pushAudio(frame)
    this.#recogniser?.push(frame, atMs)
  }

  #tick(atMs: number): void {
    this.#keep({ type: 'tick', atMs })
    this.#listen({ type: 'tick', deafSinceMs: this.#deafSinceMs(), atMs })
    if (this.#turn.phase !== 'speaking' || atMs - this.#levelToldMs < LEVEL_MS) return
    this.#deps.events.loudness({ respondent: this.#deps.respondent, levelDb: this.#levelDb() })
  }

  #started(startMs: number): void {
    const atMs = this.#deps.now()
    if (this.#turn.phase === 'idle') this.#count(startMs)
    this.#ends.cancelInference()
    this.#listen({ type: 'speech-started', atMs: Math.max(0, Math.round(startMs)) })
    this.#keep({ type: 'voice', atMs })
    if (this.#link.phase === 'waiting') this.#listen({ type: 'lost', atMs })
    this.#speaking(true, startMs)
  }

  #ended(endMs: number): void {
    if (this.#turn.phase !== 'speaking') return
    const atMs = this.#deps.now()
    this.#recogniser?.finalize()
    this.#listen({ type: 'speech-ended', endMs: Math.max(0, Math.round(endMs)), atMs })
    this.#speaking(false, endMs)
    this.#predict(this.#turn).catch(() => undefined)
  }

  #speaking(active: boolean, atMs: number): void {
    const { respondent, events } = this.#deps
    events.speaking({ respondent, active, atMs: Math.max(0, Math.round(atMs)), levelDb: this.#levelDb() })
  }

  /** Of the last stretch so far. */
  #levelDb(): number {
    this.#levelToldMs = this.#heardToMs
    return this.#loudness.levelDb(this.#turn.voiced.slice(-1))
  }

  async #predict(paused: Turn): Promise<void> {
    const { language, now } = this.#deps
    const threshold = await this.#ends.unlikelyThreshold(normalizeLanguage(language))
    const { endOfTurnProbability } = await this.#ends.predict().await
    if (this.#turn.noticedMs !== paused.noticedMs) return
    // A language that the model does not know is judged by the silence alone.
    const isDone = threshold === undefined || endOfTurnProbability >= threshold
    this.#listen({ type: 'predicted', isDone, atMs: now() })
  }

  #listen(event: TurnEvent): void {
    const { turn, outcomes } = listen(this.#turn, event)
    this.#turn = turn
    for (const outcome of outcomes) this.#tell(outcome)
  }

  #tell(outcome: TurnOutcome): void {
    switch (outcome.type) {
      case 'ended':
        this.#ends.flush('turn ended')
        return this.#heard(outcome.turn)
      case 'unanswered':
        if (outcome.code === 'silent') return this.#fail('silent', outcome.sinceMs)
        return this.#keep({ type: 'unfinished', sinceMs: outcome.sinceMs, atMs: this.#deps.now() })
      default:
        assertNever(outcome)
    }
  }

  #heard(turn: Turn): void {
    const text = textOf(turn)
    if (text === '' && !turn.isIncomplete) return
    const confidence = confidenceOf(turn)
    this.#deps.events.heard({
      id: randomUUID(),
      respondent: this.#deps.respondent,
      text,
      startMs: turn.startMs,
      endMs: turn.endMs,
      ...(confidence !== undefined && { confidence }),
      levelDb: this.#loudness.levelDb(turn.voiced),
      parts: turn.finals.filter((words) => words.text.trim()).map((words) => this.#partOf(turn, words)),
      isIncomplete: turn.isIncomplete,
    })
  }

  #partOf(turn: Turn, words: Words): VoicePart {
    const { text, startMs, endMs, confidence } = words
    const levelDb = this.#loudness.levelDb(voicedIn(turn, words))
    return { id: randomUUID(), text: text.trim(), startMs, endMs, confidence, levelDb }
  }

  #keep(event: LinkEvent): void {
    const { link, outcomes } = keep(this.#link, event)
    this.#link = link
    for (const outcome of outcomes) this.#obey(outcome)
  }

  #obey(outcome: LinkOutcome): void {
    const { respondent, events, logger } = this.#deps
    switch (outcome.type) {
      case 'open':
        return this.#open()
      case 'close':
        this.#recogniser?.close()
        this.#recogniser = undefined
        return
      case 'timed-out':
        return this.#fail('no-answer')
      case 'endless':
        return this.#fail('no-final', outcome.sinceMs)
      case 'gap': {
        const { startMs, endMs, code } = outcome
        return events.gap({ respondent, startMs: Math.round(startMs), endMs: Math.round(endMs), code })
      }
      case 'changed': {
        const { to, code, atMs } = outcome
        logger.warn({ respondent, to, code }, 'how a respondent is heard has changed')
        return events.changed({ respondent, to, code, atMs: Math.round(atMs) })
      }
      default:
        assertNever(outcome)
    }
  }

  #open(): void {
    this.#count(this.#heardToMs)
    const recogniser = this.#deps.openRecogniser({
      opened: () => {
        if (this.#recogniser !== recogniser) return
        this.#count(this.#deps.now())
        this.#keep({ type: 'connected', atMs: this.#deps.now() })
      },
      words: (words) => {
        if (this.#recogniser === recogniser) this.#words(words)
      },
      failed: (code) => {
        if (this.#recogniser === recogniser) this.#fail(code)
      },
    })
    this.#recogniser = recogniser
    if (this.#turn.phase !== 'idle') return
    for (const { frame, atMs } of this.#recent) recogniser.push(frame, atMs)
  }

  #words(words: Words): void {
    const { respondent, events, now } = this.#deps
    const atMs = now()
    const { text, isFinal, startMs, endMs, confidence } = words
    if (isFinal) this.#keep({ type: 'words', atMs })
    events.caption({
      respondent,
      segment: `${respondent}-${this.#segments}`,
      text,
      final: isFinal,
      startMs,
      endMs,
      confidence,
      ...(this.#trackSid !== undefined && { trackSid: this.#trackSid }),
    })
    if (isFinal) this.#segments += 1
    this.#listen({ type: 'words', words, atMs })
  }

  #fail(code: RecogniserFailure, sinceMs = unheardSince(this.#turn)): void {
    const { respondent, logger, now } = this.#deps
    const atMs = now()
    this.#recogniser?.close()
    this.#recogniser = undefined
    if (isRefusal(code))
      logger.error({ respondent, code }, 'the recogniser is refused: npm run doctor -- --vendors tells why')
    else logger.warn({ respondent, code }, 'a recogniser failed')
    this.#keep({ type: 'failed', code, unheardSinceMs: sinceMs, chance: Math.random(), atMs })
    this.#keep({ type: 'tick', atMs })
    if (sinceMs !== undefined) this.#listen({ type: 'lost', atMs })
  }

  #count(sinceMs: number): void {
    this.#counted = { bytes: this.#recogniser?.bytesReceived ?? 0, sinceMs }
  }

  #deafSinceMs(): number | undefined {
    if (this.#link.phase !== 'open' || !this.#recogniser) return undefined
    return this.#recogniser.bytesReceived > this.#counted.bytes ? undefined : this.#counted.sinceMs
  }
}

const nameOf = (error: unknown) => (error instanceof Error ? error.name : 'unknown')
