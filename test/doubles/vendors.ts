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

type Start = (options: object) => Promise<{ double: Double; env: Record<string, string> }>

const STARTS: Record<string, Start> = {
  async deepgram(options) {
    const double = await startDeepgramDouble(options)
    return { double, env: { DEEPGRAM_URL: double.url, DEEPGRAM_API_KEY: double.apiKey } }
  },
  async elevenlabs(options) {
    const double = await startElevenLabsDouble({ apiKey: KEY, voiceId: VOICE_ID, ...options })
    return { double, env: { ELEVENLABS_URL: double.url, ELEVENLABS_API_KEY: KEY, ELEVENLABS_VOICE_ID: VOICE_ID } }
  },
  async gemini(options) {
    const double = await startGeminiDouble({ apiKey: KEY, ...options })
    return { double, env: { GOOGLE_GEMINI_BASE_URL: double.url, GEMINI_API_KEY: KEY } }
  },
}

/**
 * Starts all of them that are not left out.
 * @param options by name, on top of what each needs; `false` leaves it out
 */
export async function startVendors(options: Record<string, object | false>): Promise<Vendors> {
  const vendors: Vendors = { doubles: {}, env: {} }
  for (const [name, start] of Object.entries(STARTS)) {
    const own = options[name] ?? {}
    if (own === false) continue
    const { double, env } = await start(own)
    vendors.doubles[name] = double
    vendors.env[name] = env
  }
  return vendors
}
