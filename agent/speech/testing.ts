import type { AudioFrame } from '@livekit/rtc-node'
import { type ElevenLabsConfig, Secret } from '../../config.ts'
import type { ElevenLabsDouble } from '../../test/doubles/elevenlabs.ts'
import { ElevenLabsVoice } from './elevenlabs.ts'
import { EmbeddedEngine } from './embedded-voice.ts'
import type { Link } from './voices.ts'

export const VENDOR = { apiKey: 'a key', voiceId: 'EXAVITQu4vr4xnSDxMaL', model: 'eleven_flash_v2_5' }
/** Long enough for a machine that does much else. */
export const PATIENT_MS = 8_000

export const vendorConfig = ({ url }: ElevenLabsDouble, changes: Partial<ElevenLabsConfig> = {}): ElevenLabsConfig => ({
  ...VENDOR,
  apiKey: new Secret(VENDOR.apiKey),
  url,
  ...changes,
})

export const vendorVoice = (double: ElevenLabsDouble, changes: Partial<ElevenLabsConfig> = {}, language = 'en') =>
  new ElevenLabsVoice(vendorConfig(double, changes), language)

/** The engine of the embedded voice, once it is up. */
export async function startEngine(): Promise<EmbeddedEngine> {
  const engine = new EmbeddedEngine()
  await engine.voice('en', 160).speak('Ready.').settled
  return engine
}

/** The vendor's voice, and the embedded one behind it, which outlives it. */
export function chain(double: ElevenLabsDouble, engine: EmbeddedEngine, vendorMs: readonly number[]): Link[] {
  return [
    { voice: vendorVoice(double), firstFrameMs: vendorMs },
    { voice: { ...engine.voice('en', 160), close: () => undefined }, firstFrameMs: [PATIENT_MS] },
  ]
}

/** Root mean square of sound, of 32,767. */
export function loudnessOf(frames: readonly Pick<AudioFrame, 'data'>[]): number {
  let sum = 0
  let samples = 0
  for (const { data } of frames) {
    samples += data.length
    for (const sample of data) sum += sample * sample
  }
  return Math.sqrt(sum / Math.max(1, samples))
}
