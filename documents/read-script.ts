import canonicalize from 'canonicalize'
import { LANGUAGE_CODES, languageCodeOf } from '../interview/languages/language.ts'
import { readScript, type Script, SCRIPT_LIMITS, type ScriptResult } from '../interview/script/script.ts'
import { withoutHidden } from '../interview/shown-text.ts'
import { MOST_WARNINGS, scriptFromText } from '../interview/script/text.ts'
import { NO_NOTES, type ReadingNotes } from '../interview/script/reading.ts'
import { questionnaireOf } from '../interview/script/questionnaires.ts'
import { warningsOfLeftOut, warningsOfStep } from '../interview/script/step-warnings.ts'
import { findJsonError } from './json-error.ts'
import { failure, type ReadDocument, type UploadFormat } from './upload.ts'

/** A number of problems in words, with the first of them. */
function invalid(result: Extract<ScriptResult, { ok: false }>): ReadDocument {
  const { problems } = result
  const [first] = problems
  const where = first?.path ? ` at ${first.path}` : ''
  const count = problems.length === 1 ? 'one problem' : `${problems.length} problems`
  const detail = `The script has ${count}, the first${where}: ${first?.message}. Correct the file and upload it again.`
  return failure('invalid-script', detail, problems)
}

function accepted(format: UploadFormat, scriptContent: string, script: Script, notes: ReadingNotes): ReadDocument {
  const bytes = Buffer.byteLength(canonicalize(script) ?? '')
  if (bytes <= SCRIPT_LIMITS.canonicalBytes) return { ok: true, format, scriptContent, script, notes }
  const message = `the script takes ${Math.ceil(bytes / 1024)} KiB; at most ${SCRIPT_LIMITS.canonicalBytes / 1024} KiB are taken`
  return invalid({ ok: false, problems: [{ path: '', message }] })
}

function notJson(text: string): ReadDocument {
  const error = findJsonError(text)
  const where = error ? `line ${error.line}, column ${error.column} should have ${error.expected}` : 'it breaks off'
  return failure('malformed', `The file is not valid JSON: ${where}. Correct it there and upload it again.`)
}

/** The language that was given with an upload stands in the place of none. */
function withLanguage(input: unknown, language: string): unknown {
  if (Array.isArray(input)) return { language, steps: input }
  return typeof input === 'object' && input !== null ? { language, ...input } : input
}

/** Only a text that opens as JSON does is read as JSON: "[1] First question" is text. */
export const looksLikeJson = (text: string): boolean => /^\s*(?:\{|\[\s*(?:["{[\]]|$))/.test(text)

const unsupported = (language: string): ReadDocument =>
  failure(
    'unsupported-language',
    `The script says that its language is "${language.slice(0, 40)}". Interviews are held in ${LANGUAGE_CODES.join(', ')}. Translate the questions and correct the language.`,
  )

const saysLanguage = (input: unknown) => typeof input === 'object' && input !== null && 'language' in input

export function scriptOfJson(text: string, { language }: { language?: string }): ReadDocument {
  try {
    const input: unknown = JSON.parse(text)
    const foreign = questionnaireOf(input)
    const { leftOut: found = [], warnings: told = [], ...steps } = foreign ?? {}
    const leftOut = found.map((left) => ({ ...left, text: withoutHidden(left.text) }))
    const script = foreign ? steps : input
    const result = readScript(language === undefined ? script : withLanguage(script, language))
    if (!result.ok) return invalid(result)
    if (languageCodeOf(result.script.language) === undefined) return unsupported(result.script.language)
    const ofSteps = result.script.steps.flatMap((step) => warningsOfStep(step))
    const warnings = [...told, ...warningsOfLeftOut(leftOut), ...ofSteps]
    const read = accepted('json', text, result.script, { leftOut, warnings })
    return read.ok && saysLanguage(script) ? { ...read, saysLanguage: true } : read
  } catch (error) {
    if (error instanceof SyntaxError) return notJson(text)
    throw error
  }
}

interface TextOptions {
  language?: string
  respondents?: readonly string[]
}

/** @param found what the text does not have, as words that its author hid */
export function scriptOfText(
  format: UploadFormat,
  text: string,
  options: TextOptions,
  found: ReadingNotes = NO_NOTES,
): ReadDocument {
  const shown = withoutHidden(text)
  const result = scriptFromText(shown, options)
  if (!result.ok) return invalid(result)
  const { leftOut, warnings } = result.notes
  const notes = {
    leftOut: [...leftOut, ...found.leftOut].toSorted((one, other) => one.line - other.line),
    warnings: [...found.warnings.slice(0, MOST_WARNINGS), ...warnings],
  }
  return accepted(format, shown, result.script, notes)
}
