import type { Pattern } from './pattern.ts'

/** Roles that scripts call by a word of the language. */
export const WORDED_ROLES = ['groom', 'bride', 'candidate', 'witness', 'all'] as const
export type WordedRole = (typeof WORDED_ROLES)[number]

/** By which the parts of a written script are known. */
export interface DocumentWords {
  /** Before the number of a question: "Question", "No." */
  question: Pattern
  questionNumber: Pattern
  /** Numbers of questions in words, the first to the tenth. */
  ordinals: readonly Pattern[]
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
  /** Open a question: "what", "are you". */
  asking: Pattern
  /** Open a request, which asks without a question mark: "State". */
  requesting: Pattern
  /** Before a colon: what follows is for whoever conducts the interview. */
  note: Pattern
  /** Open the heading of such a part, and of a table of contents. */
  notes: Pattern
  contents: Pattern
  /** Stands where people sign. */
  signature: Pattern
  /** Before a colon: who asks, and who answers. */
  asker: Pattern
  answerer: Pattern
  /** What is done and not said, in brackets. */
  stage: Pattern
  yes: Pattern
  no: Pattern
  /** Open a condition; "go to question" before its number. */
  if: Pattern
  goTo: Pattern
  /** Before the name of a role in the heading of what is put to it: "To the", and the names. */
  to: Pattern
  roles: Record<WordedRole, Pattern>
}
