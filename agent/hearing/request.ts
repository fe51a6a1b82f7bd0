import type { STTOptions } from '@livekit/agents-plugin-deepgram'
import type { DeepgramConfig } from '../../config.ts'
import { fitKeyterms } from './keyterms.ts'
import { heardLanguage, takesKeyterms } from './languages.ts'

/** The vendor's former name, for which the plugin (1.9.0) takes an older model where the language is not English. */
const NOVA_3_GENERAL = 'nova-3-general'

/** What of a request depends on settings and script. */
export interface Heard {
  model: string
  /** A tag that the model serves, or `multi`. */
  language: string
  /** Several languages at once were asked for, and the script's is not among them. */
  lacksMulti: boolean
  keyterms: string[]
}

/** @param tag of the script @param keyterms the most important first */
export function heardBy(config: Pick<DeepgramConfig, 'model' | 'language'>, tag: string, keyterms: readonly string[]) {
  const model = config.model === NOVA_3_GENERAL ? 'nova-3' : config.model
  const heard: Heard = {
    model,
    ...heardLanguage({ ...config, model }, tag),
    keyterms: takesKeyterms(model) ? fitKeyterms(keyterms) : [],
  }
  return heard
}

/** What the vendor is asked for; whatever matters is said, also where the plugin's default is the same. */
export const optionsOf = ({ model, language, keyterms }: Heard): Partial<STTOptions> => ({
  model,
  language,
  keyterm: keyterms,
  interimResults: true,
  // Captions read well by it, and it changes no word.
  punctuate: true,
  // These write "05/03/1990" and "$25,000" for what was said: an answer would be judged by what nobody said.
  smartFormat: false,
  numerals: false,
  // Words wait for nothing. What it would hurry is formatting, and that is off.
  noDelay: true,
  // Else the vendor keeps the sound to improve its models.
  mipOptOut: true,
})
