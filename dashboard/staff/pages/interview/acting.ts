import { ask } from '../../api/client.ts'
import { RefusedError } from '../../api/errors.ts'
import type { Act, Session } from './model.ts'

/** What an act would do, as the server foresees it. */
export interface Preview {
  revision: number
  refused: { code: string; detail: string } | null
  steps: { step: string; respondent: string; from: AskState; to: AskState }[]
  status: { from: Session['status']; to: Session['status'] }
  complete: {
    from: boolean
    to: boolean
    missing: { step: string; respondent: string; status: string }[]
  }
  heard: string[]
}
export type AskState = 'pending' | 'open' | 'accepted' | 'contrary' | 'unresolved' | 'waived' | 'not-due'

/** @throws RefusedError UnreachableError */
export async function foresee(id: string, act: Act, signal?: AbortSignal): Promise<Preview> {
  const answer = await ask('post', '/sessions/{id}/preview', {
    path: { id },
    body: act as never,
    ...(signal && { signal }),
  })
  return answer as Preview
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
