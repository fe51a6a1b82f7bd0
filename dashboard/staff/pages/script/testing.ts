import { readScript } from '../../../../interview/script/script.ts'
import { type EditedScript, editedOf, type ScriptAnswer } from './script-model.ts'

/** What the API says of a script of these steps. */
export function answerOf(steps: unknown[], more: Partial<ScriptAnswer> = {}): ScriptAnswer {
  const result = readScript({ steps })
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  const { title = null, respondents = null, ...script } = result.script
  return { ...script, title, respondents, script_content: '', left_out: [], warnings: [], ...more }
}

/** A script as it is read for editing. */
export const read = (steps: unknown[], more: Partial<ScriptAnswer> = {}): EditedScript =>
  editedOf(answerOf(steps, more))
