import { createServer, type IncomingMessage, type Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Logger } from '../../log.ts'
import { forward } from './forward.ts'
import { passedTarget } from './paths.ts'
import { Tunnels } from './tunnels.ts'

const NOT_FOUND = 404
/** Tokens and what a client says of itself as it joins come in the query. */
const HEAD_BYTES = 64 * 1024
const HEAD_MS = 15_000
const REQUEST_MS = 60_000
const CONNECTIONS = 4_096

export interface EdgeOptions {
  /** Of LiveKit on this machine; it may be away for a while. */
  liveKitPort: number
  log: Logger
  /** How long a client of an open signalling connection may say nothing: LiveKit pings it every ten seconds. */
  silenceMs?: number
}

export interface Edge {
  server: Server
  /** Ends every connection and stops listening. */
  close(): void
}

/**
 * What people reach of LiveKit: signalling and its HTTP API, path by path, and nothing else. Above all not /agent:
 * whoever holds LiveKit's roomAdmin for one room can get a token that registers an agent worker there.
 */
export function createEdge({ liveKitPort, log, silenceMs = 60_000 }: EdgeOptions): Edge {
  const tunnels = new Tunnels(silenceMs)
  const server = createServer({
    maxHeaderSize: HEAD_BYTES,
    headersTimeout: HEAD_MS,
    requestTimeout: REQUEST_MS,
    shouldUpgradeCallback: ({ headers }) => headers.upgrade?.toLowerCase() === 'websocket',
  })
  server.maxConnections = CONNECTIONS

  const pass = (asked: IncomingMessage, answer: ServerResponse, open?: Parameters<typeof forward>[2]['open']) => {
    const target = passedTarget(asked.url ?? '')
    // Never a path that is none of LiveKit's, nor a query: they may hold anything.
    const tell = (status: number) => log.info({ method: asked.method, path: target?.path, status }, 'request')
    answer.once('finish', () => tell(answer.statusCode))
    if (target)
      forward(asked, answer, { port: liveKitPort, path: target.path + target.query, limitMs: REQUEST_MS, open })
    else answer.writeHead(NOT_FOUND).end()
  }

  /** Connections with a request that is not answered yet. */
  const busy = new WeakSet<Socket>()
  server.on('request', (asked: IncomingMessage, answer: ServerResponse) => {
    busy.add(asked.socket)
    answer.once('close', () => busy.delete(asked.socket))
    pass(asked, answer)
  })
  server.on('upgrade', (asked: IncomingMessage, client: Socket, head: Buffer) => {
    client.on('error', () => client.destroy())
    // No client that means well asks for it behind a request that is still being answered.
    if (busy.has(client)) {
      client.destroy()
      return
    }
    // Until LiveKit welcomes it, it is a request like others.
    const answer = new ServerResponse(asked)
    answer.shouldKeepAlive = false
    answer.assignSocket(client)
    answer.once('finish', () => client.end())
    pass(asked, answer, (given, liveKit, first) => {
      log.info({ method: asked.method, path: passedTarget(asked.url ?? '')?.path, status: given.statusCode }, 'request')
      answer.detachSocket(client)
      tunnels.open({ client, head, liveKit, first, given })
    })
  })
  return {
    server,
    close: () => {
      server.close()
      tunnels.close()
      server.closeAllConnections()
    },
  }
}
