import type { Outcome, Question, Verdict } from '../verdict/verdict.ts'
import type { JudgeAnswer } from './call.ts'
import type { Place } from './place.ts'

/** How a model read an answer, with what its reading can be checked against. */
export interface ModelReading {
  question: Question
  text: string
  answer: JudgeAnswer
  /** The words of the text, folded. */
  words: readonly string[]
  /** Where the words that the model quotes stand in them. */
  places: readonly Place[]
}

/** What is found of a model's reading. */
export type Finding =
  /** The value is what the answer says; the outcome follows from it. */
  | { outcome: Outcome; value?: Verdict['value'] }
  /** Something that can be checked speaks against it. */
  | { doubt: string }
  /** Not a value of this kind of step. */
  | undefined

export const rated = ({ outcome, value }: Verdict): Finding => ({ outcome, ...(value === undefined ? {} : { value }) })
