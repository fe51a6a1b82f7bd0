import type { ElevenLabsConfig } from '../../config.ts'
import { keepWordsOutOfFrameworkLog } from '../framework-log.ts'
import { hostOf, openAccount } from './elevenlabs-account.ts'
import { ElevenLabsVoice } from './elevenlabs.ts'
import { watch } from './watch.ts'

const LANGUAGE = 'en'
const LINE = 'Good day.'
/** More than an officer waits: whoever tries wants to know how slow it is. */
const FIRST_FRAME_MS = 10_000

export interface Trial {
  voiceId: string
  /** Where the account says it. */
  voiceName: string | undefined
  model: string
  /** Where it was spoken: another one for each of the vendor's regions. */
  host: string
  /** From the text to its first sound, choice of the voice and connection included. */
  firstFrameMs: number
  /** False where the vendor was asked not to and did not refuse. */
  keepsHistory: boolean
}

/**
 * Has ElevenLabs say one short line, as in an interview; some ten characters of the account's credit. For a
 * process of its own: the log of LiveKit's framework is silent from then on.
 * @throws SpeechFailed with a code that `adviceOn` knows
 */
export async function tryVoice(config: ElevenLabsConfig): Promise<Trial> {
  keepWordsOutOfFrameworkLog({ write: () => undefined })
  const account = openAccount(config, undefined, true)
  const voice = new ElevenLabsVoice(account, LANGUAGE)
  try {
    const startMs = performance.now()
    const speech = voice.speak(LINE)
    void watch(speech, { openingMs: FIRST_FRAME_MS, firstFrameMs: FIRST_FRAME_MS }, () => undefined)
    await speech.grown
    const firstFrameMs = performance.now() - startMs
    await speech.settled
    if (speech.failure) throw speech.failure
    const { voiceId, keepsHistory } = await account.select(LANGUAGE)
    const voiceName = await account.nameOf(voiceId)
    return { voiceId, voiceName, model: config.model, host: hostOf(config), firstFrameMs, keepsHistory }
  } finally {
    voice.close()
  }
}
