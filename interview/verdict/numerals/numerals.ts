import { dayFromWords, numberFromWords, yearFromWords } from '../number-words.ts'
import { arabic } from './arabic.ts'
import type { Numerals } from './compose.ts'
import { french } from './french.ts'
import { german } from './german.ts'
import { spanish } from './spanish.ts'

const english: Numerals = { number: numberFromWords, day: dayFromWords, year: yearFromWords }

const NUMERALS: Readonly<Record<string, Numerals>> = { ar: arabic, de: german, en: english, es: spanish, fr: french }

/** How numbers are said in a BCP 47 language, and in English, which is understood everywhere. */
export function numeralsOf(language: string): readonly Numerals[] {
  const own = NUMERALS[language.toLowerCase().split('-')[0] ?? '']
  return own && own !== english ? [own, english] : [english]
}
