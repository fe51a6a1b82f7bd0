import { existsSync } from 'node:fs'
import type { Double } from './control.ts'

interface Vendor {
  file: string
  start: string
  env: (url: string, key: string) => Record<string, string>
}

export interface Vendors {
  doubles: Record<string, Double>
  /** By name, the settings by which the product speaks to it. */
  env: Record<string, Record<string, string>>
}

const KEY = 'double-key'
const VOICE_ID = 'voice'

const VENDORS: Record<string, Vendor> = {
  deepgram: {
    file: './deepgram.ts',
    start: 'startDeepgramDouble',
    env: (url, key) => ({ DEEPGRAM_URL: url, DEEPGRAM_API_KEY: key }),
  },
  elevenlabs: {
    file: './elevenlabs.ts',
    start: 'startElevenLabsDouble',
    env: (url, key) => ({ ELEVENLABS_URL: url, ELEVENLABS_API_KEY: key, ELEVENLABS_VOICE_ID: VOICE_ID }),
  },
  gemini: {
    file: './gemini.ts',
    start: 'startGeminiDouble',
    env: (url, key) => ({ GOOGLE_GEMINI_BASE_URL: url, GEMINI_API_KEY: key }),
  },
}

/**
 * Starts every double that is there.
 * @param options by name, on top of what each needs
 */
export async function startVendors(options: Record<string, object>): Promise<Vendors> {
  const doubles: Record<string, Double> = {}
  const env: Vendors['env'] = {}
  for (const [name, vendor] of Object.entries(VENDORS)) {
    const file = new URL(vendor.file, import.meta.url)
    if (!existsSync(file)) continue
    const module = (await import(file.href)) as Record<string, (options: object) => Promise<Double>>
    const double = await module[vendor.start]?.({ apiKey: KEY, voiceId: VOICE_ID, ...options[name] })
    if (!double) throw new Error(`${vendor.file} has no ${vendor.start}`)
    doubles[name] = double
    env[name] = vendor.env(double.url, double.apiKey ?? KEY)
  }
  return { doubles, env }
}
