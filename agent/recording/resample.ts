/** Taps of each of the two phases. */
const TAPS = 24
/** In parts of the rate of the filter, 48 kHz: just below the half of 16 kHz. */
const CUTOFF = 7_600 / 48_000

/** A windowed sinc (Blackman) for 48 kHz, of which each phase holds every second tap. */
const PHASES: readonly Float64Array[] = [0, 1].map((phase) => {
  const middle = TAPS - 0.5
  return Float64Array.from({ length: TAPS }, (_, tap) => {
    const at = 2 * tap + phase
    const x = 2 * Math.PI * CUTOFF * (at - middle)
    const turn = (2 * Math.PI * (at + 0.5)) / (2 * TAPS)
    const window = 0.42 - 0.5 * Math.cos(turn) + 0.08 * Math.cos(2 * turn)
    return 2 * 2 * CUTOFF * (x === 0 ? 1 : Math.sin(x) / x) * window
  })
})

const clipped = (value: number) => Math.max(-32_768, Math.min(32_767, Math.round(value)))

/** From 24 to 16 kHz, as sound comes; half a millisecond late. */
export class Resampler {
  #held = new Int16Array(TAPS - 1)
  /** Place of the next sample to give, in halves of a sample that came, from the first that is held. */
  #next = 2 * (TAPS - 1)

  push(samples: Int16Array): Int16Array<ArrayBuffer> {
    const all = new Int16Array(this.#held.length + samples.length)
    all.set(this.#held)
    all.set(samples, this.#held.length)
    const given: number[] = []
    for (; this.#next < 2 * all.length; this.#next += 3) {
      const newest = this.#next >> 1
      const taps = PHASES[this.#next & 1] as Float64Array
      let sum = 0
      for (let tap = 0; tap < TAPS; tap++) sum += (taps[tap] as number) * (all[newest - tap] as number)
      given.push(clipped(sum))
    }
    const done = all.length - (TAPS - 1)
    this.#held = all.slice(done)
    this.#next -= 2 * done
    return Int16Array.from(given)
  }
}
