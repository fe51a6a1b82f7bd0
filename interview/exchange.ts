import { z } from 'zod'
import { RespondentIdSchema } from './respondent.ts'

/** 256 random bits in hex; made by the agent or the API, never by the workflow. */
export const SaltSchema = z.string().regex(/^[0-9a-f]{64}$/)

/** Text as it can be hashed: a lone surrogate has no canonical form and becomes U+FFFD. */
export const text = (longest: number) =>
  z
    .string()
    .max(longest)
    .transform((value) => value.toWellFormed())

/** A value that the record commits to; `salt` hides it from guessing. */
export const committed = <T extends z.ZodType>(value: T) => z.object({ value, salt: SaltSchema })
export interface Committed<T = unknown> {
  value: T
  salt: string
}

/** One putting of one step to one respondent. `round` counts the puttings and never restarts. */
export const AskIdSchema = z.object({
  step: z.string().min(1).max(64),
  respondent: RespondentIdSchema,
  round: z.int().min(1),
})
export type AskId = z.infer<typeof AskIdSchema>

export const sameAsk = (a: AskId | undefined, b: AskId | undefined): boolean =>
  a !== undefined && b !== undefined && a.step === b.step && a.respondent === b.respondent && a.round === b.round

/** Milliseconds since this agent joined (monotonic). */
export const Ms = z.number().min(0)

/** The question as it was put. Times are milliseconds since this agent joined (monotonic). */
export const AskedSchema = z.object({
  text: committed(text(5_000)),
  startMs: Ms,
  endMs: Ms,
  /** Share of the question that was spoken, 0 to 1. */
  spoken: z.number().min(0).max(1),
  /** No voice could say the whole of it: it was put in writing. */
  captioned: z.literal(true).optional(),
})
export type Asked = z.infer<typeof AskedSchema>

/** An answer as heard, attributed by track or by the sender of the text. */
export const HeardSchema = z.object({
  id: z.string().min(1).max(100),
  respondent: RespondentIdSchema,
  text: committed(text(20_000)),
  channel: z.enum(['typed', 'voice']),
  /** Of what was typed: the browser made text of speech. */
  dictated: z.literal(true).optional(),
  startMs: Ms,
  endMs: Ms,
  confidence: z.number().min(0).max(1).optional(),
  /** Loudness of the words on the speaker's own microphone, in dB under full scale (at most 0). */
  levelDb: z.number().min(-120).max(0).optional(),
})
export type Heard = z.infer<typeof HeardSchema>

export const CommittedText = committed(text(300_000))
/** What a model was asked besides its system prompt. */
export const CommittedPrompt = committed(text(60_000))
