import { z } from 'zod'

/** A respondent's role in one interview: `groom`, `bride`, `candidate`. Never a person's name. */
export const RespondentIdSchema = z
  .string()
  .regex(/^[a-z][a-z0-9_-]{0,31}$/, 'use a short lower-case role such as "groom"')
  // The officer's own words and sound carry that name.
  .refine((id) => id !== 'officer', "the officer is nobody's role; use another word")
export type RespondentId = z.infer<typeof RespondentIdSchema>
