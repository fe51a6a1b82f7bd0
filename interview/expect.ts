import { z } from 'zod'
import { faultOfText } from './shown-text.ts'

/** Of anything that the officer says or the script quotes. */
export const ASK_CHARACTERS = 2_000

/** A text of a script: what is spoken and shown is what stands there. */
export const shownText = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .superRefine((value, context) => {
      const fault = faultOfText(value, { lines: true })
      if (fault !== undefined) context.addIssue({ code: 'custom', message: fault })
    })
    .meta({ pattern: '\\S' })

export const Spoken = shownText(ASK_CHARACTERS)

const IsoDate = z.iso.date()

const ChoiceOptionObjectSchema = z.strictObject({ value: Spoken, also: z.array(Spoken).default([]) })
const ChoiceOptionSchema = z
  .union([Spoken.transform((value) => ({ value })), ChoiceOptionObjectSchema])
  .pipe(ChoiceOptionObjectSchema)

/** What a step takes as an answer, and what is due where the script says so. */
export const ExpectObjectSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text') }),
  z.strictObject({ kind: z.literal('affirmation'), due: z.enum(['yes', 'no']).optional() }),
  /** `to: "recording"`: the sound of the interview is kept once everybody has said yes to it. */
  z.strictObject({ kind: z.literal('consent'), to: z.literal('recording').optional() }),
  /** `due: "registered"` is the respondent's name as given when the session was created. */
  z.strictObject({ kind: z.literal('name'), due: z.union([z.literal('registered'), Spoken]).optional() }),
  z.strictObject({
    kind: z.literal('date'),
    due: IsoDate.optional(),
    earliest: IsoDate.optional(),
    latest: IsoDate.optional(),
  }),
  z.strictObject({
    kind: z.literal('number'),
    due: z.number().optional(),
    min: z.number().optional(),
    max: z.number().optional(),
  }),
  z.strictObject({
    kind: z.literal('choice'),
    options: z.array(ChoiceOptionSchema).min(2).max(50),
    due: Spoken.optional(),
  }),
  z.strictObject({ kind: z.literal('phrase'), phrase: Spoken }),
  /** `criterion` is the lawyer's own, given to the language model. */
  z.strictObject({ kind: z.literal('judged'), criterion: Spoken }),
])

export const ExpectSchema = z.union([
  z
    .enum(['text', 'affirmation', 'consent', 'name', 'date', 'number'])
    .transform((kind): z.output<typeof ExpectObjectSchema> => ({ kind })),
  ExpectObjectSchema,
])
export type Expect = z.output<typeof ExpectObjectSchema>
