import { z } from 'zod'
import { faultOfText } from '../shown-text.ts'

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
