import { z } from 'zod'
import type { Step } from '../script/script.ts'

/** What became of one answer. `no-answer` is silence past its time, `declined` a refusal to answer. */
const OUTCOMES = ['accepted', 'contrary', 'unclear', 'declined', 'off-topic', 'wrong-respondent', 'no-answer'] as const
export const OutcomeSchema = z.enum(OUTCOMES)
export type Outcome = z.infer<typeof OutcomeSchema>

/** Text as it can be hashed. */
const Text = (longest: number) =>
  z
    .string()
    .max(longest)
    .transform((text) => text.toWellFormed())

/** The model that was asked for, and the hash of what it was given; vendors have others answer in a model's place. */
const ModelUsedSchema = z.object({
  model: z.string(),
  /** The model that answered, by its own word; absent when it said none, and in records of before that was asked. */
  served_model: z.string().optional(),
  prompt_sha256: z.string(),
})
export type ModelUsed = z.infer<typeof ModelUsedSchema>

export const VerdictSchema = z.object({
  outcome: OutcomeSchema,
  /** The normalised answer; present when accepted, and when contrary and it could be read. */
  value: z.union([z.string().transform((text) => text.toWellFormed()), z.number(), z.boolean()]).optional(),
  /** For people; may quote the answer, so it is committed to and never stands in clear. */
  reason: Text(1_000),
  /** The words of the answer that the verdict rests on, as the model quotes them. */
  quote: Text(1_000).optional(),
  /** What the model was asked besides its system prompt; `prompt_sha256` covers both. */
  prompt: Text(60_000).optional(),
  judge: z.discriminatedUnion('by', [
    z.object({
      by: z.literal('rule'),
      rule: z.string(),
      /** The model that had judged the same words, where the rule stands in its place. */
      instead_of: ModelUsedSchema.optional(),
    }),
    ModelUsedSchema.extend({ by: z.literal('model') }),
  ]),
})
export type Verdict = z.infer<typeof VerdictSchema>

/** What a model was asked about an answer: the prompt besides its system prompt, and the hash of both. */
export interface ModelCall extends ModelUsed {
  prompt: string
}

/** A call without its words. */
export const usedBy = ({ model, served_model, prompt_sha256 }: ModelUsed): ModelUsed => ({
  model,
  ...(served_model === undefined ? {} : { served_model }),
  prompt_sha256,
})

/** What the model was asked whose verdict this is; undefined for that of a rule. */
export function modelCallOf({ judge, prompt }: Verdict): ModelCall | undefined {
  return judge.by === 'model' && prompt !== undefined ? { ...usedBy(judge), prompt } : undefined
}

/** One step as put to one respondent. */
export interface Question {
  step: Step
  respondent: { id: string; name?: string }
  /** BCP 47 language of the script. */
  language: string
}
