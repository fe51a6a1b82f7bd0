import canonicalize from 'canonicalize'
import { readScript, type Script, SCRIPT_LIMITS, type ScriptResult } from '../interview/script/script.ts'
import { withoutHidden } from '../interview/shown-text.ts'
import { scriptFromText } from '../interview/script/text.ts'
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

function accepted(format: UploadFormat, scriptContent: string, script: Script): ReadDocument {
  const bytes = Buffer.byteLength(canonicalize(script) ?? '')
  if (bytes <= SCRIPT_LIMITS.canonicalBytes) return { ok: true, format, scriptContent, script }
  const message = `the script takes ${Math.ceil(bytes / 1024)} KiB; at most ${SCRIPT_LIMITS.canonicalBytes / 1024} KiB are taken`
  return invalid({ ok: false, problems: [{ path: '', message }] })
}

function notJson(text: string): ReadDocument {
  const error = findJsonError(text)
  const where = error ? `line ${error.line}, column ${error.column} should have ${error.expected}` : 'it breaks off'
  return failure('malformed', `The file is not valid JSON: ${where}. Correct it there and upload it again.`)
}

/** Only a text that opens as JSON does is read as JSON: "[1] First question" is text. */
export const looksLikeJson = (text: string): boolean => /^\s*(?:\{|\[\s*(?:["{[\]]|$))/.test(text)

export function scriptOfJson(text: string): ReadDocument {
  try {
    const result = readScript(JSON.parse(text))
    return result.ok ? accepted('json', text, result.script) : invalid(result)
  } catch (error) {
    if (error instanceof SyntaxError) return notJson(text)
    throw error
  }
}

export function scriptOfText(format: UploadFormat, text: string, options: { language?: string }): ReadDocument {
  const shown = withoutHidden(text)
  const result = scriptFromText(shown, options)
  return result.ok ? accepted(format, shown, result.script) : invalid(result)
}
