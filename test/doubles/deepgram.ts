import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import type { Work } from './control.ts'
import { DeepgramConnection, type Manner } from './deepgram-connection.ts'
import { Faults } from './faults.ts'
import { type Phrase, type Recogniser, startRecogniser } from './recogniser.ts'
import { scriptedRecogniser } from './scripted-recogniser.ts'

const KEY = 'deepgram-double-key'

export interface DeepgramDouble {
  /** WebSocket origin, for DEEPGRAM_URL. */
  url: string
  apiKey: string
  /** By the order of connections. `cut` breaks off in the middle of the first speech. */
  faults: Faults
  manner: Manner
  /** All there were, in their order; one can be made to go wrong later on. */
  connections: DeepgramConnection[]
  /** What the client did against the protocol. */
  violations: string[]
  /** From each end of words to their final. */
  work: Work[]
  expect(...phrases: Phrase[]): Promise<void>
  close(): Promise<void>
}

export interface DeepgramDoubleOptions {
  phrases?: readonly Phrase[]
  /** From what is heard to the message about it, the recogniser's own work within. */
  latencyMs?: number
  /** Recognises nothing: all that is said is taken for this. */
  scripted?: string
}

/** What the client has to ask for, and what else it may. */
const MUST: Record<string, RegExp> = {
  model: /^nova-/,
  encoding: /^linear16$/,
  sample_rate: /^16000$/,
  channels: /^1$/,
  language: /^[a-z]{2,3}(-[A-Za-z0-9]+)*$/,
}
const FLAGS =
  'punctuate smart_format dictation diarize numerals no_delay interim_results vad_events filler_words profanity_filter mip_opt_out'
const MAY: Record<string, RegExp> = {
  ...Object.fromEntries(FLAGS.split(' ').map((flag) => [flag, /^(true|false)$/])),
  endpointing: /^(false|\d{1,5})$/,
  utterance_end_ms: /^\d{4,5}$/,
  keyterm: /./,
}

const REASONS: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  402: 'Payment Required',
  403: 'Forbidden',
  404: 'Not Found',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
}

/** Deepgram's streaming interface, recognising what it is sent. English alone. */
export async function startDeepgramDouble({
  phrases = [],
  latencyMs = 0,
  scripted,
}: DeepgramDoubleOptions = {}): Promise<DeepgramDouble> {
  const recogniser: Recogniser = scripted === undefined ? await startRecogniser() : scriptedRecogniser(scripted)
  await recogniser.expect(phrases)
  const faults = new Faults()
  const manner: Manner = { finals: 1, isDeaf: false }
  const connections: DeepgramConnection[] = []
  const violations: string[] = []
  const work: Work[] = []
  const sockets = new WebSocketServer({ noServer: true })
  const server = createServer((_request, response) => {
    violations.push('a request that is no WebSocket')
    response.writeHead(400).end()
  })

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'ws://localhost')
    const problem = problemOf(request.headers.authorization, pathname, searchParams)
    if (problem) {
      violations.push(problem.message)
      return refuse(socket, problem.status, problem.message)
    }
    const fault = faults.draw()
    if (fault?.kind === 'status') {
      faults.came(fault)
      return refuse(socket, fault.status, 'a fault on demand')
    }
    sockets.handleUpgrade(request, socket, head, (connected) => {
      connections.push(
        new DeepgramConnection(connected, searchParams, {
          ...{ fault, faults, latencyMs, manner, recogniser, violations, work },
        }),
      )
    })
  })

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    apiKey: KEY,
    faults,
    manner,
    connections,
    violations,
    work,
    expect: (...more) => recogniser.expect(more),
    async close() {
      for (const connection of connections) connection.cut()
      sockets.close()
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
      await recogniser.close()
    },
  }
}

function problemOf(
  authorization: string | undefined,
  path: string,
  query: URLSearchParams,
): { status: number; message: string } | undefined {
  if (path !== '/v1/listen') return { status: 404, message: `a wrong path: ${path}` }
  if (authorization !== `Token ${KEY}`) return { status: 401, message: 'a wrong key' }
  for (const [name, pattern] of Object.entries(MUST)) {
    if (!pattern.test(query.get(name) ?? '')) return { status: 400, message: `${name}: ${query.get(name)}` }
  }
  for (const [name, value] of query) {
    if (!(MUST[name] ?? MAY[name])?.test(value)) return { status: 400, message: `${name}: ${value}` }
  }
  return undefined
}

function refuse(socket: Duplex, status: number, message: string): void {
  const body = JSON.stringify({ err_code: REASONS[status] ?? 'ERROR', err_msg: message })
  socket.end(
    `HTTP/1.1 ${status} ${REASONS[status] ?? 'Error'}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  )
}
