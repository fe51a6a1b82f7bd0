import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import { type WebSocket, WebSocketServer } from 'ws'
import { EmbeddedEngine } from '../../agent/speech/embedded-voice.ts'
import type { Work } from './control.ts'
import { ElevenLabsConnection } from './elevenlabs-connection.ts'
import { bodyOf, REFUSALS, type Refusal, type RefusalKind, refusalOf } from './elevenlabs-refusals.ts'
import { type ListedVoice, pageOf, usualVoices } from './elevenlabs-voices.ts'
import { type Fault, Faults } from './faults.ts'

const HOST = '127.0.0.1'
const LIST = '/v2/voices'
const PATH = /^\/v1\/text-to-speech\/([A-Za-z0-9]+)\/multi-stream-input$/
/** Quicker than the embedded voice, so that an ear can tell them apart. */
const WORDS_PER_MINUTE = 190

export interface ElevenLabsDoubleOptions {
  apiKey: string
  /** Of one of the usual voices. */
  voiceId: string
}

/** What was asked of the vendor. */
export interface SpeechRequest {
  text: string
  language: string | undefined
  voice: string
  /** Whether the vendor keeps the text. */
  isKept: boolean
}

/** How the vendor does its work; may be changed while it runs. */
export interface Manner {
  /** From the request for a connection to the connection. */
  openMs: number
  /** From the flush of a text to its first sound. */
  firstByteMs: number
  /** How many times faster than it is spoken speech is sent. */
  speed: number
  /** Share of the sound after which a fault comes; without one in the middle if it is to cut off, else at the start. */
  faultAt: number | undefined
  /** Share of the sound that is sent before it is said to be whole; 0 is none, 3 is thrice. */
  audioShare: number
  /** Texts that the account may have spoken at the same time, over all of its connections. */
  mostSpeaking: number
  /** Without a message for so long a connection is closed; what the client asks for when absent. */
  idleMs: number | undefined
  /** How it says why it closes: by a message, by the reason of the close, or by both. */
  explains: 'message' | 'close' | 'both'
  /** Whether connections are refused before they open, by HTTP, or closed when they have. */
  refusesBy: 'http' | 'close'
  /** Whether the account may have its history off: by its plan alone, else refused, in words or without any. */
  zeroRetention: 'allowed' | 'refused' | 'refused without a word'
  /** Voices that are listed and cannot be used any more, and why. */
  unusable: Record<string, RefusalKind>
  /** Whether the voices may be listed, or why not. */
  listing: 'allowed' | RefusalKind
}

export interface ElevenLabsDouble {
  /** Base of the API with its version, for ELEVENLABS_URL. */
  url: string
  /** One for each text; `status` closes the connection with the protocol's message of an error. */
  faults: Faults
  /** One for each connection that is opened: `status` refuses it, `drop` never answers. */
  openings: Faults
  manner: Manner
  /** What the account has. */
  voices: ListedVoice[]
  /** How often its voices were listed. */
  readonly listings: number
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
  model_id: /./,
  output_format: /^pcm_24000$/,
  language_code: /^[a-z]{2,3}$/,
  enable_ssml_parsing: /^false$/,
  enable_logging: /^(true|false)$/,
  inactivity_timeout: /^\d+$/,
  // `on` is for Enterprise accounts with the models of low latency.
  apply_text_normalization: /^auto$/,
  auto_mode: /^true$/,
}
/** It is an error to tell other models their language. */
const TAKES_LANGUAGE = /_v2_5$/
/** As it is for the models of low latency over a distance. */
const MANNER: Manner = {
  openMs: 40,
  firstByteMs: 75,
  speed: 8,
  faultAt: undefined,
  audioShare: 1,
  mostSpeaking: 15,
  idleMs: undefined,
  explains: 'both',
  refusesBy: 'close',
  zeroRetention: 'allowed',
  unusable: {},
  listing: 'allowed',
}

const MODELS = /^eleven_(flash|turbo)_v2(_5)?$|^eleven_multilingual_v2$/
const REASONS: Record<number, string> = { 401: 'Unauthorized', 403: 'Forbidden', 404: 'Not Found', 400: 'Bad Request' }

