const RATE = 16_000
const WINDOW = RATE / 50
/** Root mean square of a window with voice in it, of 32,767. */
const VOICED = 250
const VOICED_WINDOWS = 3
const BEFORE = (RATE * 200) / 1_000

/** Speech inside the audio of one connection; places are samples from its beginning. */
export interface Stretch {
  from: number
  pcm: Int16Array
}

/** Cuts audio into stretches of speech by its energy, as a vendor's endpointing does. */
export class Segmenter {
  readonly #pauseWindows: number
  #audio = new Int16Array(0)
  /** Place of the first sample that is kept. */
  #kept = 0
  #judged = 0
  #voiced = 0
  #quiet = 0
  #from: number | undefined

  constructor(pauseMs: number) {
    this.#pauseWindows = Math.ceil((pauseMs * RATE) / 1_000 / WINDOW)
  }

  /** Samples that have come. */
  get total(): number {
    return this.#kept + this.#audio.length
  }

  /** The stretch that is open, as far as it has come. */
  get open(): Stretch | undefined {
    return this.#from === undefined ? undefined : this.#part(this.#from, this.total)
  }

  /** @returns whether speech began, and the stretches that ended */
  push(samples: Int16Array): { began: number | undefined; ended: Stretch[] } {
    const audio = new Int16Array(this.#audio.length + samples.length)
    audio.set(this.#audio)
    audio.set(samples, this.#audio.length)
    this.#audio = audio
    let began: number | undefined
    const ended: Stretch[] = []
    for (; this.#judged + WINDOW <= this.total; this.#judged += WINDOW) {
      const isVoiced = rms(this.#audio.subarray(this.#judged - this.#kept, this.#judged - this.#kept + WINDOW)) > VOICED
      this.#voiced = isVoiced ? this.#voiced + 1 : 0
      this.#quiet = isVoiced ? 0 : this.#quiet + 1
      if (this.#from === undefined && this.#voiced >= VOICED_WINDOWS) {
        began = this.#judged + WINDOW - VOICED_WINDOWS * WINDOW
        this.#from = Math.max(this.#kept, began - BEFORE)
      }
      if (this.#from !== undefined && this.#quiet >= this.#pauseWindows) {
        ended.push(this.#part(this.#from, this.#judged + WINDOW))
        this.#from = undefined
      }
    }
    if (this.#from === undefined) this.#forget(this.#judged - BEFORE)
    return { began, ended }
  }

  /** Ends the open stretch here. */
  cut(): Stretch | undefined {
    const { open } = this
    this.#from = undefined
    this.#voiced = 0
    return open
  }

  #part(from: number, to: number): Stretch {
    return { from, pcm: this.#audio.slice(from - this.#kept, to - this.#kept) }
  }

  #forget(before: number): void {
    if (before <= this.#kept) return
    this.#audio = this.#audio.slice(before - this.#kept)
    this.#kept = before
  }
}

function rms(samples: Int16Array): number {
  let sum = 0
  for (const sample of samples) sum += sample ** 2
  return Math.sqrt(sum / Math.max(1, samples.length))
}
