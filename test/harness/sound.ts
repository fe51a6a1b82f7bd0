/** Samples a second of all sound here, mono, as a browser publishes it. */
export const SOUND_RATE = 48_000
const FULL_SCALE = 32_767

export const samplesOf = (ms: number): number => Math.round((ms * SOUND_RATE) / 1_000)
export const millisOf = (samples: number): number => (samples * 1_000) / SOUND_RATE

const factorOf = (db: number): number => 10 ** (db / 20)
const clipped = (value: number): number => Math.max(-FULL_SCALE - 1, Math.min(FULL_SCALE, Math.round(value)))

/** Adds a sound to another in place, from a sample on; what does not fit into it is left out. */
export function addInto(into: Int16Array, sound: Int16Array, from: number, gainDb = 0): void {
  const factor = factorOf(gainDb)
  const start = Math.max(0, from)
  const end = Math.min(into.length, from + sound.length)
  for (let at = start; at < end; at++) into[at] = clipped((into[at] ?? 0) + (sound[at - from] ?? 0) * factor)
}

/** Root mean square in dB under full scale; silence is -Infinity. */
export function levelOf(sound: Int16Array): number {
  let sum = 0
  for (const sample of sound) sum += sample * sample
  return 20 * Math.log10(Math.sqrt(sum / Math.max(1, sound.length)) / FULL_SCALE)
}

/** The sound at this level. */
export function levelled(sound: Int16Array, levelDb: number): Int16Array {
  const level = levelOf(sound)
  if (level === -Infinity) return sound
  const factor = factorOf(levelDb - level)
  return sound.map((sample) => clipped(sample * factor))
}

/** White noise of a quiet room, the same for the same seed. */
export function roomNoise(samples: number, levelDb: number, seed: number): Int16Array {
  const peak = FULL_SCALE * factorOf(levelDb) * Math.sqrt(3)
  let state = seed >>> 0 || 1
  return Int16Array.from({ length: samples }, () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return clipped(((state >>> 0) / 2 ** 31 - 1) * peak)
  })
}

/** Without the silence around it, so that its first and last sample are those of the words. */
export function trimmed(sound: Int16Array, floor = 200): Int16Array {
  const start = sound.findIndex((sample) => Math.abs(sample) > floor)
  const end = sound.findLastIndex((sample) => Math.abs(sample) > floor)
  return start === -1 ? new Int16Array(0) : sound.slice(start, end + 1)
}
