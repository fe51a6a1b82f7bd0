import { askWhole } from '../../api/client.ts'
import { RefusedError } from '../../api/errors.ts'
import { bodyOf, type EditedScript, type ScriptAnswer } from './script-model.ts'

/** A script as it is stored: with its version, which an edit is made against. */
export interface Stored {
  answer: ScriptAnswer & { frozen: boolean }
  etag: string
}

/** @throws RefusedError UnreachableError */
export async function fetchScript(id: string, signal?: AbortSignal): Promise<Stored> {
  const { data, headers } = await askWhole('get', '/sessions/{id}/script', { path: { id }, ...(signal && { signal }) })
  return { answer: data as ScriptAnswer & { frozen: boolean }, etag: headers.get('etag') ?? '' }
}

/** The same as `fetchScript`, or undefined where there is no script yet. */
export async function findScript(id: string, signal?: AbortSignal): Promise<Stored | undefined> {
  try {
    return await fetchScript(id, signal)
  } catch (error) {
    if (error instanceof RefusedError && error.problem.code === 'no-script') return undefined
    throw error
  }
}

/** @throws RefusedError 412 when another edit came first */
export async function saveScript(id: string, script: EditedScript, etag: string): Promise<Stored> {
  const { data, headers } = await askWhole('put', '/sessions/{id}/script', {
    path: { id },
    body: bodyOf(script) as never,
    headers: { 'if-match': etag },
  })
  return { answer: data as unknown as ScriptAnswer & { frozen: boolean }, etag: headers.get('etag') ?? '' }
}
