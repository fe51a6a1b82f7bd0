import { createParser } from 'eventsource-parser'
import type { Refusal } from './events.ts'
import { isFinal } from './reduce.ts'
import { Retry, type Wakes } from './retry.ts'
import { SeatRefusedError } from './seat-client.ts'
import { SEAT_ENDS, type SeatEnd, type SeatView } from './seat-view.ts'

/** The server says something at least every 15 s; a stream that says nothing for longer is dead. */
const SILENT_MS = 40_000
/** Longer than any answer takes to begin. */
const OPENING_MS = 20_000
/** What has said something within this time is alive, whatever has just woken the page. */
const FRESH_MS = 2_000

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
    const stream = new Stream(wakes, signal)
    try {
      const body = await open(stream.signal)
      if (await read(body, stream, listener, () => retry.reset())) return
    } catch (error) {
      if (signal.aborted) return
      if (error instanceof SeatRefusedError && isFinal(error.refusal)) return listener.refused(error.refusal)
    } finally {
      stream.end()
    }
    if (signal.aborted) return
    if (stream.isRenewed) continue
    listener.lost()
    await retry.pause(signal)
  }
}

/** One connection, which is ended when nothing comes by it any more. */
class Stream {
  readonly #aborter = new AbortController()
  readonly #forget: () => void
  #heardAt = Date.now()
  #timer: ReturnType<typeof setTimeout>
  /** Ended by a wake: another one is quicker than finding out what became of this one. */
  isRenewed = false

  constructor(wakes: Wakes, signal: AbortSignal) {
    signal.addEventListener('abort', () => this.#aborter.abort(), { signal: this.signal })
    this.#timer = this.#endAfter(OPENING_MS)
    this.#forget = wakes(() => {
      if (Date.now() - this.#heardAt < FRESH_MS) return
      this.isRenewed = true
      this.#aborter.abort()
    })
  }

  get signal(): AbortSignal {
    return this.#aborter.signal
  }

  heard(): void {
    this.#heardAt = Date.now()
    clearTimeout(this.#timer)
    this.#timer = this.#endAfter(SILENT_MS)
  }

  end(): void {
    clearTimeout(this.#timer)
    this.#forget()
    this.#aborter.abort()
  }

  #endAfter(ms: number): ReturnType<typeof setTimeout> {
    return setTimeout(() => this.#aborter.abort(), ms)
  }
}

/** @returns whether it is over */
async function read(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  stream: Stream,
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
  stream.heard()
  const reader = body.pipeThrough(new TextDecoderStream()).getReader()
  for (;;) {
    const { value, done } = await reader.read()
    if (done) return false
    stream.heard()
    parser.feed(value)
    if (isOver) return true
  }
}
