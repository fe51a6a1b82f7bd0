import type { Pattern } from './pattern.ts'

/**
 * What a respondent may ask of the officer: whole utterances, in which a placeholder `{x|y|}` stands for one of its
 * alternatives.
 */
export interface RequestWords {
  repeat: readonly string[]
  moment: readonly string[]
  meaning: readonly string[]
  withdraw: readonly string[]
  /** No sound of them is to be kept. */
  stopRecording: readonly string[]
  /** In reply to the question whether they withdraw; a yes, a no or a "but" before it changes nothing. */
  recordingAlone: readonly string[]
  /** Ask for the question once more, when a question mark stands behind them. */
  repeatAsked?: Pattern
  /** Asks for the meaning of some words. */
  meaningOfWords?: Pattern
  /** Changes nothing in a request, at either end of it. */
  polite: readonly string[]
  /** A yes, a no and a "but". */
  replies: readonly string[]
  yes: Pattern
  correction: {
    /** The word by itself; an ordinary one opens a correction without a mark behind it only before `answerStarts`. */
    names: readonly string[]
    ordinaryNames: readonly string[]
    /** Politeness before it. */
    before: Pattern
    /** That an earlier answer is to be corrected, in a whole clause; the step may be named as `number`. */
    clauses: Pattern
    /** First words of an answer. */
    answerStarts: Pattern
  }
}
