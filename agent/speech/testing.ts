import type { AudioFrame } from '@livekit/rtc-node'
import { afterAll, beforeAll, beforeEach, expect } from 'vitest'
import { type ElevenLabsConfig, Secret } from '../../config.ts'
import { type ElevenLabsDouble, startElevenLabsDouble } from '../../test/doubles/elevenlabs.ts'
import { keepWordsOutOfFrameworkLog } from '../framework-log.ts'
import { openAccount } from './elevenlabs-account.ts'
import { ElevenLabsVoice, type VoiceOptions } from './elevenlabs.ts'
import { EmbeddedEngine } from './embedded-voice.ts'
import type { Link } from './voices.ts'
import type { Limits } from './watch.ts'

export const VENDOR = {
  apiKey: 'a key',
  voiceId: 'EXAVITQu4vr4xnSDxMaL',
  model: 'eleven_flash_v2_5',
  logging: 'auto',
} as const
/** Long enough for a machine that does much else. */
export const PATIENT_MS = 8_000

export const limitsOf = (ms: number): Limits => ({ openingMs: ms, firstFrameMs: ms })

export const vendorConfig = ({ url }: ElevenLabsDouble, changes: Partial<ElevenLabsConfig> = {}): ElevenLabsConfig => ({
  ...VENDOR,
  apiKey: new Secret(VENDOR.apiKey),
  url,
  ...changes,
})

export const vendorAccount = (double: ElevenLabsDouble, changes: Partial<ElevenLabsConfig> = {}) =>
  openAccount(vendorConfig(double, changes), undefined)

export const vendorVoice = (
  double: ElevenLabsDouble,
  changes: Partial<ElevenLabsConfig> = {},
  language = 'en',
  options: VoiceOptions = {},
) => new ElevenLabsVoice(vendorAccount(double, changes), language, options)

/** The vendor's double for the tests of a file; nothing was asked of it before each of them. */
export function useVendor(): () => ElevenLabsDouble {
  let double: ElevenLabsDouble | undefined
  const started = () => {
    if (!double) throw new Error('the double has not been started')
    return double
  }
  beforeAll(async () => {
    double = await startElevenLabsDouble(VENDOR)
  })
  beforeEach(async () => {
    await expect.poll(() => started().connections).toBe(0)
    keepWordsOutOfFrameworkLog({ write: () => undefined })
    started().reset()
  })
  afterAll(() => double?.close())
  return started
}

/** The engine of the embedded voice for the tests of a file, which begin once it is up. */
export function useEngine(): EmbeddedEngine {
  const engine = new EmbeddedEngine()
  beforeAll(async () => {
    await engine.voice('en', 160).speak('Ready.').settled
  })
  afterAll(() => engine.voice('en', 160).close())
  return engine
}

/** The vendor's voice, and the embedded one behind it, which outlives it. */
export function chain(double: ElevenLabsDouble, engine: EmbeddedEngine, vendorMs: readonly number[]): Link[] {
  return [
    { voice: vendorVoice(double), limits: vendorMs.map(limitsOf) },
    { voice: { ...engine.voice('en', 160), close: () => undefined }, limits: [limitsOf(PATIENT_MS)] },
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
