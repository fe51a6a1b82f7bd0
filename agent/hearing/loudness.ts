const FLOOR_DB = -120
const FULL_SCALE = 32_768

interface Moment {
  atMs: number
  /** Mean of the squared samples, as a share of full scale. */
  power: number
}

/** How loud a microphone was, frame by frame. */
export class Loudness {
  #moments: Moment[] = []

  add(samples: Int16Array, atMs: number): void {
    let sum = 0
    for (const sample of samples) sum += (sample / FULL_SCALE) ** 2
    this.#moments.push({ atMs, power: sum / Math.max(1, samples.length) })
  }

  /** Lets go of what was before. */
  forget(beforeMs: number): void {
    const first = this.#moments.findIndex(({ atMs }) => atMs >= beforeMs)
    if (first > 0) this.#moments = this.#moments.slice(first)
  }

  /** Root mean square over these stretches in dB under full scale, -120 to 0; the last may be open. */
  levelDb(stretches: readonly { startMs: number; endMs?: number }[]): number {
    const inside = this.#moments.filter(({ atMs }) =>
      stretches.some(({ startMs, endMs = Number.POSITIVE_INFINITY }) => atMs > startMs && atMs <= endMs),
    )
    const power = inside.reduce((sum, moment) => sum + moment.power, 0) / Math.max(1, inside.length)
    return power === 0 ? FLOOR_DB : Math.max(FLOOR_DB, Math.min(0, Math.round(100 * Math.log10(power)) / 10))
  }
}
