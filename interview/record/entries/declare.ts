import { z } from 'zod'

/** A commitment: SHA-256 in lower-case hexadecimal. */
export const Hash = z.string().regex(/^[0-9a-f]{64}$/)

/**
 * Declares one type of entry by its data and its commitments. The schemas give the form that every version has written;
 * limits of length and number belong to the messages that entries come from.
 */
export const entryType = <Type extends string, Data extends z.ZodType, Commitments extends z.ZodObject>(
  type: Type,
  data: Data,
  commitments: Commitments,
) => z.object({ type: z.literal(type), data, commitments })

/** The commitments of a type: each is absent when there is nothing to commit to. */
export const committing = <const Names extends readonly string[]>(...names: Names) =>
  z.object(Object.fromEntries(names.map((name) => [name, Hash.optional()])) as { [Name in Names[number]]: Optional })
type Optional = z.ZodOptional<typeof Hash>

/** Of a type that commits to nothing. */
export const NOTHING = z.object({})

export const Epoch = z.int().min(1)
/** Milliseconds on the clock of an agent. */
export const Ms = z.number().min(0)
export const Times = z.object({ start_ms: Ms, end_ms: Ms })
/** Which lease of an agent a message came from, and its number in it. */
export const MessageId = z.object({ epoch: Epoch, seq: z.int().min(0) })
export const Ask = z.object({ step: z.string(), respondent: z.string(), round: z.int() })
export const Channel = z.enum(['typed', 'voice'])

export const ModelUsed = z.object({ model: z.string(), served_model: z.string().optional(), prompt_sha256: z.string() })
