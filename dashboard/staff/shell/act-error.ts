import { RefusedError, UnreachableError } from '../api/errors.ts'
import type { Words } from '../words/words.ts'

/** What has become of an act that failed, in the page's words where it has some for this refusal. */
export function errorSaid(error: unknown, { shell }: Pick<Words, 'shell'>, known: Record<string, string> = {}): string {
  if (error instanceof UnreachableError) return `${shell.states.offline.title}. ${shell.states.failed.text}`
  if (!(error instanceof RefusedError)) return shell.states.failed.text
  return known[error.problem.code] ?? (error.problem.detail || shell.states.failed.text)
}
