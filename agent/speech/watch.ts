import type { Speech } from './speech.ts'

/** How long those who listen may hear nothing in the middle of a speech. */
const STALL_MS = 1_500
/** How long a speech that nobody hears may stand still, at most. */
const UNHEARD_STALL_MS = 5_000
/** Less than this is not worth waiting for its end. */
const NOTHING_LEFT_MS = 20

/**
 * Fails a speech that does not begin, or does not go on.
 * @param heardMs how much of it was heard, or undefined when nobody listens
 */
export async function watch(speech: Speech, firstFrameMs: number, heardMs: () => number | undefined): Promise<void> {
  let timer = setTimeout(() => speech.fail('timeout'), firstFrameMs)
  const leftMs = () => speech.madeMs - (heardMs() ?? 0)
  const check = () => {
    if (heardMs() !== undefined && leftMs() > NOTHING_LEFT_MS) timer = setTimeout(check, leftMs() + STALL_MS)
    else speech.fail('stalled')
  }
  while (!speech.isSettled) {
    await speech.grown
    clearTimeout(timer)
    timer = setTimeout(check, Math.min(leftMs() + STALL_MS, UNHEARD_STALL_MS))
  }
  clearTimeout(timer)
}
