import type { AnswerWords } from './answers.ts'
import type { Captions } from './captions.ts'
import type { ChoiceWords } from './choices.ts'
import type { DateWords } from './dates.ts'
import type { DocumentWords } from './document.ts'
import type { InjectionWords } from './injection.ts'
import type { NameWords } from './names.ts'
import type { NeedWords } from './needs.ts'
import type { NumberWords } from './numbers.ts'
import type { Numerals } from './numerals.ts'
import type { OfficerPhrases } from './officer.ts'
import type { RequestWords } from './requests.ts'
import type { Speech } from '../spoken/speech.ts'

/**
 * The languages of the product, as primary subtags (BCP 47), each a folder. Where the patterns of all of them are
 * tried at once it is in this order: the German "es ist" before the Spanish "es".
 */
export const LANGUAGE_CODES = ['en', 'fr', 'de', 'es', 'ar'] as const
export type LanguageCode = (typeof LANGUAGE_CODES)[number]

/** What an interview needs of a language to be conducted and judged: what the officer says, and how answers are understood. */
export interface Conversation {
  officer: OfficerPhrases
  requests: RequestWords
  /** Yes, no, and all that stands around an answer. */
  answers: AnswerWords
  /** Numbers in words. */
  numerals: Numerals
  numbers: NumberWords
  dates: DateWords
  names: NameWords
  needs: NeedWords
  choices: ChoiceWords
  injection: InjectionWords
}

/** All that a language needs. */
export interface Language {
  /** How written scripts are divided. */
  document: DocumentWords
  conversation: Conversation
  /** How what is written is said aloud. */
  speech: Speech
  /** Other ways to write numbers, by the tags of regions; the first that fits counts. */
  regions?: readonly { tag: RegExp; speech: Speech }[]
  /** How what is said is written in captions. */
  captions: Captions
}

/** The language of a BCP 47 tag, undefined for one that is not known here. */
export function languageCodeOf(tag: string): LanguageCode | undefined {
  const primary = tag.toLowerCase().split('-')[0]
  return LANGUAGE_CODES.find((code) => code === primary)
}

/** A value for each language. */
export const byLanguage = <Value>(of: (code: LanguageCode) => Value): Readonly<Record<LanguageCode, Value>> =>
  Object.fromEntries(LANGUAGE_CODES.map((code) => [code, of(code)])) as Record<LanguageCode, Value>
