import { setTimeout as delay } from 'node:timers/promises'
import { AudioFrame, AudioSource } from '@livekit/rtc-node'
import { msOf } from './speech.ts'
import { SPEECH_SAMPLE_RATE } from './voice.ts'

const QUEUE_MS = 200
/** A source that takes a frame no sooner stands still: https://github.com/livekit/rust-sdks/pull/1289. */
const STALLED_MS = 2_000

export interface PlayoutOptions {
  /** Milliseconds since the agent joined; never goes back. */
  now(): number
  /** Takes what left for the room, once it has, with the time at which it began to. */
  tap?(frame: AudioFrame, atMs: number): void
}

interface Queued {
  frame: AudioFrame
  startsAt: number
}

/** The officer's audio source, and what of it has been heard: some of what it was given is still queued. */
export class Playout {
  readonly source = new AudioSource(SPEECH_SAMPLE_RATE, 1, QUEUE_MS)
  readonly #options: PlayoutOptions
  #queue: Queued[] = []
  #endsAt = 0
  #givenMs = 0
  #isClosed = false

  constructor(options: PlayoutOptions) {
    this.#options = options
  }

  /** Counts what is heard from here. */
  begin(): void {
    this.#givenMs = 0
  }

  /** Since `begin`; gaps do not count. */
  get heardMs(): number {
    return this.#givenMs - this.#leftMs
  }

  get #leftMs(): number {
    return Math.max(0, this.#endsAt - this.#options.now())
  }

  /**
   * Resolves when there is room for another one.
   * @throws when the source stands still, or is closed
   */
  async play(frame: AudioFrame): Promise<void> {
    const startsAt = Math.max(this.#endsAt, this.#options.now())
    this.#endsAt = startsAt + msOf(frame)
    this.#givenMs += msOf(frame)
    this.#queue.push({ frame, startsAt })
    this.#release(this.#options.now())
    await within(STALLED_MS, this.source.captureFrame(frame))
  }

  /** Resolves when all of it was heard, or with the signal. */
  async drained(signal: AbortSignal): Promise<void> {
    await delay(this.#leftMs, undefined, { signal }).catch(() => undefined)
    if (!signal.aborted) this.#release(this.#endsAt)
  }

  /** Silence now: what is queued is dropped, and counts as not heard. */
  cut(): void {
    const now = this.#options.now()
    if (!this.#isClosed) this.source.clearQueue()
    this.#release(now)
    const [playing] = this.#queue
    if (playing) this.#tap(partOf(playing, now))
    this.#queue = []
    this.#givenMs -= this.#leftMs
    this.#endsAt = Math.min(this.#endsAt, now)
  }

  async close(): Promise<void> {
    this.cut()
    this.#isClosed = true
    await this.source.close()
  }

  #release(now: number): void {
    for (let next = this.#queue[0]; next && next.startsAt + msOf(next.frame) <= now; next = this.#queue[0]) {
      this.#queue.shift()
      this.#tap(next)
    }
  }

  #tap({ frame, startsAt }: Queued): void {
    if (frame.samplesPerChannel > 0) this.#options.tap?.(frame, startsAt)
  }
}

async function within(ms: number, work: Promise<void>): Promise<void> {
  const late = new AbortController()
  const stalled = delay(ms, undefined, { signal: late.signal }).then(() => {
    throw new Error('the audio source stands still')
  })
  try {
    await Promise.race([work, stalled])
  } finally {
    late.abort()
  }
}

function partOf({ frame, startsAt }: Queued, until: number): Queued {
  const samples = Math.max(0, Math.floor(((until - startsAt) / 1_000) * frame.sampleRate))
  return { frame: new AudioFrame(frame.data.slice(0, samples), frame.sampleRate, 1, samples), startsAt }
}
