import { type Catalogue, type LanguageCode, localeFor } from '../../words/catalogue.ts'
import { type Forms, formsOf } from './forms.ts'
import type { Words } from './words.ts'

/** Each in a file of its own, of which the page fetches one. */
const LOADERS = {
  en: async () => (await import('./en/words.ts')).words,
  fr: async () => (await import('./fr/words.ts')).words,
  de: async () => (await import('./de/words.ts')).words,
  es: async () => (await import('./es/words.ts')).words,
  ar: async () => (await import('./ar/words.ts')).words,
} satisfies Record<LanguageCode, () => Promise<(forms: Forms) => Words>>

/** The words of the staff's page in one language. */
export async function loadStaffCatalogue(
  code: LanguageCode,
  preferred: readonly string[],
): Promise<Catalogue<Words, Forms>> {
  const forms = formsOf(localeFor(code, preferred))
  return { code, words: (await LOADERS[code]())(forms), forms }
}
