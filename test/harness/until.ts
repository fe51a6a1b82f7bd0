import { setTimeout as delay } from 'node:timers/promises'

const POLL_MS = 5
/** What asks somebody else leaves them time for what is awaited. */
const ASKING_POLL_MS = 50
/** Generous: what is awaited comes in seconds, and no test measures how soon. */
export const LIMIT_MS = 60_000

type Attempt<T> = () => T | undefined | false | Promise<T | undefined | false>

/**
 * Waits for something to become true and answers with it.
 * @param trace what has happened so far; shown when it does not come
 * @param limitMs once more as long when the trace has grown meanwhile: a busy machine is slow, and not stuck
 * @throws when it does not come within the limit
 */
export async function until<T>(
  what: string,
  attempt: Attempt<T>,
  trace?: () => string,
  limitMs: number = LIMIT_MS,
): Promise<T> {
  let deadline = performance.now() + limitMs
  const before = trace?.()
  let isLonger = false
  for (;;) {
    const attempted = attempt()
    const result = await attempted
    if (result !== undefined && result !== false) return result
    if (performance.now() >= deadline) {
      const now = trace?.()
      if (isLonger || now === before)
        throw new Error(`not within ${((isLonger ? 2 : 1) * limitMs) / 1_000} s: ${what}${now ? `\n${now}` : ''}`)
      isLonger = true
      deadline += limitMs
    }
    await delay(attempted instanceof Promise ? ASKING_POLL_MS : POLL_MS)
  }
}
