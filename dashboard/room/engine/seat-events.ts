import { createParser } from 'eventsource-parser'
import type { Refusal } from './events.ts'
import { isFinal } from './reduce.ts'
import { Retry, type Wakes } from './retry.ts'
import { SeatRefusedError } from './seat-client.ts'
import { SEAT_ENDS, type SeatEnd, type SeatView } from './seat-view.ts'

/** The server says something at least every 15 s; a stream that says nothing for longer is dead. */
const SILENT_MS = 40_000

export interface SeatListener {
  view(view: SeatView): void
  ended(end: SeatEnd): void
  /** For good. */
  refused(refusal: Refusal): void
  lost(): void
}

interface Following {
  open(signal: AbortSignal): Promise<ReadableStream<Uint8Array<ArrayBuffer>>>
  wakes: Wakes
  listener: SeatListener
  signal: AbortSignal
}

/** Follows the seat's events, and connects again without end until the seat, or the interview, has come to its end. */
export async function followSeat({ open, wakes, listener, signal }: Following): Promise<void> {
  const retry = new Retry(wakes)
  while (!signal.aborted) {
    const stream = new AbortController()
    try {
      signal.addEventListener('abort', () => stream.abort(), { signal: stream.signal })
      const body = await open(stream.signal)
      if (await read(body, stream, listener, () => retry.reset())) return
    } catch (error) {
      if (signal.aborted) return
      if (error instanceof SeatRefusedError && isFinal(error.refusal)) return listener.refused(error.refusal)
    }
    if (signal.aborted) return
    listener.lost()
    await retry.pause(signal)
  }
}

/** @returns whether it is over */
async function read(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  stream: AbortController,
  listener: SeatListener,
  onView: () => void,
): Promise<boolean> {
  let isOver = false
  const parser = createParser({
    onEvent({ event = '', data }) {
      const end = SEAT_ENDS.find((name) => name === event)
      if (end) listener.ended(end)
      if (end || event === 'end') isOver = true
      if (event !== 'seat') return
      listener.view(JSON.parse(data) as SeatView)
      onView()
    },
  })
  const silence = () => setTimeout(() => stream.abort(), SILENT_MS)
  let timer = silence()
  const reader = body.pipeThrough(new TextDecoderStream()).getReader()
  try {
    for (;;) {
      const { value, done } = await reader.read()
      if (done) return false
      clearTimeout(timer)
      timer = silence()
      parser.feed(value)
      if (isOver) return true
    }
  } finally {
    clearTimeout(timer)
    stream.abort()
  }
}
