import { findProgress } from '../db/progress.ts'
import type { Progress } from '../interview/progress/state.ts'
import type { Context } from './context.ts'

/** A notification is lost while the feed is not connected. */
const POLL_MS = 500

/**
 * Reads the projection at every change until it is as awaited, or the time is over.
 * @param pollMs how often it is read without a change besides
 * @returns the latest progress either way
 */
export async function waitForProgress(
  { db, feed }: Pick<Context, 'db' | 'feed'>,
  sessionId: string,
  timeoutMs: number,
  awaited: (progress: Progress) => boolean,
  pollMs: number = POLL_MS,
): Promise<Progress | undefined> {
  const until = performance.now() + timeoutMs
  let changed = Promise.withResolvers<void>()
  const wake = () => changed.resolve()
  const unsubscribe = feed.subscribe(sessionId, { onChange: wake, onEnd: wake })
  try {
    for (;;) {
      changed = Promise.withResolvers()
      const progress = await findProgress(db, sessionId)
      const leftMs = until - performance.now()
      if ((progress && awaited(progress)) || leftMs <= 0) return progress
      const timer = setTimeout(wake, Math.min(pollMs, leftMs))
      await changed.promise
      clearTimeout(timer)
    }
  } finally {
    unsubscribe()
  }
}
