import {
  type ClientRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type ServerResponse,
} from 'node:http'
import type { Socket } from 'node:net'
import { pipeline } from 'node:stream/promises'
import { BODY_BYTES, TooLargeError } from './body.ts'

const TOO_LARGE = 413
const NO_ANSWER = 502
const TOO_LATE = 504
/** Of one connection, and not of what is asked over it (RFC 9110, 7.6.1). */
const HOP_BY_HOP = [
  ...['connection', 'keep-alive', 'proxy-authenticate', 'proxy-authorization', 'proxy-connection'],
  ...['te', 'trailer', 'transfer-encoding', 'upgrade'],
]

/** Thrown when LiveKit has not answered in time. */
class TooLateError extends Error {
  override name = 'TooLateError'
}

export interface ForwardOptions {
  /** Of LiveKit on this machine. */
  port: number
  /** With its query. */
  path: string
  /** Until LiveKit's answer begins. */
  limitMs: number
  /** In place of the body that is still to come. */
  body?: Buffer | undefined
  /** Takes over where LiveKit goes on by WebSocket, which is asked of it only when this is given. */
  open?: ((given: IncomingMessage, liveKit: Socket, first: Buffer) => void) | undefined
}

/** Asks LiveKit what was asked here, and answers with its answer; with 502 or 504 where there is none. */
export function forward(asked: IncomingMessage, answer: ServerResponse, options: ForwardOptions): void {
  const { port, path, limitMs, body, open } = options
  const passed = request({
    ...{ host: '127.0.0.1', port, path, agent: false, setHost: false },
    ...(asked.method === undefined ? {} : { method: asked.method }),
    headers: {
      ...headersFor(asked),
      ...(body && { 'content-length': String(body.length) }),
      ...(open && { connection: 'upgrade', upgrade: 'websocket' }),
    },
  })
  const late = setTimeout(() => passed.destroy(new TooLateError()), limitMs)
  passed.once('close', () => clearTimeout(late))
  passed.once('response', (given) => {
    clearTimeout(late)
    answer.writeHead(given.statusCode ?? NO_ANSWER, withoutHops(given.headers))
    pipeline(given, answer).catch(() => answer.destroy())
  })
  passed.once('upgrade', (given, liveKit, first) => {
    if (open) open(given, liveKit, first)
    else liveKit.destroy()
  })
  passed.on('error', (error) => fail(answer, error))
  answer.once('close', () => passed.destroy())
  if (body) passed.end(body)
  else pass(asked, passed)
}

function pass(asked: IncomingMessage, passed: ClientRequest): void {
  let size = 0
  asked.on('data', (chunk: Buffer) => {
    size += chunk.length
    if (size > BODY_BYTES) passed.destroy(new TooLargeError())
  })
  // Not `pipeline`: a failure of LiveKit's side would take with it the connection on which it is told.
  asked.pipe(passed)
}

/** @param error of the asking, here or at LiveKit */
export function fail(answer: ServerResponse, error: Error): void {
  if (answer.writableEnded) return
  if (answer.headersSent) {
    answer.destroy()
    return
  }
  const status = error instanceof TooLargeError ? TOO_LARGE : error instanceof TooLateError ? TOO_LATE : NO_ANSWER
  // What is left of the body is not read.
  answer.writeHead(status, { connection: 'close' }).end()
}

function headersFor(asked: IncomingMessage): IncomingHttpHeaders {
  const before = asked.headers['x-forwarded-for']
  const address = asked.socket.remoteAddress ?? ''
  return { ...withoutHops(asked.headers), 'x-forwarded-for': before === undefined ? address : `${before}, ${address}` }
}

/** Without those of the connection, the ones that `Connection` names among them. */
function withoutHops(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const named = headers.connection?.split(',').map((name) => name.trim().toLowerCase()) ?? []
  const left = new Set([...HOP_BY_HOP, ...named])
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !left.has(name)))
}
