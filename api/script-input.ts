import { Buffer } from 'node:buffer'
import type { StoredScript } from '../db/scripts.ts'
import { canonical } from '../interview/record/hash.ts'
import type { ReadDocument } from '../documents/reader.ts'
import { LANGUAGE_CODES, languageCodeOf } from '../interview/languages/language.ts'
import { findUnfit } from '../interview/script/length.ts'
import type { ReadingNotes } from '../interview/script/reading.ts'
import { warningsOfStep } from '../interview/script/step-warnings.ts'
import { readScript, SCRIPT_LIMITS, type Script, type ScriptResult } from '../interview/script/script.ts'
import { withoutHidden } from '../interview/shown-text.ts'
import { type FieldError, refusalProblem } from './problems.ts'

/** What a lawyer sends to correct a script: the text, read again, or the steps as they should be. */
export type ScriptEdit =
  | { script_content: string; language?: unknown }
  | ({ steps: unknown[] } & Partial<Record<string, unknown>>)

/** Steps replace steps; title, language, opening and the rest stay as they are unless they are given. */
function readSteps(edit: Partial<Record<string, unknown>>, current: Script | undefined): ScriptResult {
  const { steps: _, ...kept } = current ?? { steps: [] }
  return readScript({ ...kept, ...edit })
}

const refused = (errors: FieldError[]) => {
  const [first] = errors
  const detail = first
    ? `The script cannot be used: ${first.path === '' ? 'it' : first.path} ${first.message}.`
    : 'The script cannot be used.'
  return refusalProblem('invalid-script', detail, errors)
}

/** @throws Problem 422 `invalid-script` for what is no language of the officer */
function languageOfEdit({ language }: { language?: unknown }): string | undefined {
  if (language === undefined) return undefined
  if (typeof language === 'string' && languageCodeOf(language)) return language
  throw refused([{ path: '/language', message: `is none of ${LANGUAGE_CODES.join(', ')}` }])
}

interface EditOf {
  current: StoredScript | undefined
  /** Roles of the session. */
  respondents: readonly string[]
  /** Reads a text as if it were uploaded, and where uploads are read. */
  readText: (text: string, language: string | undefined) => Promise<ReadDocument>
}

/** What was left out stays left out; of the steps only what they say now is warned of, and a person has decided. */
const notesOfSteps = (script: Script, before: ReadingNotes | null | undefined): ReadingNotes => ({
  leftOut: before?.leftOut ?? [],
  warnings: [
    ...(before?.warnings ?? []).filter(({ step, undecided }) => step === undefined && undecided === undefined),
    ...script.steps.flatMap((step) => warningsOfStep(step)),
  ],
})

interface ReadEdit {
  script: Script
  notes: ReadingNotes
}

/** @throws Problem 422 `invalid-script`, or 409 `busy` */
async function scriptOf(edit: ScriptEdit, { current, readText }: EditOf): Promise<ReadEdit> {
  if ('steps' in edit) {
    const result = readSteps(edit, current?.script)
    if (!result.ok) throw refused(result.problems)
    return { script: result.script, notes: notesOfSteps(result.script, current?.notes) }
  }
  const read = await readText(edit.script_content as string, languageOfEdit(edit) ?? current?.script.language)
  if (read.ok) return { script: read.script, notes: read.notes }
  if (read.code === 'busy') throw refusalProblem('busy', read.detail)
  if (read.problems) throw refused(read.problems)
  throw refusalProblem('invalid-script', read.detail, [{ path: '', message: 'is not a script' }])
}

/**
 * Reads an edit and checks it against the session.
 * @throws Problem 422 `invalid-script` that lists what is wrong and where, or 409 `busy`
 */
export async function readEdit(edit: ScriptEdit, of: EditOf): Promise<ReadEdit & { scriptContent: string }> {
  const { script, notes } = await scriptOf(edit, of)
  const unfit = findUnfit(script, of.respondents)
  if (unfit.length > 0) throw refused(unfit)
  const size = Buffer.byteLength(canonical(script))
  if (size > SCRIPT_LIMITS.canonicalBytes) {
    throw refused([{ path: '', message: `has ${size} bytes; at most ${SCRIPT_LIMITS.canonicalBytes} are possible` }])
  }
  const scriptContent =
    'steps' in edit ? (of.current?.scriptContent ?? '') : withoutHidden(edit.script_content as string)
  return { script, scriptContent, notes }
}
