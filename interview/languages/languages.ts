import { arabic } from './ar/arabic.ts'
import { german } from './de/german.ts'
import { english } from './en/english.ts'
import { spanish } from './es/spanish.ts'
import { french } from './fr/french.ts'
import type { Language, LanguageCode } from './language.ts'

/** The languages, whole. Who needs no more than conversations or documents imports those tables, which load faster. */
export const LANGUAGES = {
  en: english,
  fr: french,
  de: german,
  es: spanish,
  ar: arabic,
} satisfies Record<LanguageCode, Language>
