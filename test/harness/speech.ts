import { synthesise } from '../doubles/speech.ts'
import { levelled, SOUND_RATE, trimmed } from './sound.ts'

/** How loud everybody talks into their own microphone, in dB under full scale. */
const LEVEL_DB = -22
const WORDS_PER_MINUTE = 150

/** Two voices that a listener, and a recogniser, tells apart. */
export type VoiceName = 'male' | 'female'

const made = new Map<string, Promise<Int16Array>>()

/** The words spoken, without silence around them; each text is made once. */
export function speech(text: string, voice: VoiceName): Promise<Int16Array> {
  const key = `${voice} ${text}`
  const ready = made.get(key)
  if (ready) return ready
  const sound = make(text, voice)
  made.set(key, sound)
  return sound
}

async function make(text: string, voice: VoiceName): Promise<Int16Array> {
  const options = { voice, wordsPerMinute: WORDS_PER_MINUTE, sampleRate: SOUND_RATE }
  const sound = trimmed(await synthesise(text, options))
  if (sound.length === 0) throw new Error(`no speech was made of "${text}"`)
  return levelled(sound, LEVEL_DB)
}
