import { eld } from 'eld/extrasmall'
import { LANGUAGE_CODES, type LanguageCode, languageCodeOf } from '../interview/languages/language.ts'

type Told = { language: LanguageCode; isUncertain?: true } | { unsupported: string }

/** Letters from which an unsupported language is told without doubt. */
const ENOUGH_LETTERS = 80
const ENOUGH_TEXT = 4_000
/** By how much another language has to be likelier than each of ours. */
const LEAD = 0.1

/** In English. */
export const nameOf = (code: string) => new Intl.DisplayNames('en', { type: 'language' }).of(code) ?? code

const OURS = new Intl.ListFormat('en').format(LANGUAGE_CODES.map(nameOf))

/** The language of a text, told by its words. */
export function languageOf(text: string): Told {
  const words = text.slice(0, ENOUGH_TEXT).replace(/[^\p{L}\p{M}'’?¿]+/gu, ' ')
  const found = eld.detect(words)
  const ours = languageCodeOf(found.language)
  if (!found.isReliable()) return { language: 'en', isUncertain: true }
  if (ours) return { language: ours }
  const scores = found.getScores()
  const best = LANGUAGE_CODES.toSorted((one, other) => (scores[other] ?? 0) - (scores[one] ?? 0))[0] ?? 'en'
  const isSure = words.length >= ENOUGH_LETTERS && (scores[found.language] ?? 0) - (scores[best] ?? 0) >= LEAD
  if (!isSure) return { language: (scores[best] ?? 0) > 0 ? best : 'en', isUncertain: true }
  return {
    unsupported: `The questions seem to be in ${nameOf(found.language)}. Interviews are held in ${OURS}. Translate the questions, or say the language with the upload if this is wrong.`,
  }
}
