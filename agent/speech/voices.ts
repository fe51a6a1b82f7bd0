import { SpeechCache } from './cache.ts'
import { Health } from './health.ts'
import { SynthesisJob, type SynthesisHost, type Offer } from './synthesis-job.ts'
import { Pace } from './plausible.ts'
import type { Speech } from './speech.ts'
import type { Voice } from './voice.ts'
import type { Limits } from './watch.ts'

/** A voice and its time until the first sound, once for each attempt that it has at a text. */
export interface Link {
  voice: Voice
  limits: readonly Limits[]
}

/** A synthesis that failed; the fact `speech-failed` of the record. */
export interface SpeechFailure {
  provider: string
  code: string
  /** Who said the words in its place: a voice, the same once more, or `captions`. */
  by: string
  /** Share of the text that had been heard, 0 to 1. */
  spoken: number
  atMs: number
}

export interface VoicesOptions {
  /** Milliseconds since the agent joined; never goes back. */
  now(): number
  failed(failure: SpeechFailure): void
}

/** What can be played: the first offer, and after one that failed the next. */
export type Offers = Pick<SynthesisJob, 'offer' | 'isHeard'>

interface Standing {
  health: Health
  pace: Pace
}

const ready = (speech: Speech): Offers => {
  const offer: Offer = { speech, estimateMs: speech.madeMs }
  return { offer: async (nth) => (nth === 0 ? offer : undefined), isHeard: () => undefined }
}

/** The officer's voices, best first: each text is made once, by the first of them that can. */
export class Voices {
  readonly #links: readonly Link[]
  readonly #options: VoicesOptions
  readonly #cache = new SpeechCache()
  readonly #jobs = new Map<string, SynthesisJob>()
  readonly #standings: Map<Voice, Standing>
  #isClosed = false

  constructor(links: readonly Link[], options: VoicesOptions) {
    this.#links = links
    this.#options = options
    const { now } = options
    this.#standings = new Map(links.map(({ voice }) => [voice, { health: new Health(now), pace: new Pace() }]))
  }

  /** Makes a text ready; nobody waits for it yet. */
  prepare(text: string): void {
    this.#offersOf(text, false)
  }

  /** The speech of a text that is to be heard now. */
  speak(text: string): Offers {
    return this.#offersOf(text, true)
  }

  /** Nothing more is made, and nothing is told of it. */
  close(): void {
    this.#isClosed = true
    for (const { voice } of this.#links) voice.close()
  }

  #offersOf(text: string, isAwaited: boolean): Offers {
    const underWay = this.#jobs.get(text)
    if (underWay) return underWay
    // Nobody stands in for the last one: it has no rest.
    const last = this.#links.at(-1)?.voice
    const isUsable = (voice: Voice) =>
      !this.#isClosed && (voice === last || this.#standingOf(voice).health.isUsable(isAwaited))
    for (const { voice } of this.#links) {
      const speech = this.#cache.find(voice.key, voice.spokenOf(text))
      if (speech) return ready(speech)
      if (isUsable(voice)) break
    }
    const attempts = this.#links.flatMap(({ voice, limits }) =>
      isUsable(voice) ? limits.map((each) => ({ voice, limits: each })) : [],
    )
    const job = new SynthesisJob(this.#hostOf(isUsable), text, attempts)
    this.#jobs.set(text, job)
    void job.done.then(() => this.#jobs.delete(text))
    return job
  }

  /** Nothing is learned of a voice's health by what it said once. */
  async #recall(text: string): Promise<Speech | undefined> {
    for (const { voice } of this.#links) {
      const speech = await voice.recall?.(text)
      if (!speech) continue
      this.#standingOf(voice).pace.learn(text, speech.madeMs)
      this.#cache.add(voice.key, speech)
      return speech
    }
    return undefined
  }

  #standingOf(voice: Voice): Standing {
    const standing = this.#standings.get(voice)
    if (!standing) throw new Error(`${voice.name} is not one of the officer's voices`)
    return standing
  }

  #hostOf(isUsable: (voice: Voice) => boolean): SynthesisHost {
    return {
      isUsable,
      recall: (text) => (this.#links.some(({ voice }) => voice.recall) ? this.#recall(text) : undefined),
      estimateMs: (voice, text) => this.#standingOf(voice).pace.estimateMs(text),
      made: (voice, speech) => {
        this.#standingOf(voice).health.worked()
        this.#standingOf(voice).pace.learn(speech.text, speech.madeMs)
        this.#cache.add(voice.key, speech)
      },
      failed: (voice, code) => this.#standingOf(voice).health.failed(code),
      replaced: (voice, by, code, spoken) => {
        if (this.#isClosed) return
        const { now, failed } = this.#options
        failed({ provider: voice.name, code, by: by?.name ?? 'captions', spoken, atMs: now() })
      },
    }
  }
}
