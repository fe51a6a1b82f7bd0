import { setTimeout as delay } from 'node:timers/promises'
import type { Interview, View } from './interview.ts'

const RETRY_MS = 200

/** A client of the progress events that reconnects by itself, as a browser's EventSource does. */
export class EventStream {
  readonly progress: View[] = []
  connections = 0
  ended = false
  readonly #closed = new AbortController()

  constructor(interview: Interview) {
    void this.#run(interview)
  }

  close(): void {
    this.#closed.abort()
  }

  async #run({ id, instance: { url, key } }: Interview): Promise<void> {
    const { signal } = this.#closed
    while (!signal.aborted && !this.ended) {
      try {
        const response = await fetch(`${url}/sessions/${id}/events`, {
          headers: { authorization: `Bearer ${key}` },
          signal,
        })
        if (!response.ok || !response.body) throw new Error(`status ${response.status}`)
        this.connections += 1
        await this.#read(response.body)
      } catch {
        // The next connection tells the state again.
      }
      await delay(RETRY_MS)
    }
  }

  async #read(body: ReadableStream<Uint8Array>): Promise<void> {
    let text = ''
    for await (const piece of body.pipeThrough(new TextDecoderStream())) {
      text += piece
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        this.#take(text.slice(0, end))
        text = text.slice(end + 2)
      }
    }
  }

  #take(block: string): void {
    const field = (name: string) => new RegExp(`^${name}: ?(.*)$`, 'm').exec(block)?.[1]
    const data = field('data')
    if (field('event') === 'progress' && data) this.progress.push(JSON.parse(data) as View)
    if (field('event') === 'end') this.ended = true
  }
}
