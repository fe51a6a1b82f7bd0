import { existsSync } from 'node:fs'
import type { Controlled, Double } from './control.ts'

/** A double as its own file makes it; what can be set of it is its own matter. */
type Settable = Double & Record<string, unknown>

interface Vendor {
  file: string
  start: string
  env: (url: string, key: string) => Record<string, string>
}

export interface Vendors {
  doubles: Record<string, Controlled>
  /** By name, the settings by which the product speaks to it. */
  env: Record<string, Record<string, string>>
}

const KEY = 'double-key'

const VENDORS: Record<string, Vendor> = {
  deepgram: {
    file: './deepgram.ts',
    start: 'startDeepgramDouble',
    env: (url, key) => ({ DEEPGRAM_URL: url, DEEPGRAM_API_KEY: key }),
  },
  elevenlabs: {
    file: './elevenlabs.ts',
    start: 'startElevenLabsDouble',
    env: (url, key) => ({ ELEVENLABS_URL: url, ELEVENLABS_API_KEY: key }),
  },
  gemini: {
    file: './gemini.ts',
    start: 'startGeminiDouble',
    env: (url, key) => ({ GOOGLE_GEMINI_BASE_URL: url, GEMINI_API_KEY: key }),
  },
}

/** Starts every double that is there. */
export async function startVendors(): Promise<Vendors> {
  const doubles: Record<string, Controlled> = {}
  const env: Vendors['env'] = {}
  for (const [name, vendor] of Object.entries(VENDORS)) {
    const file = new URL(vendor.file, import.meta.url)
    if (!existsSync(file)) continue
    const module = (await import(file.href)) as Record<string, (options: object) => Promise<Settable>>
    const double = await module[vendor.start]?.({ apiKey: KEY })
    if (!double) throw new Error(`${vendor.file} has no ${vendor.start}`)
    doubles[name] = { double, set: (settings) => setAll(name, double, settings) }
    env[name] = vendor.env(double.url, KEY)
  }
  return { doubles, env }
}

/** Sets properties, and calls methods with what is given for them. */
function setAll(name: string, double: Settable, settings: Record<string, unknown>): void {
  for (const [what, value] of Object.entries(settings)) {
    const member = double[what]
    if (typeof member === 'function') member.call(double, value)
    else if (what in double) Object.assign(double, { [what]: value })
    else throw new Error(`the double of ${name} has no "${what}" to set`)
  }
}
