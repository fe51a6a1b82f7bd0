import { createParser } from 'eventsource-parser'
import { Retry, type Wakes } from '../../room/engine/retry.ts'
import { send } from './client.ts'
import { RefusedError } from './errors.ts'

/** The server says something at least every 15 s; a stream that says nothing for longer is dead. */
const SILENT_MS = 40_000

export interface Heard {
  event: string
  data: unknown
}

interface Following {
  address: string
  wakes: Wakes
  signal: AbortSignal
  onEvent(heard: Heard): void
  /** It is connected, or not any more. */
  onConnected(isConnected: boolean): void
  /** Whoever asks is not signed in any more: nothing more comes. */
  onSignedOut(): void
}

/** Follows server-sent events and connects again without end, from where they were broken off. */
export async function followEvents({ address, wakes, signal, ...told }: Following): Promise<void> {
  const retry = new Retry(wakes)
  let lastId: string | undefined
  while (!signal.aborted) {
    const connection = new AbortController()
    const ends = AbortSignal.any([signal, connection.signal])
    try {
      const response = await fetchStream(address, lastId, ends)
      told.onConnected(true)
      for await (const { id, event = 'message', data } of eventsOf(response, () => connection.abort())) {
        retry.reset()
        if (id !== undefined) lastId = id
        if (event === 'restart') break
        told.onEvent({ event, data: JSON.parse(data) })
      }
    } catch (error) {
      if (signal.aborted) return
      if (error instanceof RefusedError && error.status === 401) return told.onSignedOut()
    } finally {
      connection.abort()
    }
    if (signal.aborted) return
    told.onConnected(false)
    await retry.pause(signal)
  }
}

async function fetchStream(
  address: string,
  lastId: string | undefined,
  signal: AbortSignal,
): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
  const response = await send('get', address, {
    headers: { accept: 'text/event-stream', ...(lastId === undefined ? {} : { 'last-event-id': lastId }) },
    signal,
    // It has no end, but it begins at once.
    isStream: true,
  })
  if (!response.body) throw new TypeError('there is no stream')
  return response.body
}

interface Event {
  id: string | undefined
  event: string | undefined
  data: string
}

/** Ends when the connection does, or has been silent for too long. */
async function* eventsOf(body: ReadableStream<Uint8Array<ArrayBuffer>>, onDead: () => void): AsyncGenerator<Event> {
  const events: Event[] = []
  const parser = createParser({ onEvent: ({ id, event, data }) => events.push({ id, event, data }) })
  const reader = body.pipeThrough(new TextDecoderStream()).getReader()
  let timer = setTimeout(onDead, SILENT_MS)
  try {
    for (;;) {
      const { value, done } = await reader.read()
      if (done) return
      clearTimeout(timer)
      timer = setTimeout(onDead, SILENT_MS)
      parser.feed(value)
      yield* events.splice(0)
    }
  } finally {
    clearTimeout(timer)
  }
}
