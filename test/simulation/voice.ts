import type { Timer } from '../../agent/tenure/clock.ts'
import type { Utterance } from '../../interview/conduct/state.ts'

/** The length of a speech, short so that a schedule is. */
const durationOf = (text: string) => Math.min(1_800, 200 + 20 * text.length)
const SLOWEST_START_MS = 40

interface Speech {
  utterance: Utterance
  cut: boolean
  startedAt?: number
  end?: Timer
}

/** What a voice needs of its agent, and what it tells it. */
export interface VoiceHost {
  now(): number
  after(ms: number, run: () => void): Timer
  between(min: number, max: number): number
  started(utterance: Utterance, durationMs: number): void
  /** The speech came to its end, or was cut off. */
  spoken(utterance: Utterance, share: number): void
}

/** `agent/speech/speaker.ts` in simulated time. */
export class VoiceModel {
  readonly #host: VoiceHost
  #speech: Speech | undefined

  constructor(host: VoiceHost) {
    this.#host = host
  }

  /** What leaves for the room at this moment. */
  get utterance(): Utterance | undefined {
    return this.#speech?.startedAt === undefined ? undefined : this.#speech.utterance
  }

  say(utterance: Utterance): void {
    const speech: Speech = { utterance, cut: false }
    this.#speech = speech
    this.#host.after(this.#host.between(0, SLOWEST_START_MS), () => {
      if (speech.cut) return this.#host.spoken(utterance, 0)
      const durationMs = durationOf(utterance.text)
      speech.startedAt = this.#host.now()
      this.#host.started(utterance, durationMs)
      if (speech.cut) return
      speech.end = this.#host.after(durationMs, () => {
        if (this.#speech === speech) this.#speech = undefined
        this.#host.spoken(utterance, 1)
      })
    })
  }

  silence(): void {
    const speech = this.#speech
    if (!speech) return
    speech.cut = true
    this.#speech = undefined
    if (speech.startedAt === undefined) return
    speech.end?.cancel()
    const share = Math.min(1, (this.#host.now() - speech.startedAt) / durationOf(speech.utterance.text))
    this.#host.after(0, () => this.#host.spoken(speech.utterance, share))
  }
}
