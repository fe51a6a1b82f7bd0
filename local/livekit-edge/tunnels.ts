import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'

const KEEP_ALIVE_MS = 15_000

/** A connection that LiveKit has taken as a WebSocket. */
export interface Tunnel {
  client: Socket
  /** What the client sent already. */
  head: Buffer
  liveKit: Socket
  /** What LiveKit sent already. */
  first: Buffer
  /** LiveKit's welcome. */
  given: IncomingMessage
}

/** Open WebSockets: bytes go both ways, unread, until one side ends or the client has gone without a word. */
export class Tunnels {
  readonly #silenceMs: number
  readonly #clients = new Set<Socket>()

  constructor(silenceMs: number) {
    this.#silenceMs = silenceMs
  }

  open({ client, head, liveKit, first, given }: Tunnel): void {
    const end = () => {
      clearTimeout(silence)
      this.#clients.delete(client)
      client.destroy()
      liveKit.destroy()
    }
    // A client answers LiveKit's pings without knowing; one whose machine or network is gone does not.
    const silence = setTimeout(end, this.#silenceMs)
    this.#clients.add(client)
    for (const socket of [client, liveKit]) {
      socket.setNoDelay(true)
      socket.setKeepAlive(true, KEEP_ALIVE_MS)
      socket.setTimeout(0)
      socket.on('error', end)
      socket.once('close', end)
    }
    client.on('data', () => silence.refresh())
    client.write(welcomeOf(given))
    if (first.length > 0) client.write(first)
    if (head.length > 0) liveKit.write(head)
    // `pipe` ends the other side once everything was written; `close` then comes by itself.
    liveKit.pipe(client)
    client.pipe(liveKit)
  }

  close(): void {
    for (const client of this.#clients) client.destroy()
  }
}

/** As LiveKit wrote it: the parser has taken every header apart, so that none holds a line end. */
function welcomeOf({ statusCode, statusMessage, rawHeaders }: IncomingMessage): string {
  const headers = rawHeaders.flatMap((name, index) => (index % 2 === 0 ? [`${name}: ${rawHeaders[index + 1]}`] : []))
  return [`HTTP/1.1 ${statusCode} ${statusMessage}`, ...headers, '', ''].join('\r\n')
}