interface Wrong {
  refusal: Refusal
  /** Nobody who knows the vendor would ask for it. */
  violation?: string
}

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
  const voices: ListedVoice[] = usualVoices(options.voiceId)
  const speaking = new Set<object>()
  let listings = 0

  const list = (request: IncomingMessage, url: URL): { status: number; body: string } => {
    const refusal =
      request.headers['xi-api-key'] !== options.apiKey
        ? REFUSALS.key
        : manner.listing === 'allowed'
          ? undefined
          : (REFUSALS[manner.listing] as Refusal)
    if (refusal) return { status: refusal.status ?? 400, body: bodyOf(refusal) }
    if (!url.searchParams.has('next_page_token')) listings += 1
    return { status: 200, body: JSON.stringify(pageOf(voices, url.searchParams.get('next_page_token'))) }
  }
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', `http://${HOST}`)
    const { status, body } = url.pathname === LIST ? list(request, url) : { status: 404, body: '' }
    response.writeHead(status, { 'content-type': 'application/json' }).end(body)
  })

  const wrongWith = (request: IncomingMessage, url: URL, voice: string): Wrong | undefined => {
    if (request.headers['xi-api-key'] !== options.apiKey) return { refusal: REFUSALS.key }
    if (!voices.some(({ voice_id }) => voice_id === voice)) return { refusal: REFUSALS.voice }
    const unusable = manner.unusable[voice]
    if (unusable) return { refusal: REFUSALS[unusable] }
    const bad = (violation: string): Wrong => ({ refusal: REFUSALS.parameter, violation })
    const wrong = [...url.searchParams].find(([name, value]) => !PARAMETERS[name]?.test(value))
    if (wrong) return bad(`wrong parameter: ${wrong.join('=')}`)
    const model = url.searchParams.get('model_id')
    if (model === null) return bad('model_id is missing')
    if (!MODELS.test(model)) return { refusal: REFUSALS.model }
    if (url.searchParams.has('language_code') && !TAKES_LANGUAGE.test(model)) {
      return bad(`${model} takes no language_code`)
    }
    const isOff = url.searchParams.get('enable_logging') === 'false'
    if (!isOff || manner.zeroRetention === 'allowed') return undefined
    return { refusal: manner.zeroRetention === 'refused' ? REFUSALS.history : REFUSALS.silent }
  }

  const refuse = (socket: Duplex, status: number, body = '') =>
    socket.end(
      `HTTP/1.1 ${status} ${REASONS[status] ?? 'Refused'}\r\nConnection: close\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    )

  const open = async (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => undefined)
    const url = new URL(request.url ?? '/', `http://${HOST}`)
    const [, voiceId] = PATH.exec(url.pathname) ?? []
    if (voiceId === undefined) {
      violations.push(`no such path: ${url.pathname}`)
      return refuse(socket, 404)
    }
    const wrong = wrongWith(request, url, voiceId)
    if (wrong?.violation) violations.push(wrong.violation)
    if (wrong && manner.refusesBy === 'http') return refuse(socket, wrong.refusal.status ?? 400, bodyOf(wrong.refusal))
    const fault = wrong ? undefined : (openings.take() ?? always(faults))
    if (fault?.kind === 'status') {
      const refusal = refusalOf(fault.status)
      return refuse(socket, fault.status, refusal && bodyOf(refusal))
    }
    if (fault?.kind === 'drop' || fault?.kind === 'endless') return undefined
    if (fault?.kind === 'cut') return socket.destroy()
    if (fault?.kind === 'garbage') return socket.end('<html>Bad Gateway</html>')
    await delay(manner.openMs + (fault?.kind === 'delay' ? fault.ms : 0))
    const language = url.searchParams.get('language_code') ?? undefined
    const voice = engine.voice(language ?? 'en', WORDS_PER_MINUTE)
    return webSockets.handleUpgrade(request, socket, head, (client: WebSocket) => {
      const idleMs = Number(url.searchParams.get('inactivity_timeout') ?? 20) * 1_000
      const isKept = url.searchParams.get('enable_logging') !== 'false'
      const host = { faults, manner, violations, work, voice, speaking, idleMs }
      const connection = new ElevenLabsConnection(client, host, (text) =>
        requests.push({ text, language, voice: voiceId, isKept }),
      )
      connection.serve()
      if (wrong) connection.refuse(wrong.refusal)
    })
  }
  server.on('upgrade', (request, socket, head) => void open(request, socket, head))
  await new Promise<void>((resolve) => server.listen(0, HOST, resolve))

  return {
    url: `http://${HOST}:${(server.address() as AddressInfo).port}/v1`,
    faults,
    openings,
    manner,
    voices,
    requests,
    violations,
    work,
    get listings() {
      return listings
    },
    get connections() {
      return webSockets.clients.size
    },
    reset: () => {
      faults.clear()
      openings.clear()
      Object.assign(manner, MANNER)
      voices.splice(0, Infinity, ...usualVoices(options.voiceId))
      listings = 0
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
