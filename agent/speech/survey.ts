import { adviceOn } from './elevenlabs-advice.ts'
import type { ElevenLabsAccount, Selection } from './elevenlabs-account.ts'
import { ElevenLabsLine } from './elevenlabs-line.ts'
import { SpeechFailed } from './speech.ts'

/** What can be wrong with a selection, one after the other: its voice, and the account's history. */
const MOST_TRIES = 3

export interface Survey {
  /** Nothing was in the way; else another survey may find more. */
  isWhole: boolean
  /** By language. */
  voices: Record<string, { id: string; name?: string }>
  /** Sentences for whoever runs the product. */
  notices: string[]
}

/**
 * Chooses the account's voices, and finds out what the vendor keeps, by connections on which nothing is said: that
 * costs nothing. Never throws; what does not work is in the notices.
 */
export async function surveyVoices(account: ElevenLabsAccount, languages: readonly string[]): Promise<Survey> {
  const survey: Survey = { isWhole: false, voices: {}, notices: [] }
  try {
    await account.forgetHistory()
    for (const language of languages) await account.refresh(language)
    const [language] = languages
    if (language !== undefined) survey.notices.push(noticeOf(account, await probe(account, language)))
    for (const spoken of languages) {
      const { voiceId } = await account.select(spoken)
      const name = await account.nameOf(voiceId)
      survey.voices[spoken] = { id: voiceId, ...(name === undefined ? {} : { name }) }
    }
    survey.isWhole = true
  } catch (error) {
    const code = error instanceof SpeechFailed ? error.code : 'vendor-error'
    survey.notices.push(`ElevenLabs does not speak, the embedded voice does (${code}). ${adviceOn(code)}`)
  }
  return survey
}

/**
 * Whether the vendor keeps what is spoken.
 * @throws SpeechFailed when it does not take the connection
 */
async function probe(account: ElevenLabsAccount, language: string): Promise<boolean> {
  for (let tries = 1; ; tries++) {
    const selection = await account.select(language)
    const probeWith = (chosen: Selection) => new ElevenLabsLine(account.config, chosen, language).probe()
    const code = await probeWith(selection)
    if (code === undefined && selection.keepsHistory && account.isHistoryInDoubt) {
      // What passed by itself was no refusal to do without history.
      const isRefused = (await probeWith({ ...selection, keepsHistory: false })) !== undefined
      await account.settleHistory(isRefused)
      return isRefused
    }
    if (code === undefined) return selection.keepsHistory
    const isBetter = await account.amend(selection, code)
    if (!isBetter || tries === MOST_TRIES) throw new SpeechFailed(code)
  }
}

/** The vendor does not say whether it obeys: it has been seen to take the wish of accounts that have no right to it. */
function noticeOf({ config }: ElevenLabsAccount, keepsHistory: boolean): string {
  if (!keepsHistory) {
    return 'ElevenLabs was asked not to keep what is spoken, and did not refuse; it promises that to accounts with zero retention alone.'
  }
  return config.logging === 'true'
    ? 'ElevenLabs keeps what is spoken: ELEVENLABS_LOGGING=true.'
    : 'ElevenLabs keeps what is spoken: this account may not switch its history off.'
}
