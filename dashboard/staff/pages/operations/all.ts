import { ask } from '../../api/client.ts'
import { readAll } from '../../api/read-all.ts'
import type { Item } from '../../api/sessions.ts'

/** The most that the API gives in one page. */
const PAGE = 100

export async function allOf(status: 'active' | 'paused', signal: AbortSignal): Promise<Item[]> {
  const pages = await readAll((cursor) =>
    ask('get', '/sessions', {
      query: { status: [status], limit: PAGE, ...(cursor !== undefined && { cursor }) },
      signal,
    }),
  )
  return pages.flatMap(({ sessions }) => sessions)
}

/** Does one after the other until it is called off: what has begun is waited for, and the others are left. */
export async function inTurn<One, Outcome>(
  items: readonly One[],
  act: (item: One) => Promise<Outcome>,
  signal: AbortSignal,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for (const item of items) {
    if (signal.aborted) break
    outcomes.push(await act(item))
  }
  return outcomes
}
