import type { Speech } from './speech.ts'

/** How long those who listen may hear nothing in the middle of a speech. */
const STALL_MS = 1_500
/** How long a speech that nobody hears may stand still, at most. */
const UNHEARD_STALL_MS = 5_000
/** Less than this is not worth waiting for its end. */
const NOTHING_LEFT_MS = 20

/** How long a voice may take to its first sound. */
export interface Limits {
  /** Until it can begin, where it has to open a connection first. */
  openingMs: number
  /** From then on. */
  firstFrameMs: number
}

/**
 * Fails a speech that does not begin, or does not go on.
 * @param heardMs how much of it was heard, or undefined when nobody listens
 */
export async function watch(
  speech: Speech,
  { openingMs, firstFrameMs }: Limits,
  heardMs: () => number | undefined,
): Promise<void> {
  const late = () => speech.fail('timeout')
  const leftMs = () => speech.madeMs - (heardMs() ?? 0)
  const check = () => {
    if (heardMs() !== undefined && leftMs() > NOTHING_LEFT_MS) timer = setTimeout(check, leftMs() + STALL_MS)
    else speech.fail('stalled')
  }
  let timer = setTimeout(late, openingMs)
  await speech.begun
  clearTimeout(timer)
  if (speech.madeMs === 0) timer = setTimeout(late, firstFrameMs)
  else timer = setTimeout(check, Math.min(leftMs() + STALL_MS, UNHEARD_STALL_MS))
  while (!speech.isSettled) {
    await speech.grown
    clearTimeout(timer)
    timer = setTimeout(check, Math.min(leftMs() + STALL_MS, UNHEARD_STALL_MS))
  }
  clearTimeout(timer)
}
