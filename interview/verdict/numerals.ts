import { CONVERSATIONS } from '../languages/conversations.ts'
import { languageCodeOf } from '../languages/language.ts'
import type { Numerals } from '../languages/numerals.ts'

/** How numbers are said in a BCP 47 language, and in English, which is understood everywhere. */
export function numeralsOf(language: string): readonly Numerals[] {
  const english = CONVERSATIONS.en.numerals
  const own = CONVERSATIONS[languageCodeOf(language) ?? 'en'].numerals
  return own === english ? [english] : [own, english]
}
