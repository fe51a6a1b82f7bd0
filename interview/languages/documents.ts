import { document as arabic } from './ar/document.ts'
import { document as german } from './de/document.ts'
import { document as english } from './en/document.ts'
import { document as spanish } from './es/document.ts'
import { document as french } from './fr/document.ts'
import type { DocumentWords } from './document.ts'
import { LANGUAGE_CODES, type LanguageCode } from './language.ts'
import { type Pattern, either } from './pattern.ts'

/** How written scripts are divided, by language. */
export const DOCUMENTS = {
  en: english,
  fr: french,
  de: german,
  es: spanish,
  ar: arabic,
} satisfies Record<LanguageCode, DocumentWords>

/** The patterns of every language as one, and of languages that have no folder: a script may be in any. */
export const anyOf = (part: (words: DocumentWords) => Pattern | undefined, ...others: Pattern[]): Pattern =>
  either([...LANGUAGE_CODES.map((code) => part(DOCUMENTS[code])), ...others])
