import type { STTOptions } from '@livekit/agents-plugin-deepgram'
import type { DeepgramConfig } from '../../../config.ts'
import { fitKeyterms } from './keyterms.ts'
import { heardLanguage, takesKeyterms } from './languages.ts'

/**
 * The model that is asked for. The plugin (1.9.0) puts `nova-2-general` in the place of others where the language is
 * not English, and tells nobody: for `nova-3-general` that is wrong, and for nova-2's special ones it is said here.
 */
function modelOf(model: string, tag: string): string {
  if (model === 'nova-3-general') return 'nova-3'
  return /^nova-2-[a-z]+$/.test(model) && !/^en\b/i.test(tag) ? 'nova-2-general' : model
}

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
export function heardBy(
  config: Pick<DeepgramConfig, 'model' | 'language'>,
  tag: string,
  keyterms: readonly string[] = [],
): Heard {
  const model = modelOf(config.model, tag)
  return {
    model,
    ...heardLanguage({ ...config, model }, tag),
    keyterms: takesKeyterms(model) ? fitKeyterms(keyterms) : [],
  }
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
