import { ask } from '../../api/client.ts'
import { findScript, type Stored } from '../script/stored-script.ts'

/** The questions as they stand on the page: those that were frozen by the start are read anew. */
export const stepsKey = (id: string, isFrozen: boolean) =>
  ['script', id, 'steps', isFrozen ? 'frozen' : 'open'] as const

/** Thrown when the script is not the one that was looked at; nothing was started. */
export class ScriptChangedError extends Error {
  override name = 'ScriptChangedError'
  /** As it is now; undefined where there is none any more. */
  readonly script: Stored | undefined

  constructor(script: Stored | undefined) {
    super('script-changed')
    this.script = script
  }
}

/**
 * Starts an interview with the script that somebody has looked at: from then on nobody can change it.
 * @throws ScriptChangedError RefusedError UnreachableError
 */
export async function startAsLookedAt(id: string, looked: Stored): Promise<void> {
  const now = await findScript(id)
  if (now?.etag !== looked.etag) throw new ScriptChangedError(now)
  await ask('post', '/start-interview/{session_id}', { path: { session_id: id } })
}
