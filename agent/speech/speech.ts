import type { AudioFrame } from '@livekit/rtc-node'
import { longestMs, shortestMs } from './plausible.ts'

export const msOf = ({ samplesPerChannel, sampleRate }: AudioFrame) => (samplesPerChannel / sampleRate) * 1_000

/** Speech could not be made; `code` is a short stable word. */
export class SpeechFailed extends Error {
  readonly code: string
  constructor(code: string) {
    super(`speech could not be made: ${code}`)
    this.name = 'SpeechFailed'
    this.code = code
  }
}

/** The sound of one text, readable by many while it is still being made. */
export class Speech {
  readonly text: string
  /** What a voice is given to say for it, where that is not the same. */
  readonly spoken: string
  readonly #begun = Promise.withResolvers<void>()
  readonly #frames: AudioFrame[] = []
  readonly #stop = new AbortController()
  readonly #settled = Promise.withResolvers<void>()
  #grown = Promise.withResolvers<void>()
  #madeMs = 0
  #state: 'being made' | 'whole' | SpeechFailed = 'being made'

  constructor(text: string, spoken = text) {
    this.text = text
    this.spoken = spoken
  }

  /** Resolves when whoever makes it has what is needed for that, such as a connection, or it is settled. */
  get begun(): Promise<void> {
    return this.#begun.promise
  }

  begin(): void {
    this.#begun.resolve()
  }

  /** Length of what there is so far. */
  get madeMs(): number {
    return this.#madeMs
  }

  /** Known once it is whole. */
  get durationMs(): number | undefined {
    return this.#state === 'whole' ? this.#madeMs : undefined
  }

  get failure(): SpeechFailed | undefined {
    return this.#state instanceof SpeechFailed ? this.#state : undefined
  }

  get isSettled(): boolean {
    return this.#state !== 'being made'
  }

  get bytes(): number {
    return this.#frames.reduce((sum, { data }) => sum + data.byteLength, 0)
  }

  /** The samples so far, 16 bit as the machine has them. */
  get sound(): Buffer {
    return Buffer.concat(this.#frames.map(({ data }) => Buffer.from(data.buffer, data.byteOffset, data.byteLength)))
  }

  /** Resolves when it is whole or has failed. */
  get settled(): Promise<void> {
    return this.#settled.promise
  }

  /** Aborted when nobody wants more of it. */
  get stopped(): AbortSignal {
    return this.#stop.signal
  }

  /** Resolves with the next frame, or when there will be none. */
  get grown(): Promise<void> {
    return this.#grown.promise
  }

  add(frame: AudioFrame): void {
    if (this.isSettled) return
    this.begin()
    this.#frames.push(frame)
    this.#madeMs += msOf(frame)
    if (this.#madeMs > longestMs(this.spoken)) return this.fail('too-long')
    this.#tell()
  }

  /** Everything was added. An end without sound, or with too little of it, is a failure. */
  finish(): void {
    if (this.isSettled) return
    if (this.#madeMs < shortestMs(this.spoken)) return this.fail(this.#madeMs === 0 ? 'no-audio' : 'too-short')
    this.#state = 'whole'
    this.#settle()
  }

  fail(code: string): void {
    if (this.isSettled) return
    this.#state = new SpeechFailed(code)
    this.#settle()
    this.#stop.abort()
  }

  #settle(): void {
    this.begin()
    this.#settled.resolve()
    this.#tell()
  }

  #tell(): void {
    this.#grown.resolve()
    this.#grown = Promise.withResolvers()
  }

  /**
   * Its frames from the first, as they come; ends with the speech or the signal.
   * @throws SpeechFailed as soon as it has failed, whatever is still unread
   */
  async *read(signal: AbortSignal): AsyncGenerator<AudioFrame> {
    const aborted = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
    for (let next = 0; !signal.aborted; ) {
      if (this.failure) throw this.failure
      const frame = this.#frames[next]
      if (frame) {
        next += 1
        yield frame
      } else if (this.#state === 'whole') return
      else await Promise.race([this.grown, aborted])
    }
  }
}
