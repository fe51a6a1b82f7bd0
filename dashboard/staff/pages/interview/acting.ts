import { type Answer, ask } from '../../api/client.ts'
import { RefusedError } from '../../api/errors.ts'
import type { Act } from './model.ts'

/** What an act would do, as the server foresees it. */
export type Preview = Answer<'post', '/sessions/{id}/preview'>
export type AskState = Preview['steps'][number]['from']

/** @throws RefusedError UnreachableError */
export async function foresee(id: string, act: Act, signal?: AbortSignal): Promise<Preview> {
  return await ask('post', '/sessions/{id}/preview', { path: { id }, body: act, ...(signal && { signal }) })
}

/** Thrown when the interview has moved on since the preview; nothing was done. */
export class MovedOnError extends Error {
  override name = 'MovedOnError'
}

/**
 * Does what was foreseen, and nothing else.
 * @throws MovedOnError RefusedError UnreachableError
 */
export async function perform(id: string, act: Act, { revision, reason }: { revision: number; reason: string }) {
  const body = {
    expected_revision: revision,
    as_foreseen: true as const,
    ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
    ...('step' in act && act.respondent !== undefined ? { respondent: act.respondent } : {}),
  }
  try {
    switch (act.act) {
      case 'retake':
        return await ask('post', '/sessions/{id}/steps/{step}/retake', { path: { id, step: act.step }, body })
      case 'waive':
        return await ask('post', '/sessions/{id}/steps/{step}/waive', {
          path: { id, step: act.step },
          body: { ...body, reason: reason.trim() },
        })
      case 'pause':
        return await ask('post', '/sessions/{id}/pause', { path: { id }, body })
      case 'resume':
        return await ask('post', '/sessions/{id}/resume', { path: { id }, body })
      default:
        return await ask('post', '/sessions/{id}/end', { path: { id }, body })
    }
  } catch (error) {
    if (error instanceof RefusedError && error.status === 409) throw new MovedOnError(error.problem.detail)
    throw error
  }
}
