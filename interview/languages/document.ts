import type { Pattern } from './pattern.ts'

/** By which the parts of a written script are known. */
export interface DocumentWords {
  /** Before the number of a question: "Question", "No." */
  question: Pattern
  questionNumber: Pattern
  /** Before the number of an article, in the case in which it is written. */
  article: Pattern
  /** Before the number of a page, and between it and their count. */
  page: Pattern
  of: Pattern
  /** Open a numbered heading. */
  section: Pattern
  /** The head of a table of questions. */
  columns: { runningNumber?: Pattern; number: Pattern; question: Pattern; answer: Pattern }
  /** Names of styles of a word processor that mark a heading. */
  headingStyles?: Pattern
}
