import { AsyncLocalStorage } from 'node:async_hooks'
import { subscribe } from 'node:diagnostics_channel'
import type { ClientRequest, IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import { codeOfMessage, codeOfWords } from './elevenlabs-words.ts'

/** What the vendor may write when it refuses; more is not read. */
const MOST_BYTES = 8_192
const BODY_MS = 1_000
/** What a close means that says no more: "message too big" is a voice that the model cannot speak with. */
const BY_CLOSE: Readonly<Record<number, string>> = { 1008: 'closed-1008', 1009: 'voice-unfit' }

/** What was heard of refusals on one connection, as codes. */
export class Refusals {
  #ofAll: string | undefined
  readonly #ofContexts = new Map<string, string>()
  readonly #closed = Promise.withResolvers<void>()

  /** Resolves when the connection is closed, and nothing more will be heard. */
  get closed(): Promise<void> {
    return this.#closed.promise
  }

  close(): void {
    this.#closed.resolve()
  }

  /** Of a context, or of the connection as a whole. */
  of(context: string): string | undefined {
    return this.#ofContexts.get(context) ?? this.#ofAll
  }

  /** Of the connection as a whole. */
  get code(): string | undefined {
    return this.#ofAll
  }

  note(code: string | undefined, context?: string): void {
    if (code === undefined) return
    if (context === undefined) this.#ofAll ??= code
    else this.#ofContexts.set(context, code)
  }
}

type Opened = (refusals: Refusals) => void

const watched = new AsyncLocalStorage<Opened>()
let isSubscribed = false

/**
 * Tells of refusals on the WebSocket that `connect` opens, if it opens one, through Node's own diagnostics
 * channel. The plugin (1.9.0) writes the vendor's words into its log and keeps them to itself.
 * @param opened called as a connection is begun, with what will be heard on it
 */
export function hearRefusals<T>(opened: Opened, connect: () => T): T {
  if (!isSubscribed) subscribe('http.client.request.start', requested)
  isSubscribed = true
  return watched.run(opened, connect)
}

function requested(message: unknown): void {
  const opened = watched.getStore()
  if (!opened) return
  const { request } = message as { request: ClientRequest }
  const refusals = new Refusals()
  opened(refusals)
  let isOpen = false
  request.once('upgrade', (_response, socket: Duplex) => {
    isOpen = true
    listen(socket, refusals)
  })
  request.once('close', () => {
    if (!isOpen) refusals.close()
  })
  // The client library drops a refused connection with its body unread: it is told once that is in.
  const told = request.listeners('response')
  request.removeAllListeners('response')
  request.once('response', (response: IncomingMessage) => {
    void bodyOf(response).then((body) => {
      refusals.note(codeOfMessage(body)?.code)
      for (const tell of told) tell.call(request, response)
    })
  })
}

function listen(socket: Duplex, refusals: Refusals): void {
  const client = webSocketOf(socket)
  client?.on('message', (data: Buffer) => {
    // Sound is most of what comes, and long.
    if (data.length > MOST_BYTES) return
    const text = data.toString()
    if (!text.includes('"error"')) return
    const refusal = codeOfMessage(text)
    refusals.note(refusal?.code, refusal?.context)
  })
  client?.on('close', (code: number, reason: Buffer) => {
    refusals.note(codeOfWords(undefined, reason.toString()) ?? BY_CLOSE[code])
    refusals.close()
  })
}

/** `ws` keeps itself on its socket under a symbol of its own; without it the vendor's words are not heard. */
function webSocketOf(socket: Duplex): WebSocket | undefined {
  const symbol = Object.getOwnPropertySymbols(socket).find(({ description }) => description === 'websocket')
  return symbol && (Reflect.get(socket, symbol) as WebSocket)
}

/** What came of the body, in time. */
async function bodyOf(response: IncomingMessage): Promise<string> {
  let body = ''
  const timer = setTimeout(() => response.destroy(), BODY_MS)
  try {
    for await (const part of response) {
      body += String(part)
      if (body.length > MOST_BYTES) break
    }
  } catch {
    // What there is has to do.
  }
  clearTimeout(timer)
  return body
}
