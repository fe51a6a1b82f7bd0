import { randomUUID } from 'node:crypto'
import { type inference, normalizeLanguage, type VAD } from '@livekit/agents'
import type { AudioFrame } from '@livekit/rtc-node'
import type { VoicePart } from '../../interview/conduct/bleed.ts'
import { assertNever } from '../../interview/statuses.ts'
import type { HearingEvents } from './events.ts'
import { Loudness } from './loudness.ts'
import { Reception, type ReceptionDependencies } from './reception.ts'
import type { Words } from './recogniser.ts'
import {
  confidenceOf,
  IDLE,
  reduceTurn,
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

export interface EarDependencies extends ReceptionDependencies {
  vad: VAD
  turnDetector: inference.TurnDetector
  language: string
  events: HearingEvents
}

/** The shell around `listen` for one respondent. */
export class RespondentListener {
  readonly #deps: EarDependencies
  readonly #voice: VoiceActivity
  readonly #ends: ReturnType<inference.TurnDetector['stream']>
  readonly #loudness = new Loudness()
  readonly #reception: Reception
  #turn = IDLE
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
    this.#reception = new Reception(deps, {
      isIdle: () => this.#turn.phase === 'idle',
      unheardSince: () => unheardSince(this.#turn),
      words: (words, atMs) => this.#words(words, atMs),
      lost: (atMs) => this.#reduceTurn({ type: 'lost', atMs }),
    })
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
    if (missingMs >= AWAY_MS) this.#reception.reduceConnection({ type: 'stop', atMs })
    this.#tick(atMs)
  }

  /** A voice from which words were due has given none since then. */
  unheard(sinceMs: number): void {
    this.#reception.unheard(sinceMs)
  }

  /** What somebody is saying just now is not heard out. */
  rest(code: string): void {
    const { respondent, events, now } = this.#deps
    const atMs = now()
    this.#reception.reduceConnection({ type: 'stop', atMs })
    const { phase, startMs } = this.#turn
    if (phase !== 'idle') events.gap({ respondent, startMs: Math.round(startMs), endMs: Math.round(atMs), code })
    if (phase === 'speaking') this.#speaking(false, atMs)
    this.#turn = IDLE
    this.#reception.forget()
    this.#voice.settle(atMs)
    this.#ends.flush('rest')
  }

  async close(): Promise<void> {
    this.#reception.reduceConnection({ type: 'stop', atMs: this.#deps.now() })
    this.#voice.close()
    await this.#ends.aclose()
  }

  #push(frame: AudioFrame, atMs: number): void {
    this.#heardToMs = atMs
    this.#loudness.add(frame.data, atMs)
    if (this.#turn.phase === 'idle') this.#loudness.forget(atMs - PREROLL_MS)
    this.#reception.start(atMs)
    this.#reception.remember(frame, atMs)
    this.#voice.push(frame, atMs)
    this.#ends.pushAudio(frame)
    this.#reception.push(frame, atMs)
  }

  #tick(atMs: number): void {
    this.#reception.reduceConnection({ type: 'tick', atMs })
    this.#reduceTurn({ type: 'tick', deafSinceMs: this.#reception.deafSinceMs, atMs })
    if (this.#turn.phase !== 'speaking' || atMs - this.#levelToldMs < LEVEL_MS) return
    this.#deps.events.loudness({ respondent: this.#deps.respondent, levelDb: this.#levelDb() })
  }

  #started(startMs: number): void {
    const atMs = this.#deps.now()
    if (this.#turn.phase === 'idle') this.#reception.count(startMs)
    this.#ends.cancelInference()
    this.#reduceTurn({ type: 'speech-started', atMs: Math.max(0, Math.round(startMs)) })
    this.#reception.reduceConnection({ type: 'voice', atMs })
    if (this.#reception.isWaiting) this.#reduceTurn({ type: 'lost', atMs })
    this.#speaking(true, startMs)
  }

  #ended(endMs: number): void {
    if (this.#turn.phase !== 'speaking') return
    const atMs = this.#deps.now()
    this.#reception.finalize()
    this.#reduceTurn({ type: 'speech-ended', endMs: Math.max(0, Math.round(endMs)), atMs })
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
    this.#reduceTurn({ type: 'predicted', isDone, atMs: now() })
  }

  #reduceTurn(event: TurnEvent): void {
    const { turn, outcomes } = reduceTurn(this.#turn, event)
    this.#turn = turn
    for (const outcome of outcomes) this.#tell(outcome)
  }

  #tell(outcome: TurnOutcome): void {
    switch (outcome.type) {
      case 'ended':
        this.#ends.flush('turn ended')
        return this.#heard(outcome.turn)
      case 'unanswered':
        if (outcome.code === 'silent') return this.#reception.fail('silent', outcome.sinceMs)
        return this.#reception.reduceConnection({
          type: 'unfinished',
          sinceMs: outcome.sinceMs,
          atMs: this.#deps.now(),
        })
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

  #words(words: Words, atMs: number): void {
    const { respondent, events } = this.#deps
    const { text, isFinal, startMs, endMs, confidence } = words
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
    this.#reduceTurn({ type: 'words', words, atMs })
  }
}

const nameOf = (error: unknown) => (error instanceof Error ? error.name : 'unknown')
