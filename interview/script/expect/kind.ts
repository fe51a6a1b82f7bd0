import type { z } from 'zod'
import type { Finding, ModelReading } from '../../judging/finding.ts'
import type { Keyterms } from '../../keyterms.ts'
import type { Question, Verdict } from '../../verdict/verdict.ts'

/** How an answer may be meant. */
export interface Proposal {
  /** What the officer asks about it, and the same without the value: a reply is judged by these words alone. */
  ask: { text: string; words: string }
  /** Stands once the respondent has said yes. */
  verdict: Verdict
}

/**
 * All that the product knows of one kind of `expect`. Nothing has a default: what a kind does not need, it says.
 * Methods take the `expect` of their own kind.
 */
export interface ExpectKind<Schema extends z.ZodType> {
  schema: Schema
  /** What the kind's bare name stands for in a script; undefined when it takes more than its name. */
  bare: z.output<Schema> | undefined
  annotation: {
    /** The words that make a bracket an annotation wherever it stands; undefined when they may belong to a question. */
    plain: RegExp | undefined
    /** What stands behind the kind's name in an annotation; undefined when it does not fit the kind. */
    read(rest: string): z.input<Schema> | undefined
  }
  /** Where its parts do not fit each other: a path into the `expect`, as in `/due`. */
  findFault(expect: z.output<Schema>): { path: string; message: string } | undefined

  /** Judges by clear rules alone; undefined when they cannot decide and a model has to. */
  judge(question: Question, expect: z.output<Schema>, text: string): Verdict | undefined
  /** Readings of an answer that is not clear, the likeliest first: one counts once the respondent has said yes to it. */
  proposals(question: Question, expect: z.output<Schema>, text: string): readonly Proposal[]
  /** A clear answer of this kind may have any length. */
  mayBeLong: boolean
  /** An accepted answer is in the script's own words: it stands even where these decline to answer. */
  mayDecline: boolean
  /** Takes an answer as given that the rules leave open and no model has checked; undefined when it may not be taken. */
  takeUnchecked(question: Question, text: string, why: string): Verdict | undefined
  /** The verdict on what is left open where there is no model. */
  undecided: Verdict

  /** How a model is told to write the value of such an answer; undefined when it has none. */
  normalForm: string | undefined
  /** What the answer says by the model's reading, as far as code can check it; what is due is decided here. */
  check(reading: ModelReading, expect: z.output<Schema>): Finding
  /** What a model is told of it, besides its kind, where respondents may hear of it: nothing that is due, no bounds. */
  withoutDue(expect: z.output<Schema>): { options?: string[] }
  /** The text has something that is due here and that a respondent could repeat, or a bound of it: it is never spoken. */
  saysDue(question: Question, expect: z.output<Schema>, text: string): boolean

  /** Says an accepted value, for a step that has it confirmed; undefined where answers are not read back. */
  readBack: ((value: NonNullable<Verdict['value']>, language: string) => string) | undefined
  /** Words that are likely in an answer and that a recogniser may not know. */
  keyterms(expect: z.output<Schema>): Keyterms
}
