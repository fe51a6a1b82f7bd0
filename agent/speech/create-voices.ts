import { setTimeout as delay } from 'node:timers/promises'
import type { Config } from '../../config.ts'
import type { ElevenLabsAccount } from './elevenlabs-account.ts'
import { ElevenLabsVoice, type VoiceOptions } from './elevenlabs.ts'
import type { EmbeddedEngine } from './embedded-voice.ts'
import { SpeechStore } from './speech-store.ts'
import type { Link } from './voices.ts'
import type { Limits } from './watch.ts'

/** Two attempts of the vendor take less than six seconds, also where each has to open a connection over a distance. */
const VENDOR: readonly Limits[] = [
  { openingMs: 2_300, firstFrameMs: 1_500 },
  { openingMs: 1_000, firstFrameMs: 1_000 },
]
const FALLBACK: readonly Limits[] = [{ openingMs: 2_000, firstFrameMs: 2_000 }]
const ALONE: readonly Limits[] = [{ openingMs: 4_500, firstFrameMs: 4_500 }]
/** For the choice of a voice, which began while the script was on its way. */
const CHOICE_MS = 1_000

export interface VoiceEvents extends Pick<VoiceOptions, 'use' | 'mayKeep'> {
  /** Told once, with the system's word for it, that speech cannot be kept on disk. */
  notKept?: (code: string) => void
}

/**
 * The voices for a script's language, best first. Resolves when the vendor's is chosen, or will not be soon.
 * @param account absent: the embedded voice speaks alone
 */
export async function createVoices(
  { voice, speechCache }: Pick<Config, 'voice' | 'speechCache'>,
  account: ElevenLabsAccount | undefined,
  language: string,
  engine: EmbeddedEngine,
  { use, mayKeep, notKept }: VoiceEvents = {},
): Promise<Link[]> {
  const embedded = engine.voice(language, voice.wordsPerMinute)
  if (!account) return [{ voice: embedded, limits: ALONE }]
  const store = speechCache && new SpeechStore(speechCache, notKept)
  const chosen = new ElevenLabsVoice(account, language, { use, store, mayKeep })
  const ready = chosen.ready()
  void ready.then(() => chosen.warm())
  await Promise.race([ready, delay(CHOICE_MS, undefined, { ref: false })])
  return [
    { voice: chosen, limits: VENDOR },
    { voice: embedded, limits: FALLBACK },
  ]
}
