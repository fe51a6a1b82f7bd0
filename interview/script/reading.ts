import { z } from 'zod'

/** Why a line of a document, or a part of it, is in no step. */
export const LEFT_OUT_REASONS = [
  'title',
  'introduction',
  'heading',
  'page-number',
  'running-head',
  'rule',
  'blank',
  'contents',
  'note',
  'list',
  'stage-direction',
  'answer',
  'signature',
  'condition',
  'skip',
  'role',
  'remark',
  'hidden',
  'deleted',
  'comment',
] as const
export type LeftOutReason = (typeof LEFT_OUT_REASONS)[number]

/** What of a document is in no step: a line, or a part of one. */
export const LeftOutSchema = z
  .strictObject({
    /** Counted from 1; a text without form feeds is one page. */
    page: z.int().min(1),
    /** Of the script's text, counted from 1. */
    line: z.int().min(1),
    text: z.string(),
    why: z.enum(LEFT_OUT_REASONS),
  })
  .meta({ id: 'LeftOut' })
export type LeftOut = z.infer<typeof LeftOutSchema>

/** What a lawyer should look at before the interview. */
const WARNINGS = [
  'left-out-question',
  'several-questions',
  'asks-nothing',
  'unfinished',
  'long',
  'placeholder',
  'condition',
  'skip',
  'inferred-answer',
  'inferred-respondent',
  'stage-direction',
  'hidden-text',
  'tracked-change',
  'comment',
  'text-box',
  'language-uncertain',
] as const
export const WarningSchema = z
  .strictObject({
    code: z.enum(WARNINGS),
    /** The id of the step that it is about. */
    step: z.string().optional(),
    page: z.int().min(1).optional(),
    line: z.int().min(1).optional(),
    message: z.string(),
    /** The interview does not start before a person has decided, by an edit of the script. */
    undecided: z.literal(true).optional(),
  })
  .meta({ id: 'ScriptWarning' })
export type Warning = z.infer<typeof WarningSchema>

/** What a reading of a document says beside its steps. */
export const ReadingNotesSchema = z.strictObject({ leftOut: z.array(LeftOutSchema), warnings: z.array(WarningSchema) })
export type ReadingNotes = z.infer<typeof ReadingNotesSchema>

export const NO_NOTES: ReadingNotes = { leftOut: [], warnings: [] }
