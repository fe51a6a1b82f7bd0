import { setTimeout as delay } from 'node:timers/promises'
import type { Config } from '../../config.ts'
import type { ElevenLabsAccount } from './elevenlabs-account.ts'
import { ElevenLabsVoice, type UseEvents } from './elevenlabs.ts'
import type { EmbeddedEngine } from './embedded-voice.ts'
import type { Link } from './voices.ts'

/** Two attempts of the vendor and one of the embedded voice take less than five seconds. */
const VENDOR_MS = [1_500, 1_000]
const FALLBACK_MS = 2_000
const ALONE_MS = 4_500
/** For the choice of a voice, which began while the script was on its way. */
const CHOICE_MS = 1_000

/**
 * The voices for a script's language, best first. Resolves when the vendor's is chosen, or will not be soon.
 * @param account absent: the embedded voice speaks alone
 */
export async function createVoices(
  { voice }: Pick<Config, 'voice'>,
  account: ElevenLabsAccount | undefined,
  language: string,
  engine: EmbeddedEngine,
  use?: UseEvents,
): Promise<Link[]> {
  const embedded = engine.voice(language, voice.wordsPerMinute)
  if (!account) return [{ voice: embedded, firstFrameMs: [ALONE_MS] }]
  const chosen = new ElevenLabsVoice(account, language, use)
  await Promise.race([chosen.ready(), delay(CHOICE_MS, undefined, { ref: false })])
  return [
    { voice: chosen, firstFrameMs: VENDOR_MS },
    { voice: embedded, firstFrameMs: [FALLBACK_MS] },
  ]
}
