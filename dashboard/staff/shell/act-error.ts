import { RefusedError } from '../api/errors.ts'
import type { Words } from '../words/words.ts'

/** Whether what was asked for may have been done all the same: no answer came, or something broke on the way to it. */
export const isUnsure = (error: unknown): boolean => !(error instanceof RefusedError) || error.status >= 500

/** In the server's words, where it said something. */
export const detailOf = (error: unknown): string => (error instanceof RefusedError ? error.problem.detail : '')

/** What has become of an act that failed, in the page's words where it has some for this refusal. */
export function errorSaid(error: unknown, { shell }: Pick<Words, 'shell'>, known: Record<string, string> = {}): string {
  const code = error instanceof RefusedError ? error.problem.code : ''
  const said = (Object.hasOwn(known, code) && known[code]) || detailOf(error)
  return said || (isUnsure(error) ? shell.states.unsure : shell.states.failed.title)
}
