import { createServer, type IncomingMessage, type Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Logger } from '../../log.ts'
import { readBody } from './body.ts'
import { fail, type ForwardOptions, forward } from './forward.ts'
import { isSignalling, passedTarget } from './paths.ts'
import { isReadFirst, readPermissions } from './permissions.ts'
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
  /** Until LiveKit's answer to a request begins. */
  limitMs?: number
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
export function createEdge({ liveKitPort, log, silenceMs = 60_000, limitMs = 60_000 }: EdgeOptions): Edge {
  const tunnels = new Tunnels(silenceMs)
  const server = createServer({
    maxHeaderSize: HEAD_BYTES,
    headersTimeout: HEAD_MS,
    requestTimeout: REQUEST_MS,
    shouldUpgradeCallback: asksForSignalling,
  })
  server.maxConnections = CONNECTIONS

  const pass = (asked: IncomingMessage, answer: ServerResponse, open?: ForwardOptions['open']) => {
    const target = passedTarget(asked.url ?? '')
    // Never a path that is none of LiveKit's, nor a query: they may hold anything.
    const tell = (status: number) => log.info({ method: asked.method, path: target?.path, status }, 'request')
    answer.once('finish', () => tell(answer.statusCode))
    if (!target) {
      answer.writeHead(NOT_FOUND).end()
      return
    }
    const options = { port: liveKitPort, path: target.path + target.query, limitMs }
    if (isReadFirst(target.path)) void passRead(asked, answer, options)
    else forward(asked, answer, { ...options, open })
  }

  /** Requests of a connection that are not answered yet. */
  const unanswered = new WeakMap<Socket, number>()
  const count = (socket: Socket, more: 1 | -1) => unanswered.set(socket, (unanswered.get(socket) ?? 0) + more)
  server.on('request', (asked: IncomingMessage, answer: ServerResponse) => {
    const { socket } = asked
    count(socket, 1)
    answer.once('close', () => count(socket, -1))
    pass(asked, answer)
  })
  server.on('upgrade', (asked: IncomingMessage, client: Socket, head: Buffer) => {
    client.on('error', () => client.destroy())
    // No client that means well asks for it behind a request that is still being answered.
    if (unanswered.get(client)) {
      client.destroy()
      return
    }
    const early = keepEarly(client, head)
    // Until LiveKit welcomes it, it is a request like others.
    const answer = new ServerResponse(asked)
    answer.shouldKeepAlive = false
    answer.assignSocket(client)
    answer.once('finish', () => client.end())
    pass(asked, answer, (given, liveKit, first) => {
      log.info({ method: asked.method, path: passedTarget(asked.url ?? '')?.path, status: given.statusCode }, 'request')
      answer.detachSocket(client)
      tunnels.open({ client, head: early(), liveKit, first, given })
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

/** Reads on while LiveKit is asked, to notice a client that leaves; the call answers with what has come, and ends it. */
function keepEarly(client: Socket, head: Buffer): () => Buffer {
  const chunks = [head]
  let size = head.length
  const keep = (chunk: Buffer) => {
    chunks.push(chunk)
    size += chunk.length
    if (size > HEAD_BYTES) client.destroy()
  }
  const leave = () => client.destroy()
  client.on('data', keep).once('end', leave)
  return () => {
    client.off('data', keep).off('end', leave).pause()
    return Buffer.concat(chunks)
  }
}

/** Others that ask for an upgrade are answered as if they had not. */
function asksForSignalling({ method, url = '', headers }: IncomingMessage): boolean {
  const target = passedTarget(url)
  return method === 'GET' && headers.upgrade?.toLowerCase() === 'websocket' && !!target && isSignalling(target.path)
}

async function passRead(asked: IncomingMessage, answer: ServerResponse, options: ForwardOptions): Promise<void> {
  try {
    const verdict = readPermissions(await readBody(asked), asked.headers['content-type'])
    if ('body' in verdict) forward(asked, answer, { ...options, body: verdict.body })
    else {
      // In the form of LiveKit's own refusals.
      const problem = JSON.stringify({ code: 'permission_denied', msg: verdict.message })
      answer.writeHead(verdict.refused, { 'content-type': 'application/json' }).end(problem)
    }
  } catch (error) {
    fail(answer, error as Error)
  }
}
