import { Buffer } from 'node:buffer'
import type { StoredScript } from '../db/scripts.ts'
import { canonical } from '../interview/record/hash.ts'
import type { ReadDocument } from '../documents/reader.ts'
import { LANGUAGE_CODES, languageCodeOf } from '../interview/languages/language.ts'
import { findUnfit } from '../interview/script/length.ts'
import { asks, sentencesOf } from '../interview/script/asking.ts'
import { localised } from '../interview/script/localise.ts'
import { markersOf } from '../interview/script/markers.ts'
import type { LeftOut, ReadingNotes, Warning } from '../interview/script/reading.ts'
import { warningsOfStep } from '../interview/script/step-warnings.ts'
import { readScript, SCRIPT_LIMITS, type Script, type ScriptResult } from '../interview/script/script.ts'
import { withoutHidden } from '../interview/shown-text.ts'
import { type FieldError, refusalProblem } from './problems.ts'

/** What a lawyer sends to correct a script: the text, read again, or the steps as they should be. */
export type ScriptEdit =
  | { script_content: string; language?: unknown }
  | ({ steps: unknown[] } & Partial<Record<string, unknown>>)

/**
 * Steps replace steps; title, language, opening and the rest stay as they are unless they are given. In another
 * language the officer's own words are those of that language.
 */
function readSteps(edit: Partial<Record<string, unknown>>, current: Script | undefined): ScriptResult {
  const { steps: _, ...kept } = current ?? { steps: [] }
  const result = readScript({ ...kept, ...edit })
  if (!result.ok || !current || result.script.language === current.language) return result
  return { ...result, script: localised({ ...result.script, language: current.language }, result.script.language) }
}

const refused = (errors: FieldError[]) => {
  const [first] = errors
  const detail = first
    ? `The script cannot be used: ${first.path === '' ? 'it' : first.path} ${first.message}.`
    : 'The script cannot be used.'
  return refusalProblem('invalid-script', detail, errors)
}

/** @throws Problem 422 `invalid-script` for what is no language of the officer */
function languageOfEdit(language: unknown): string | undefined {
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

/** Found anew in the words of the steps. */
const BY_WORDS: readonly Warning['code'][] = ['placeholder', 'several-questions', 'long']

const plain = (text: string) => text.replace(/\s+/g, ' ').trim().toLowerCase()

/** Whether a step, or a sentence of one, asks what was left out. */
function isAsked({ text }: LeftOut, asked: ReadonlySet<string>): boolean {
  const words = markersOf(text)[0]?.text ?? text
  return asks(words) && asked.has(plain(words))
}

/**
 * What was left out stays left out, unless a step asks it now; a step that stays as it was keeps its warnings, and of
 * changes a person has decided.
 */
function notesOfSteps(script: Script, current: StoredScript | undefined): ReadingNotes {
  const { leftOut: before = [], warnings = [] } = current?.notes ?? {}
  const asked = new Set(script.steps.flatMap(({ ask }) => [ask, ...sentencesOf(ask)]).map(plain))
  const leftOut = before.filter((left) => !isAsked(left, asked))
  const stepsBefore = new Map(current?.script.steps.map((step) => [step.id, canonical(step)]))
  const same = new Set(script.steps.filter((step) => stepsBefore.get(step.id) === canonical(step)).map(({ id }) => id))
  const stands = ({ code, step, line, undecided }: Warning) => {
    if (undecided !== undefined) return false
    if (code === 'left-out-question') return leftOut.some((left) => left.line === line)
    return step === undefined || (same.has(step) && !BY_WORDS.includes(code))
  }
  return { leftOut, warnings: [...warnings.filter(stands), ...script.steps.flatMap((step) => warningsOfStep(step))] }
}

interface ReadEdit {
  script: Script
  notes: ReadingNotes
}

/** @throws Problem 422 `invalid-script`, or 409 `busy` */
async function scriptOf(edit: ScriptEdit, { current, readText }: EditOf): Promise<ReadEdit> {
  if ('steps' in edit) {
    languageOfEdit(edit['language'])
    const result = readSteps(edit, current?.script)
    if (!result.ok) throw refused(result.problems)
    return { script: result.script, notes: notesOfSteps(result.script, current) }
  }
  const read = await readText(edit.script_content as string, languageOfEdit(edit.language) ?? current?.script.language)
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
