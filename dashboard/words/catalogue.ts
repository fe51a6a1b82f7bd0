import { LANGUAGE_CODES, type LanguageCode, languageCodeOf } from '../../interview/languages/language.ts'
import { type Forms, formsOf } from './forms.ts'
import type { Words } from './words.ts'

/** A page's words in one language, as a person with this browser reads them. */
export interface Catalogue<W = Words, F = Forms> {
  code: LanguageCode
  words: W
  forms: F
}

export { LANGUAGE_CODES, type LanguageCode }

export const LANGUAGE_NAMES = {
  en: 'English',
  fr: 'Français',
  de: 'Deutsch',
  es: 'Español',
  ar: 'العربية',
} as const satisfies Record<LanguageCode, string>

export const directionOf = (code: LanguageCode): 'rtl' | 'ltr' => (code === 'ar' ? 'rtl' : 'ltr')

/** Each in a file of its own, of which a page fetches one. */
const LOADERS = {
  en: async () => (await import('./en/words.ts')).words,
  fr: async () => (await import('./fr/words.ts')).words,
  de: async () => (await import('./de/words.ts')).words,
  es: async () => (await import('./es/words.ts')).words,
  ar: async () => (await import('./ar/words.ts')).words,
} satisfies Record<LanguageCode, () => Promise<(forms: Forms) => Words>>

/** @param preferred BCP 47 tags, the best first, as `navigator.languages` */
export const languageFor = (preferred: readonly string[]): LanguageCode =>
  preferred.map(languageCodeOf).find((code) => code !== undefined) ?? 'en'

/** The browser's own tag of a language where it has one: its region decides about digits. */
export const localeFor = (code: LanguageCode, preferred: readonly string[]) =>
  preferred.find((tag) => languageCodeOf(tag) === code) ?? code

export async function loadCatalogue(code: LanguageCode, preferred: readonly string[]): Promise<Catalogue> {
  const forms = formsOf(localeFor(code, preferred))
  return { code, words: (await LOADERS[code]())(forms), forms }
}
