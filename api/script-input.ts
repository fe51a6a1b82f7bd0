import { Buffer } from 'node:buffer'
import type { StoredScript } from '../db/scripts.ts'
import { canonical } from '../interview/record/hash.ts'
import { readScript, SCRIPT_LIMITS, type Script, type ScriptResult, unknownRespondents } from '../interview/script.ts'
import { scriptFromText } from '../interview/script-text.ts'
import { type FieldError, refusalProblem } from './problems.ts'

/** What a lawyer sends to correct a script: the text, read again, or the steps as they should be. */
export type ScriptEdit = { script_content: string } | ({ steps: unknown[] } & Partial<Record<string, unknown>>)

const failed = (path: string, message: string): ScriptResult => ({ ok: false, problems: [{ path, message }] })

/** Undefined when it is not JSON; no JSON value is. */
function parseJson(content: string): unknown {
  try {
    return JSON.parse(content)
  } catch {
    return undefined
  }
}

/** The text of an uploaded JSON script is its JSON; any other text, `[name] ...` too, is read by lines. */
function readContent(content: string, language: string | undefined): ScriptResult {
  const start = content.trimStart().charAt(0)
  const json = start === '{' || start === '[' ? parseJson(content) : undefined
  if (json !== undefined) return readScript(json)
  if (start === '{') return failed('', 'is not well-formed JSON')
  return scriptFromText(content, language === undefined ? {} : { language })
}

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

/**
 * Reads an edit and checks it against the session.
 * @throws Problem 422 `invalid-script` that lists what is wrong and where
 */
export function readEdit(
  edit: ScriptEdit,
  current: StoredScript | undefined,
  respondents: readonly string[],
): { script: Script; scriptContent: string } {
  const result =
    'steps' in edit
      ? readSteps(edit, current?.script)
      : readContent(edit.script_content as string, current?.script.language)
  if (!result.ok) throw refused(result.problems)
  const unknown = unknownRespondents(result.script, respondents)
  if (unknown.length > 0) throw refused(unknown)
  const size = Buffer.byteLength(canonical(result.script))
  if (size > SCRIPT_LIMITS.canonicalBytes) {
    throw refused([{ path: '', message: `has ${size} bytes; at most ${SCRIPT_LIMITS.canonicalBytes} are possible` }])
  }
  const scriptContent = 'steps' in edit ? (current?.scriptContent ?? '') : (edit.script_content as string)
  return { script: result.script, scriptContent }
}
