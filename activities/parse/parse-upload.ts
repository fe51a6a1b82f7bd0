import canonicalize from 'canonicalize'
import { readScript, type Script, SCRIPT_LIMITS, type ScriptResult } from '../../interview/script.ts'
import { scriptFromText } from '../../interview/script-text.ts'
import { findJsonError } from './json-error.ts'
import { readDocument } from './document.ts'
import { sniff } from './sniff.ts'
import {
  DOCUMENT_NAMES,
  failure,
  type ParsedUpload,
  type ParseLimits,
  UPLOAD_LIMITS,
  type UploadFormat,
} from './upload.ts'

export type { ParsedUpload, ParseLimits } from './upload.ts'

/** A number of problems in words, with the first of them. */
function invalid(result: Extract<ScriptResult, { ok: false }>): ParsedUpload {
  const { problems } = result
  const [first] = problems
  const where = first?.path ? ` at ${first.path}` : ''
  const count = problems.length === 1 ? 'one problem' : `${problems.length} problems`
  const detail = `The script has ${count}, the first${where}: ${first?.message}. Correct the file and upload it again.`
  return failure('invalid-script', detail, problems)
}

function accepted(format: UploadFormat, text: string, script: Script): ParsedUpload {
  const bytes = Buffer.byteLength(canonicalize(script) ?? '')
  if (bytes <= SCRIPT_LIMITS.canonicalBytes) return { ok: true, format, text, script }
  const message = `the script takes ${Math.ceil(bytes / 1024)} KiB; at most ${SCRIPT_LIMITS.canonicalBytes / 1024} KiB are taken`
  return invalid({ ok: false, problems: [{ path: '', message }] })
}

/** Only a text that opens as JSON does is read as JSON: "[1] First question" is text. */
const looksLikeJson = (text: string) => /^\s*(?:\{|\[\s*(?:["{[\]]|$))/.test(text)

function notJson(text: string): ParsedUpload {
  const error = findJsonError(text)
  const where = error ? `line ${error.line}, column ${error.column} should have ${error.expected}` : 'it breaks off'
  return failure('malformed', `The file is not valid JSON: ${where}. Correct it there and upload it again.`)
}

function parseJson(text: string): ParsedUpload {
  try {
    const result = readScript(JSON.parse(text))
    return result.ok ? accepted('json', text, result.script) : invalid(result)
  } catch (error) {
    if (error instanceof SyntaxError) return notJson(text)
    throw error
  }
}

function parseText(format: UploadFormat, text: string): ParsedUpload {
  const result = scriptFromText(text)
  return result.ok ? accepted(format, text, result.script) : invalid(result)
}

/**
 * Reads the script in an uploaded file, told by its content and never by its name.
 * A file that cannot be taken is an answer, not an error: nothing is thrown for what a file holds.
 */
export async function parseUpload(
  file: { bytes: Uint8Array; name: string },
  limits: ParseLimits,
): Promise<ParsedUpload> {
  const { bytes } = file
  if (bytes.length === 0)
    return failure('empty', 'The file is empty. Choose the file with the script and upload it again.')
  if (bytes.length > UPLOAD_LIMITS.bytes) {
    return failure(
      'too-large',
      `The file has ${(bytes.length / 1024 / 1024).toFixed(1)} MiB; at most ${UPLOAD_LIMITS.bytes / 1024 / 1024} MiB are taken. Upload the questions without pictures.`,
    )
  }
  const sniffed = sniff(bytes)
  if (!sniffed.ok) return sniffed
  const { format } = sniffed
  if (format !== 'text') {
    const document = await readDocument(format, bytes, limits)
    if (!document.ok) return document
    if (document.text.trim() === '') {
      return failure(
        'no-text',
        `The ${DOCUMENT_NAMES[format]} has no text: it is blank, or scanned as pictures. Recognise its text (OCR) first, or upload the questions as text.`,
      )
    }
    return parseText(format, document.text)
  }
  const { text } = sniffed
  if (text.trim() === '')
    return failure('empty', 'The file has nothing but blanks. Choose the file with the script and upload it again.')
  if (text.length > UPLOAD_LIMITS.textCharacters) {
    return failure('too-large', 'The file holds far more text than a script can have. Upload the questions alone.')
  }
  return looksLikeJson(text) ? parseJson(text) : parseText('text', text)
}
