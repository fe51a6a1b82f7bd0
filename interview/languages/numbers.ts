import type { Pattern } from './pattern.ts'

/** What stands around numbers in answers, and what a question about numbers is known by. */
export interface NumberWords {
  /** The other mark, or a space, groups thousands. */
  decimalMark: '.' | ','
  /** Before a number: "I have". */
  leadIns: Pattern
  /** One's own age: how it is asked, folded, and what may then stand before it: "I am". */
  ownAge?: { asked: Pattern; leadIns: Pattern }
  /** In a question, folded: somebody's age is asked, or a count of years. */
  ageAsked?: Pattern
  yearsAsked: Pattern
  /** Behind an age, and behind a count of years. */
  age?: readonly string[]
  years: readonly string[]
  /** Folded, in a question: joins two things that are counted. */
  joints: Pattern
  /** May stand in a question and would change a number behind it. */
  reserved: readonly string[]
  /** Other lengths of time than years, folded. */
  otherTimes: Pattern
  /** Stand for a number that they do not name, folded. */
  none: Pattern
  one: Pattern
  two: Pattern
  dozen?: Pattern
  /** Say that a number is below zero, folded. */
  minus: readonly string[]
  /** Words that bring in an identifier, besides those of the question. */
  identifierLeads: readonly string[]
  /** How zero is said among digits, besides its name. */
  zero?: readonly string[]
  /** Before a digit: it is said so many times. */
  repeated: Readonly<Record<string, number>>
}
