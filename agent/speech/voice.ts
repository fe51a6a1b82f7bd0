import type { AudioFrame } from '@livekit/rtc-node'

/** All speech goes out at this rate, mono. */
export const SPEECH_SAMPLE_RATE = 24_000

export interface Speech {
  frames: AudioFrame[]
  durationMs: number
}

/** Turns text into speech. */
export interface Voice {
  readonly name: string
  /** @throws when no speech could be made; the words are shown as captions all the same */
  speak(text: string): Promise<Speech>
  close(): void
}

/** A voice that makes each text once; making speech ahead is asking for it early. */
export function cached(voice: Voice): Voice {
  const made = new Map<string, Promise<Speech>>()
  return {
    name: voice.name,
    speak: (text) => {
      const ready = made.get(text)
      if (ready) return ready
      const speech = voice.speak(text)
      made.set(text, speech)
      speech.catch(() => made.delete(text))
      return speech
    },
    close: () => voice.close(),
  }
}
