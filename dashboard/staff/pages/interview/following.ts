import { isOver, type SessionStatus } from '../../../../interview/statuses.ts'
import { type Answer, ask } from '../../api/client.ts'

/** While the stream of events is away, and for what it does not tell of. */
export const POLL_MS = 5_000
/** The record is sealed a moment after the end. */
const SEALED_MS = 1_000
const LONGEST_MS = 60_000

/** When the record is asked for without an event: rarer and rarer, where a seal does not come. */
export function recordPollMs(
  { status, ended_at }: { status: SessionStatus; ended_at: string | null },
  { isSealed, isConnected, now }: { isSealed: boolean; isConnected: boolean; now: number },
): number | false {
  if (isSealed) return false
  if (!isOver(status)) return isConnected ? false : POLL_MS
  const waitedMs = ended_at === null ? 0 : now - Date.parse(ended_at)
  return Math.min(LONGEST_MS, Math.max(SEALED_MS, waitedMs / 10))
}

export type Segment = Answer<'get', '/sessions/{id}/transcript'>['segments'][number]

/** What has become final, as far as it was read. */
export interface Transcript {
  segments: readonly Segment[]
  next: string
}

const PAGE = 1_000

/** Reads on, page by page: what is known is not read again. */
export async function readOn(id: string, known: Transcript | undefined, signal: AbortSignal): Promise<Transcript> {
  const segments = [...(known?.segments ?? [])]
  let since = known?.next ?? '0'
  for (;;) {
    const { segments: more, next } = await ask('get', '/sessions/{id}/transcript', {
      path: { id },
      query: { since, limit: PAGE },
      signal,
    })
    segments.push(...more)
    since = next
    if (more.length < PAGE) return { segments, next }
  }
}
