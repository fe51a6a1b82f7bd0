import { setTimeout as delay } from 'node:timers/promises'
import type { Speech } from './speech.ts'
import type { Voice } from './voice.ts'
import { type Limits, watch } from './watch.ts'

/** One go of one voice at a text. */
export interface Attempt {
  voice: Voice
  limits: Limits
}

/** A speech, and how long it will be as far as one can tell before it is whole. */
export interface Offer {
  speech: Speech
  estimateMs: number
}

/** How long a disk may take to give what was kept. */
const RECALL_MS = 300

/** What becomes known of the voices while a text is made. */
export interface SynthesisHost {
  /** A speech that was kept, whether its voice is usable now or not; undefined at once where no voice keeps any. */
  recall(text: string): Promise<Speech | undefined> | undefined
  estimateMs(voice: Voice, text: string): number
  isUsable(voice: Voice): boolean
  made(voice: Voice, speech: Speech): void
  failed(voice: Voice, code: string): void
  /** @param by who speaks in its place; undefined when nobody is left */
  replaced(voice: Voice, by: Voice | undefined, code: string, spoken: number): void
}

/** One text on its way through the voices, until one of them has said the whole of it. */
export class SynthesisJob {
  /** Resolves when it was made, or could not be. */
  readonly done: Promise<void>
  readonly #host: SynthesisHost
  readonly #text: string
  readonly #offers: PromiseWithResolvers<Offer | undefined>[] = []
  #made = 0
  #heardMs: (() => number) | undefined

  /** @param attempts in the order in which they are made */
  constructor(host: SynthesisHost, text: string, attempts: readonly Attempt[]) {
    this.#host = host
    this.#text = text
    this.done = this.#make(attempts)
  }

  /** The nth speech, from 0; undefined when no voice is left to make it. */
  offer(nth: number): Promise<Offer | undefined> {
    return this.#slot(nth).promise
  }

  /** Somebody hears the speech that is being made: so much of it so far. */
  isHeard(heardMs: () => number): void {
    this.#heardMs = heardMs
  }

  #slot(nth: number): PromiseWithResolvers<Offer | undefined> {
    return (this.#offers[nth] ??= Promise.withResolvers())
  }

  #offer(offer: Offer | undefined): void {
    this.#slot(this.#made).resolve(offer)
    this.#made += 1
  }

  async #make(attempts: readonly Attempt[]): Promise<void> {
    const recalling = this.#host.recall(this.#text)
    const kept = recalling && (await inTime(recalling.catch(() => undefined)))
    if (kept) return this.#offer({ speech: kept, estimateMs: kept.madeMs })
    // Meanwhile a voice may have been closed, or have come to rest.
    let left = recalling ? attempts.filter(({ voice }) => this.#host.isUsable(voice)) : [...attempts]
    for (let attempt = left.shift(); attempt; attempt = left.shift()) {
      const { voice, limits } = attempt
      const estimateMs = this.#host.estimateMs(voice, this.#text)
      const speech = voice.speak(this.#text)
      this.#heardMs = undefined
      this.#offer({ speech, estimateMs })
      void watch(speech, limits, () => this.#heardMs?.())
      await speech.settled
      if (!speech.failure) return this.#host.made(voice, speech)

      const heardMs = (this.#heardMs as (() => number) | undefined)?.() ?? 0
      const { code } = speech.failure
      this.#host.failed(voice, code)
      // Who has heard half of it should not hear it break off a second time.
      left = left.filter((next) => this.#host.isUsable(next.voice) && !(heardMs > 0 && next.voice === voice))
      const spoken = Math.min(1, heardMs / Math.max(1, estimateMs, speech.madeMs))
      this.#host.replaced(voice, left[0]?.voice, code, spoken)
    }
    this.#offer(undefined)
  }
}

async function inTime<T>(promise: Promise<T>): Promise<T | undefined> {
  const ending = new AbortController()
  const late = delay(RECALL_MS, undefined, { signal: ending.signal }).catch(() => undefined)
  const value = await Promise.race([promise, late])
  ending.abort()
  return value
}
