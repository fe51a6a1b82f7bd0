import { loadEspeak } from '../../agent/speech/espeak.ts'

/** Speech for tests, made in this process. */
export interface SpeechOptions {
  /** By default a man's. */
  voice?: 'male' | 'female'
  wordsPerMinute?: number
  /** Hz, by default 48,000: what participants publish. */
  sampleRate?: number
  /** Peak of the samples, of 32,767. */
  peak?: number
}

/** What the recogniser of the doubles knows best. */
const LANGUAGE = 'en-us'
export const PEAK = 16_000

let loaded: ReturnType<typeof loadEspeak> | undefined

/** The words as 16-bit mono samples. */
export async function synthesise(
  text: string,
  { voice = 'male', wordsPerMinute = 160, sampleRate = 48_000, peak = PEAK }: SpeechOptions = {},
): Promise<Int16Array<ArrayBuffer>> {
  loaded ??= loadEspeak()
  const espeak = await loaded
  const pcm = espeak.synthesise({ text, language: LANGUAGE, wordsPerMinute, voice })
  const loudest = pcm.reduce((most, sample) => Math.max(most, Math.abs(sample)), 1)
  return resample(pcm, espeak.sampleRate, sampleRate, peak / loudest)
}

/** Linear interpolation; eSpeak's 22,050 Hz hold little that it could spoil. */
function resample(pcm: Int16Array, from: number, to: number, gain: number): Int16Array<ArrayBuffer> {
  const result = new Int16Array(Math.floor((pcm.length * to) / from))
  for (let index = 0; index < result.length; index++) {
    const place = (index * from) / to
    const before = Math.floor(place)
    const share = place - before
    const sample = (pcm[before] ?? 0) * (1 - share) + (pcm[before + 1] ?? 0) * share
    result[index] = Math.round(sample * gain)
  }
  return result
}

/** Silence of this length, to be put between words. */
export const silence = (ms: number, sampleRate = 48_000): Int16Array<ArrayBuffer> =>
  new Int16Array(Math.round((sampleRate * ms) / 1_000))

/** One after the other. */
export function join(...parts: Int16Array[]): Int16Array<ArrayBuffer> {
  const result = new Int16Array(parts.reduce((length, part) => length + part.length, 0))
  let offset = 0
  for (const part of parts) {
    result.set(part, offset)
    offset += part.length
  }
  return result
}

/** Both at once, the second louder or quieter by `decibels`; as long as the longer one. */
export function mix(first: Int16Array, second: Int16Array, decibels: number): Int16Array<ArrayBuffer> {
  const gain = 10 ** (decibels / 20)
  const result = new Int16Array(Math.max(first.length, second.length))
  for (let index = 0; index < result.length; index++) {
    const sum = (first[index] ?? 0) + (second[index] ?? 0) * gain
    result[index] = Math.max(-32_768, Math.min(32_767, Math.round(sum)))
  }
  return result
}
