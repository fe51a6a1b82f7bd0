import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import { type WebSocket, WebSocketServer } from 'ws'
import { EmbeddedEngine } from '../../agent/speech/embedded-voice.ts'
import type { Work } from './control.ts'
import { ElevenLabsConnection } from './elevenlabs-connection.ts'
import { type Fault, Faults } from './faults.ts'

const HOST = '127.0.0.1'
const PATH = /^\/v1\/text-to-speech\/([A-Za-z0-9]+)\/multi-stream-input$/
/** Quicker than the embedded voice, so that an ear can tell them apart. */
const WORDS_PER_MINUTE = 190

export interface ElevenLabsDoubleOptions {
  apiKey: string
  voiceId: string
}

/** What was asked of the vendor. */
export interface SpeechRequest {
  text: string
  language: string | undefined
}

/** How the vendor does its work; may be changed while it runs. */
export interface Manner {
  /** From the flush of a text to its first sound. */
  firstByteMs: number
  /** How many times faster than it is spoken speech is sent. */
  speed: number
  /** Share of the sound after which a fault comes; without one in the middle if it is to cut off, else at the start. */
  faultAt: number | undefined
  /** Share of the sound that is sent before it is said to be whole; 0 is none, 3 is thrice. */
  audioShare: number
}

export interface ElevenLabsDouble {
  /** Base of the API with its version, for ELEVENLABS_URL. */
  url: string
  /** One for each text; `status` closes the connection with the protocol's message of an error. */
  faults: Faults
  /** One for each connection that is opened: `status` refuses it, `drop` never answers. */
  openings: Faults
  manner: Manner
  requests: SpeechRequest[]
  /** From the flush of each text to its first sound. */
  work: Work[]
  /** What no client of the vendor may do. */
  violations: string[]
  readonly connections: number
  /** As it was at its start: no faults, and nothing asked of it. */
  reset(): void
  /** Closes the open connections, as the vendor does with idle ones. */
  disconnect(): void
  close(): Promise<void>
}

/** Parameters of the vendor, with the values that a client gives which has no words changed. */
const PARAMETERS: Record<string, RegExp> = {
  model_id: /^eleven_(flash|turbo)_v2(_5)?$|^eleven_multilingual_v2$/,
  output_format: /^pcm_24000$/,
  language_code: /^[a-z]{2,3}$/,
  enable_ssml_parsing: /^false$/,
  enable_logging: /^true$/,
  inactivity_timeout: /^\d+$/,
  apply_text_normalization: /^auto$/,
  auto_mode: /^true$/,
}
/** It is an error to tell other models their language. */
const TAKES_LANGUAGE = /_v2_5$/
/** As it is for the models of low latency over a distance. */
const MANNER: Manner = { firstByteMs: 75, speed: 8, faultAt: undefined, audioShare: 1 }

const REASONS: Record<number, string> = { 401: 'Unauthorized', 403: 'Forbidden', 404: 'Not Found', 400: 'Bad Request' }

/** ElevenLabs' speech over WebSocket with several contexts, spoken by eSpeak NG in a process of its own. */
export async function startElevenLabsDouble(options: ElevenLabsDoubleOptions): Promise<ElevenLabsDouble> {
  const engine = new EmbeddedEngine()
  await engine.voice('en', WORDS_PER_MINUTE).speak('Ready.').settled
  const faults = new Faults()
  const openings = new Faults()
  const manner: Manner = { ...MANNER }
  const requests: SpeechRequest[] = []
  const violations: string[] = []
  const work: Work[] = []
  const sockets = new Set<Duplex>()
  const webSockets = new WebSocketServer({ noServer: true })
  const server = createServer((_request, response) => response.writeHead(404).end())

  const problemOf = (request: IncomingMessage, url: URL): { status: number; problem: string } | undefined => {
    const [, voice] = PATH.exec(url.pathname) ?? []
    if (voice === undefined) return { status: 404, problem: `no such path: ${url.pathname}` }
    if (request.headers['xi-api-key'] !== options.apiKey) return { status: 401, problem: 'wrong xi-api-key' }
    if (voice !== options.voiceId) return { status: 404, problem: `no such voice: ${voice}` }
    const wrong = [...url.searchParams].find(([name, value]) => !PARAMETERS[name]?.test(value))
    if (wrong) return { status: 400, problem: `wrong parameter: ${wrong.join('=')}` }
    const model = url.searchParams.get('model_id')
    if (model === null) return { status: 400, problem: 'model_id is missing' }
    if (url.searchParams.has('language_code') && !TAKES_LANGUAGE.test(model)) {
      return { status: 400, problem: `${model} takes no language_code` }
    }
    return undefined
  }

  const refuse = (socket: Duplex, status: number) =>
    socket.end(`HTTP/1.1 ${status} ${REASONS[status] ?? 'Refused'}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)

  const open = async (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => undefined)
    const url = new URL(request.url ?? '/', `http://${HOST}`)
    const wrong = problemOf(request, url)
    if (wrong) {
      violations.push(wrong.problem)
      return refuse(socket, wrong.status)
    }
    const fault = openings.take() ?? always(faults)
    if (fault?.kind === 'status') return refuse(socket, fault.status)
    if (fault?.kind === 'drop' || fault?.kind === 'endless') return undefined
    if (fault?.kind === 'cut') return socket.destroy()
    if (fault?.kind === 'garbage') return socket.end('<html>Bad Gateway</html>')
    if (fault?.kind === 'delay') await delay(fault.ms)
    const language = url.searchParams.get('language_code') ?? undefined
    const voice = engine.voice(language ?? 'en', WORDS_PER_MINUTE)
    return webSockets.handleUpgrade(request, socket, head, (client: WebSocket) => {
      const connection = new ElevenLabsConnection(client, { faults, manner, violations, work, voice }, (text) =>
        requests.push({ text, language }),
      )
      connection.serve()
    })
  }
  server.on('upgrade', (request, socket, head) => void open(request, socket, head))
  await new Promise<void>((resolve) => server.listen(0, HOST, resolve))

  return {
    url: `http://${HOST}:${(server.address() as AddressInfo).port}/v1`,
    faults,
    openings,
    manner,
    requests,
    violations,
    work,
    get connections() {
      return webSockets.clients.size
    },
    reset: () => {
      faults.clear()
      openings.clear()
      Object.assign(manner, MANNER)
      requests.length = 0
      violations.length = 0
      work.length = 0
    },
    disconnect: () => {
      for (const client of webSockets.clients) client.close(1000)
    },
    close: async () => {
      for (const socket of sockets) socket.destroy()
      engine.voice('en', WORDS_PER_MINUTE).close()
      webSockets.close()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** A vendor that refuses everything refuses connections too. */
const always = ({ always: fault }: Faults): Fault | undefined => (fault?.kind === 'status' ? fault : undefined)
