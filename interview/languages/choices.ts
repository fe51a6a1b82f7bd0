import type { Pattern } from './pattern.ts'

/** What stands before an option, folded. */
export interface ChoiceWords {
  /** "I choose". */
  leadIns: Pattern
  /** Articles and prepositions, each with its blank. */
  articles?: Pattern
  /** Articles and prepositions that are one word with the noun. */
  prefixes?: Pattern
  /** A wish, which answers only a question about wishes. */
  wish?: { leadIns: Pattern; asked: Pattern }
}
