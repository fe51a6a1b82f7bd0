import { isFinal } from './reduce.ts'
import { Retry, type Wakes } from './retry.ts'
import { SeatRefusedError } from './seat-client.ts'
import type { SeatView } from './seat-view.ts'

/** The record is sealed some seconds after the end. */
const TRIES = 60

interface Reading {
  read(): Promise<SeatView>
  wakes: Wakes
  /** Aborted once the record is there, or nobody wants it any more. */
  signal: AbortSignal
  onView(view: SeatView): void
}

/** Reads the seat again and again after the end; resolves as well when it is no use any more. */
export async function readUntilSealed({ read, wakes, signal, onView }: Reading): Promise<void> {
  const retry = new Retry(wakes)
  // Only what the server has said counts: a network may be away for long.
  for (let answers = 0; answers < TRIES && !signal.aborted; ) {
    try {
      const view = await read()
      answers++
      if (!signal.aborted) onView(view)
    } catch (error) {
      if (error instanceof SeatRefusedError && isFinal(error.refusal)) return
    }
    await retry.pause(signal)
  }
}
