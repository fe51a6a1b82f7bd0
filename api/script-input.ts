import { Buffer } from 'node:buffer'
import type { StoredScript } from '../db/scripts.ts'
import { canonical } from '../interview/record/hash.ts'
import type { ReadDocument } from '../documents/reader.ts'
import { findUnfit } from '../interview/script/length.ts'
import { readScript, SCRIPT_LIMITS, type Script, type ScriptResult } from '../interview/script/script.ts'
import { withoutHidden } from '../interview/shown-text.ts'
import { type FieldError, refusalProblem } from './problems.ts'

/** What a lawyer sends to correct a script: the text, read again, or the steps as they should be. */
export type ScriptEdit = { script_content: string } | ({ steps: unknown[] } & Partial<Record<string, unknown>>)

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

interface EditOf {
  current: StoredScript | undefined
  /** Roles of the session. */
  respondents: readonly string[]
  /** Reads a text as if it were uploaded, and where uploads are read. */
  readText: (text: string, language: string | undefined) => Promise<ReadDocument>
}

/** @throws Problem 422 `invalid-script`, or 409 `busy` */
async function scriptOf(edit: ScriptEdit, { current, readText }: EditOf): Promise<Script> {
  if ('steps' in edit) {
    const result = readSteps(edit, current?.script)
    if (!result.ok) throw refused(result.problems)
    return result.script
  }
  const read = await readText(edit.script_content as string, current?.script.language)
  if (read.ok) return read.script
  if (read.code === 'busy') throw refusalProblem('busy', read.detail)
  if (read.problems) throw refused(read.problems)
  throw refusalProblem('invalid-script', read.detail, [{ path: '', message: 'is not a script' }])
}

/**
 * Reads an edit and checks it against the session.
 * @throws Problem 422 `invalid-script` that lists what is wrong and where, or 409 `busy`
 */
export async function readEdit(edit: ScriptEdit, of: EditOf): Promise<{ script: Script; scriptContent: string }> {
  const script = await scriptOf(edit, of)
  const unfit = findUnfit(script, of.respondents)
  if (unfit.length > 0) throw refused(unfit)
  const size = Buffer.byteLength(canonical(script))
  if (size > SCRIPT_LIMITS.canonicalBytes) {
    throw refused([{ path: '', message: `has ${size} bytes; at most ${SCRIPT_LIMITS.canonicalBytes} are possible` }])
  }
  const scriptContent =
    'steps' in edit ? (of.current?.scriptContent ?? '') : withoutHidden(edit.script_content as string)
  return { script, scriptContent }
}
