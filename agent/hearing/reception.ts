import type { AudioFrame } from '@livekit/rtc-node'
import { assertNever } from '../../interview/statuses.ts'
import type { Logger } from '../../log.ts'
import type { HearingEvents } from './events.ts'
import { CLOSED, isRefusal, reduceConnection, type LinkEvent, type LinkOutcome } from './link.ts'
import type { OpenRecogniser, Recogniser, RecogniserFailure, Words } from './recogniser.ts'

/** Of sound before it that a new recogniser gets: a word may have begun that was not noticed yet. */
const REPEATED_MS = 500

export interface ReceptionDependencies {
  respondent: string
  openRecogniser: OpenRecogniser
  now: () => number
  logger: Logger
  events: Pick<HearingEvents, 'gap' | 'changed'>
}

/** What a reception needs of whoever listens by it. */
export interface ReceptionHost {
  /** Nobody speaks, and nothing of what was said is waited for. */
  isIdle(): boolean
  /** Since when words of this turn may be missing; undefined when none are. */
  unheardSince(): number | undefined
  words(words: Words, atMs: number): void
  /** Words were lost on the way. */
  lost(atMs: number): void
}

/** The shell around `keep`: one respondent's recognisers, one after another. */
export class Reception {
  readonly #deps: ReceptionDependencies
  readonly #host: ReceptionHost
  #link = CLOSED
  #recogniser: Recogniser | undefined
  /** Bytes of the recogniser by which it is told whether it answers, and since when they are counted. */
  #counted = { bytes: 0, sinceMs: 0 }
  #recent: { frame: AudioFrame; atMs: number }[] = []
  /** End of the sound that has come. */
  #heardToMs = 0

  constructor(deps: ReceptionDependencies, host: ReceptionHost) {
    this.#deps = deps
    this.#host = host
  }

  get isWaiting(): boolean {
    return this.#link.phase === 'waiting'
  }

  /** Since when the recogniser has not answered at all; undefined when it does. */
  get deafSinceMs(): number | undefined {
    if (this.#link.phase !== 'open' || !this.#recogniser) return undefined
    return this.#recogniser.bytesReceived > this.#counted.bytes ? undefined : this.#counted.sinceMs
  }

  /** Opens a recogniser where there is none, before `push`. */
  start(atMs: number): void {
    this.#heardToMs = atMs
    this.reduceConnection({ type: 'start', atMs })
  }

  /** A frame that a recogniser opened from now on gets too. */
  remember(frame: AudioFrame, atMs: number): void {
    this.#recent = [...this.#recent.filter((recent) => recent.atMs > atMs - REPEATED_MS), { frame, atMs }]
  }

  push(frame: AudioFrame, atMs: number): void {
    this.#recogniser?.push(frame, atMs)
  }

  finalize(): void {
    this.#recogniser?.finalize()
  }

  /** Nothing that was heard before is given to a new recogniser. */
  forget(): void {
    this.#recent = []
  }

  /** From now on it is told by new bytes whether the recogniser answers. */
  count(sinceMs: number): void {
    this.#counted = { bytes: this.#recogniser?.bytesReceived ?? 0, sinceMs }
  }

  /** Who speaks just now keeps the recogniser that they have, and so does who got a new one meanwhile. */
  unheard(sinceMs: number): void {
    const { phase, openedAtMs } = this.#link
    if (phase === 'open' && openedAtMs <= sinceMs && this.#host.isIdle()) this.fail('no-final', sinceMs)
  }

  reduceConnection(event: LinkEvent): void {
    const { link, outcomes } = reduceConnection(this.#link, event)
    this.#link = link
    for (const outcome of outcomes) this.#obey(outcome)
  }

  fail(code: RecogniserFailure, sinceMs = this.#host.unheardSince()): void {
    const { respondent, logger, now } = this.#deps
    const atMs = now()
    this.#close()
    if (isRefusal(code))
      logger.error({ respondent, code }, 'the recogniser is refused: npm run doctor -- --vendors tells why')
    else logger.warn({ respondent, code }, 'a recogniser failed')
    this.reduceConnection({ type: 'failed', code, unheardSinceMs: sinceMs, chance: Math.random(), atMs })
    this.reduceConnection({ type: 'tick', atMs })
    if (sinceMs !== undefined) this.#host.lost(atMs)
  }

  #close(): void {
    this.#recogniser?.close()
    this.#recogniser = undefined
  }

  #obey(outcome: LinkOutcome): void {
    const { respondent, events, logger } = this.#deps
    switch (outcome.type) {
      case 'open':
        return this.#open()
      case 'close':
        return this.#close()
      case 'timed-out':
        return this.fail('no-answer')
      case 'endless':
        return this.fail('no-final', outcome.sinceMs)
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
    const { openRecogniser, now } = this.#deps
    this.count(this.#heardToMs)
    const recogniser = openRecogniser({
      opened: () => {
        if (this.#recogniser !== recogniser) return
        this.count(now())
        this.reduceConnection({ type: 'connected', atMs: now() })
      },
      words: (words) => {
        if (this.#recogniser === recogniser) this.#words(words)
      },
      failed: (code) => {
        if (this.#recogniser === recogniser) this.fail(code)
      },
    })
    this.#recogniser = recogniser
    if (!this.#host.isIdle()) return
    for (const { frame, atMs } of this.#recent) recogniser.push(frame, atMs)
  }

  #words(words: Words): void {
    const atMs = this.#deps.now()
    if (words.isFinal) this.reduceConnection({ type: 'words', atMs })
    this.#host.words(words, atMs)
  }
}
