import type { Speech } from './speech.ts'

/** About twenty minutes of speech. */
const LIMIT_BYTES = 60 * 2 ** 20

/** Whole speeches by voice and what it says; the ones that were used least recently go first. */
export class SpeechCache {
  readonly #speeches = new Map<string, Speech>()
  readonly #limit: number
  #bytes = 0

  constructor(limitBytes = LIMIT_BYTES) {
    this.#limit = limitBytes
  }

  /** @param spoken what the voice says for a text */
  find(voice: string, spoken: string): Speech | undefined {
    const key = keyOf(voice, spoken)
    const speech = this.#speeches.get(key)
    if (!speech) return undefined
    this.#speeches.delete(key)
    this.#speeches.set(key, speech)
    return speech
  }

  add(voice: string, speech: Speech): void {
    const key = keyOf(voice, speech.spoken)
    if (speech.durationMs === undefined || speech.bytes > this.#limit) return
    this.#bytes += speech.bytes - (this.#speeches.get(key)?.bytes ?? 0)
    this.#speeches.delete(key)
    this.#speeches.set(key, speech)
    for (const [oldest, { bytes }] of this.#speeches) {
      if (this.#bytes <= this.#limit) break
      this.#speeches.delete(oldest)
      this.#bytes -= bytes
    }
  }
}

const keyOf = (voice: string, spoken: string) => JSON.stringify([voice, spoken])
