import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, STATUS_CODES } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import { WebSocketServer } from 'ws'
import type { Work } from './control.ts'
import { DeepgramConnection } from './deepgram-connection.ts'
import { type Manner, USUAL_MANNER } from './deepgram-manner.ts'
import { findRefusal, type Refusal, refusalOf } from './deepgram-terms.ts'
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
  /** What was asked for at each opening, as the query has it; words of respondents are among the key terms. */
  requests: string[]
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
  /** What deviates from the vendor's usual manner. */
  manner?: Partial<Manner>
}

/** Deepgram's streaming interface, recognising what it is sent. English alone. */
export async function startDeepgramDouble({
  phrases = [],
  latencyMs = 0,
  scripted,
  manner: deviation = {},
}: DeepgramDoubleOptions = {}): Promise<DeepgramDouble> {
  const recogniser: Recogniser = scripted === undefined ? await startRecogniser() : scriptedRecogniser(scripted)
  await recogniser.expect(phrases)
  const faults = new Faults()
  const manner: Manner = { ...USUAL_MANNER, ...deviation }
  const requests: string[] = []
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
    requests.push(searchParams.toString())
    const asked = { authorization: request.headers.authorization, path: pathname, query: searchParams }
    const refusal = findRefusal(asked, KEY)
    if (refusal) {
      violations.push(refusal.err_msg)
      return refuse(socket, refusal)
    }
    if (!manner.mayTrain && searchParams.get('mip_opt_out') !== 'true') violations.push('the sound may be kept')
    const fault = faults.draw()
    if (fault?.kind === 'status') {
      faults.came(fault)
      return refuse(socket, refusalOf(fault.status))
    }
    // A client may have given up meanwhile: its socket is then gone, and nobody waits for the answer.
    socket.on('error', () => undefined)
    void delay(manner.openingMs).then(() => {
      if (socket.destroyed) return
      sockets.handleUpgrade(request, socket, head, (connected) => {
        connections.push(
          new DeepgramConnection(connected, searchParams, {
            ...{ fault, faults, latencyMs, manner, recogniser, violations, work },
          }),
        )
      })
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
    requests,
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

function refuse(socket: Duplex, { status, ...saying }: Refusal): void {
  const body = JSON.stringify({ ...saying, request_id: randomUUID() })
  const reason = STATUS_CODES[status] ?? 'Error'
  socket.end(
    `HTTP/1.1 ${status} ${reason}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  )
}
