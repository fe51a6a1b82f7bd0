import type { Pattern } from './pattern.ts'

/** What stands in and around dates. */
export interface DateWords {
  /** January to December: first the name that is customary, then other spellings; names of two words have an underscore. */
  months: readonly string[]
  /** Names of months that are numbers in this language, folded. */
  numbersNotMonths?: readonly string[]
  /** Before a date: "I was born", and the prepositions and the article behind it. */
  leadIns: Pattern
  prepositions: Pattern
  article?: Pattern
  /** Behind a date. */
  trail?: Pattern
  /** Between the parts of a date, folded. */
  links: readonly string[]
  /** Endings of a day in digits, folded: "1st". */
  dayEndings?: Pattern
  /** Words of birth, folded. */
  birth: Pattern
}

/** The spellings of one month, each as it is written. */
export const spellingsOf = (month: string): string[] => month.split(' ').map((name) => name.replaceAll('_', ' '))

/** The name of a month that is customary. */
export const monthName = (months: readonly string[], month: number): string | undefined =>
  months[month - 1]?.split(' ')[0]
