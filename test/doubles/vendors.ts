import type { Double } from './control.ts'
import { startDeepgramDouble } from './deepgram.ts'
import { startElevenLabsDouble } from './elevenlabs.ts'
import { startGeminiDouble } from './gemini.ts'

export interface Vendors {
  doubles: Record<string, Double>
  /** By name, the settings by which the product speaks to it. */
  env: Record<string, Record<string, string>>
}

const KEY = 'double-key'
const VOICE_ID = 'voice'

/**
 * Starts all of them.
 * @param options by name, on top of what each needs
 */
export async function startVendors(options: Record<string, object>): Promise<Vendors> {
  const deepgram = await startDeepgramDouble({ ...options['deepgram'] })
  const elevenlabs = await startElevenLabsDouble({ apiKey: KEY, voiceId: VOICE_ID, ...options['elevenlabs'] })
  const gemini = await startGeminiDouble({ apiKey: KEY, ...options['gemini'] })
  return {
    doubles: { deepgram, elevenlabs, gemini },
    env: {
      deepgram: { DEEPGRAM_URL: deepgram.url, DEEPGRAM_API_KEY: deepgram.apiKey },
      elevenlabs: { ELEVENLABS_URL: elevenlabs.url, ELEVENLABS_API_KEY: KEY, ELEVENLABS_VOICE_ID: VOICE_ID },
      gemini: { GOOGLE_GEMINI_BASE_URL: gemini.url, GEMINI_API_KEY: KEY },
    },
  }
}
