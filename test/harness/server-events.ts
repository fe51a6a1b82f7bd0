import { expect } from 'vitest'

export interface Event {
  name: string
  // biome-ignore lint/suspicious/noExplicitAny: tests look into any shape
  data: any
}

export interface Events {
  /** Undefined once the stream has ended. */
  next(): Promise<Event | undefined>
  /** Of the last event that had one: what a browser sends when it comes again. */
  lastId(): string | undefined
  cancel(): Promise<void>
}

/** Reads a stream of server-sent events off the wire, one by one. */
export async function openEvents(url: string, headers: Record<string, string>): Promise<Events> {
  const response = await fetch(url, { headers })
  expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/)
  const reader = (response.body as ReadableStream<Uint8Array>).pipeThrough(new TextDecoderStream()).getReader()
  let buffer = ''
  let lastId: string | undefined
  const next = async (): Promise<Event | undefined> => {
    for (;;) {
      const end = buffer.indexOf('\n\n')
      if (end < 0) {
        const { value, done } = await reader.read()
        if (done) return undefined
        buffer += value
        continue
      }
      const block = buffer.slice(0, end)
      buffer = buffer.slice(end + 2)
      const field = (name: string) => new RegExp(`^${name}: ?(.*)$`, 'm').exec(block)?.[1]
      lastId = field('id') ?? lastId
      const data = field('data')
      if (data !== undefined) return { name: field('event') ?? '', data: JSON.parse(data) }
    }
  }
  return { next, lastId: () => lastId, cancel: () => reader.cancel() }
}
