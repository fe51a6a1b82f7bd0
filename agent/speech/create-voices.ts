import type { Config } from '../../config.ts'
import { ElevenLabsVoice } from './elevenlabs.ts'
import type { EmbeddedEngine } from './embedded-voice.ts'
import type { Link } from './voices.ts'

/** Two attempts of the vendor and one of the embedded voice take less than five seconds. */
const VENDOR_MS = [1_500, 1_000]
const FALLBACK_MS = 2_000
const ALONE_MS = 4_500

/** The voices for a script's language, best first. */
export function createVoices(
  { elevenLabs, voice }: Pick<Config, 'elevenLabs' | 'voice'>,
  language: string,
  engine: EmbeddedEngine,
): Link[] {
  const embedded = engine.voice(language, voice.wordsPerMinute)
  if (!elevenLabs) return [{ voice: embedded, firstFrameMs: [ALONE_MS] }]
  return [
    { voice: new ElevenLabsVoice(elevenLabs, language), firstFrameMs: VENDOR_MS },
    { voice: embedded, firstFrameMs: [FALLBACK_MS] },
  ]
}
