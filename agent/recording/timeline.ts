import { SHORTEST_GAP_MS } from '../../interview/record/sound.ts'

/** Of everything that is kept, in Hz, mono. */
export const SAMPLE_RATE = 16_000
const PER_MS = SAMPLE_RATE / 1_000
/** Sound that is later than this after what came before it may stand after a gap. */
const TOLERANCE = 200 * PER_MS
/** A gap is one when this time has passed: sound that was held up comes faster than it was made. */
const PATIENCE = 300 * PER_MS
const SHORTEST_GAP = SHORTEST_GAP_MS * PER_MS

export interface Stretch {
  startMs: number
  endMs: number
}

export interface Cut extends Stretch {
  /** Undefined when nothing came in the whole stretch. */
  samples: Int16Array<ArrayBuffer> | undefined
  /** Where nothing came; told once. */
  gaps: Stretch[]
}

/**
 * Puts the sound of one track where it belongs on the agent's clock, sample by sample. Frames follow each other
 * without a seam as long as they keep pace; their times only say when there was a gap.
 */
export class Timeline {
  readonly #pauses: boolean
  readonly #patience: number
  /** Everything before has been cut. In samples since the agent joined, as every place here. */
  #from: number
  /** Where the sound ends that came so far. */
  #end: number
  /** Gaps are told up to here. */
  #told: number
  #placed: { at: number; samples: Int16Array }[] = []
  #gaps: Stretch[] = []
  #held: Int16Array[] = []
  #heldLength = 0
  #heldSince = 0
  /** The least that the held sound is late. */
  #late = 0
  /** How late sound may be and still follow what came before; the first follows nothing. */
  #tolerance = 0

  /** @param pauses whether the track is silent where nothing comes, as the officer's; otherwise that is a gap */
  constructor(startMs: number, pauses: boolean) {
    this.#from = startMs * PER_MS
    this.#end = this.#from
    this.#told = this.#from
    this.#pauses = pauses
    // What the officer says is known as it is said, and some of it ahead.
    this.#patience = pauses ? 0 : PATIENCE
  }

  /** @param atMs when its first sample was heard */
  push(samples: Int16Array, atMs: number): void {
    const at = Math.round(atMs * PER_MS)
    let late = at - this.#end - this.#heldLength
    if (this.#held.length > 0 && late > this.#late + TOLERANCE) {
      this.#settle()
      late = at - this.#end
    }
    if (this.#held.length === 0) this.#heldSince = at
    this.#late = this.#held.length === 0 ? late : Math.min(this.#late, late)
    this.#held.push(samples)
    this.#heldLength += samples.length
    if (this.#late <= this.#tolerance || at - this.#heldSince >= this.#patience) this.#settle()
  }

  /** Takes out everything before a moment; with `last` every gap is told. */
  cut(untilMs: number, last = false): Cut {
    this.#settle()
    const until = untilMs * PER_MS
    const samples = new Int16Array(until - this.#from)
    let any = false
    for (const part of this.#placed) {
      const own = part.samples.subarray(0, Math.max(0, until - part.at))
      if (own.length === 0) continue
      samples.set(own, part.at - this.#from)
      any = true
    }
    this.#placed = this.#placed
      .filter((part) => part.at + part.samples.length > until)
      .map((part) => ({ at: Math.max(part.at, until), samples: part.samples.subarray(Math.max(0, until - part.at)) }))
    if (any || last) this.#gap(this.#end, until)
    const gaps = this.#gaps
    this.#gaps = []
    const startMs = this.#from / PER_MS
    this.#from = until
    return { startMs, endMs: untilMs, samples: any || this.#pauses ? samples : undefined, gaps }
  }

  #settle(): void {
    if (this.#held.length === 0) return
    const start = this.#end + (this.#late > this.#tolerance ? this.#late : 0)
    this.#gap(this.#end, start)
    let at = start
    for (const samples of this.#held) {
      const cut = Math.min(samples.length, Math.max(0, this.#from - at))
      this.#gap(at, at + cut)
      if (cut < samples.length) this.#placed.push({ at: at + cut, samples: samples.subarray(cut) })
      at += samples.length
    }
    this.#end = at
    this.#held = []
    this.#heldLength = 0
    this.#tolerance = TOLERANCE
  }

  #gap(from: number, to: number): void {
    const start = Math.max(from, this.#told)
    if (to <= start) return
    this.#told = to
    if (!this.#pauses && to - start >= SHORTEST_GAP) this.#gaps.push({ startMs: start / PER_MS, endMs: to / PER_MS })
  }
}
