/** Not even the noise of a quiet room: a microphone that is dead, or switched off at itself. */
const NOTHING = 1e-7
/** Somebody speaks, and not only the room. */
const SPEECH = 0.03
const SILENT_AFTER_MS = 10_000

/** What a microphone has given so far. */
export interface Hearing {
  silent: boolean
  heard: boolean
  nothingSinceMs?: number
}

export const unheard: Hearing = { silent: false, heard: false }

/** @param peak undefined while nothing can be measured, as when the person is muted */
export function listenOn(before: Hearing, peak: number | undefined, nowMs: number): Hearing {
  if (peak === undefined) return { silent: before.silent, heard: before.heard }
  if (peak > NOTHING) return { silent: false, heard: before.heard || peak > SPEECH }
  const nothingSinceMs = before.nothingSinceMs ?? nowMs
  return { ...before, nothingSinceMs, silent: nowMs - nothingSinceMs >= SILENT_AFTER_MS }
}
