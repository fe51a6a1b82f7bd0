import type { Pattern } from './pattern.ts'

/** What stands around names, and what is no name. */
export interface NameWords {
  /** Greetings and hesitations before a name. */
  openers: Pattern
  /** "My name is", and "is my name" behind one. */
  leadIns: Pattern
  called?: Pattern
  /** Opens a name as well as anything else that somebody is: "I am". */
  beings: Pattern
  /** Politeness behind a name. */
  trail: Pattern
  titles: Pattern
  /** Stands between a name and its letters. */
  spelled: Pattern
  /** Stands between a letter and a word that has it: "as in". */
  asIn: Pattern
  /** Parts of names that are written in lower case. */
  particles?: readonly string[]
  /** Words of sentences, greetings and what people are instead of what they are called. */
  sentenceWords: readonly string[]
  /** Capitals begin every noun, so that they make no name of it. */
  hasCapitalNouns?: true
}
