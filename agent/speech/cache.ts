import type { Speech } from './speech.ts'

/** About twenty minutes of speech. */
const LIMIT_BYTES = 60 * 2 ** 20

/** Whole speeches by voice and text; the ones that were used least recently go first. */
export class SpeechCache {
  readonly #speeches = new Map<string, Speech>()
  readonly #limit: number
  #bytes = 0

  constructor(limitBytes = LIMIT_BYTES) {
    this.#limit = limitBytes
  }

  find(voice: string, text: string): Speech | undefined {
    const key = keyOf(voice, text)
    const speech = this.#speeches.get(key)
    if (!speech) return undefined
    this.#speeches.delete(key)
    this.#speeches.set(key, speech)
    return speech
  }

  add(voice: string, speech: Speech): void {
    const key = keyOf(voice, speech.text)
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

const keyOf = (voice: string, text: string) => JSON.stringify([voice, text])
