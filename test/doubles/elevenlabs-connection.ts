import { setTimeout as delay } from 'node:timers/promises'
import type { WebSocket } from 'ws'
import { z } from 'zod'
import type { Voice } from '../../agent/speech/voice.ts'
import { unixMs } from '../clock.ts'
import type { Work } from './control.ts'
import type { Manner } from './elevenlabs.ts'
import { closingOf, REFUSALS, type Refusal, refusalOf } from './elevenlabs-refusals.ts'
import type { Fault, Faults } from './faults.ts'

const CHUNK_MS = 250
const BYTES_PER_MS = 48
const MOST_CONTEXTS = 5

const Id = z.string().min(1).max(100)
/** In the order in which they are tried. */
const Message = z.union([
  z.strictObject({ context_id: Id, close_context: z.literal(true) }),
  z.strictObject({ context_id: Id, text: z.literal(' '), voice_settings: z.strictObject({}) }),
  z.strictObject({ context_id: Id, text: z.literal(''), flush: z.literal(true) }),
  z.strictObject({ context_id: Id, text: z.string().regex(/\S[^]* $/), flush: z.literal(true).optional() }),
])

export interface ConnectionHost {
  faults: Faults
  manner: Manner
  violations: string[]
  work: Work[]
  voice: Voice
  /** Texts that are being spoken now, over all connections of the account. */
  speaking: Set<object>
  /** Without a message for so long the connection is closed. */
  idleMs: number
}

interface Context {
  text: string
  /** Everything that was flushed so far is sent after this. */
  sent: Promise<void>
  /** Nothing more is sent, not even an end. */
  isSilent: boolean
}

/** One client's connection. */
export class ElevenLabsConnection {
  readonly #client: WebSocket
  readonly #host: ConnectionHost
  readonly #requested: (text: string) => void
  readonly #contexts = new Map<string, Context>()
  #idle: NodeJS.Timeout | undefined

  constructor(client: WebSocket, host: ConnectionHost, requested: (text: string) => void) {
    this.#client = client
    this.#host = host
    this.#requested = requested
  }

  serve(): void {
    this.#client.on('message', (data: Buffer, isBinary) => {
      this.#waitForMore()
      this.#take(isBinary ? undefined : data.toString())
    })
    this.#client.on('close', () => clearTimeout(this.#idle))
    this.#client.on('error', () => undefined)
    this.#waitForMore()
  }

  /** Says what is wrong, and closes. */
  refuse(refusal: Refusal): void {
    const { answer, code, reason } = closingOf(refusal)
    if (answer && this.#host.manner.explains !== 'close') this.#answer(answer)
    this.#client.close(code, this.#host.manner.explains === 'message' ? '' : reason)
  }

  #waitForMore(): void {
    const { idleMs, manner } = this.#host
    clearTimeout(this.#idle)
    this.#idle = setTimeout(() => this.refuse(REFUSALS.idle), manner.idleMs ?? idleMs)
  }

  #take(data: string | undefined): void {
    let message: z.infer<typeof Message>
    try {
      message = Message.parse(JSON.parse(data ?? ''))
    } catch {
      return this.#violated('not a message of the protocol')
    }
    const id = message.context_id
    const context = this.#contexts.get(id)
    if ('voice_settings' in message) {
      if (context) return this.#violated('a context was begun twice')
      this.#contexts.set(id, { text: '', sent: Promise.resolve(), isSilent: false })
      if (this.#contexts.size > MOST_CONTEXTS) this.refuse(REFUSALS.contexts)
      return undefined
    }
    if (!context) return this.#violated('a message for a context that is not open')
    if ('close_context' in message) {
      void context.sent.then(() => this.#finish(id, context))
      return undefined
    }
    context.text += message.text
    if (message.flush) this.#flush(id, context)
    return undefined
  }

  #flush(id: string, context: Context): void {
    // Every text ends with a space of the protocol's own.
    const text = context.text.slice(0, -1)
    context.text = ''
    if (text === '') return
    this.#requested(text)
    const fault = this.#host.faults.take(text)
    context.sent = context.sent.then(() => this.#speak(id, context, text, fault)).catch(() => this.#client.close(1011))
  }

  async #speak(id: string, context: Context, text: string, fault: Fault | undefined): Promise<void> {
    const { manner, speaking } = this.#host
    const fromMs = unixMs()
    if (speaking.size >= manner.mostSpeaking) return this.refuse(REFUSALS.concurrency)
    speaking.add(context)
    try {
      await this.#make(id, context, text, fault, fromMs)
    } finally {
      speaking.delete(context)
    }
  }

  async #make(id: string, context: Context, text: string, fault: Fault | undefined, fromMs: number): Promise<void> {
    const { manner, voice } = this.#host
    const speech = voice.speak(text)
    await speech.settled
    const frames = []
    const signal = AbortSignal.timeout(10_000)
    for await (const { data } of speech.read(signal))
      frames.push(Buffer.from(data.buffer, data.byteOffset, data.byteLength))
    const once = Buffer.concat(frames)
    const whole = Buffer.concat(Array.from({ length: Math.ceil(manner.audioShare) }, () => once))
    const pcm = whole.subarray(0, evenly(Math.min(whole.length, once.length * manner.audioShare)))
    await delay(Math.max(0, fromMs + manner.firstByteMs - unixMs()))

    this.#host.work.push({ fromMs, toMs: unixMs(), text })
    const share = fault ? (manner.faultAt ?? (fault.kind === 'cut' || fault.kind === 'endless' ? 0.5 : 0)) : 1
    const until = evenly(pcm.length * share)
    await this.#send(id, text, pcm.subarray(0, until))
    if (fault?.kind === 'delay') await delay(fault.ms)
    else if (fault) return this.#goWrong(id, context, text, fault)
    await this.#send(id, text, pcm.subarray(until))
  }

  async #send(id: string, text: string, pcm: Buffer): Promise<void> {
    const chunk = CHUNK_MS * BYTES_PER_MS
    for (let start = 0; start < pcm.length && this.#client.readyState === this.#client.OPEN; start += chunk) {
      const audio = pcm.subarray(start, start + chunk)
      this.#answer({
        audio: audio.toString('base64'),
        contextId: id,
        isFinal: null,
        normalizedAlignment: start === 0 ? alignmentOf(text, pcm.length / BYTES_PER_MS) : null,
        alignment: null,
      })
      await delay(audio.length / BYTES_PER_MS / this.#host.manner.speed)
    }
  }

  #goWrong(id: string, context: Context, text: string, fault: Exclude<Fault, { kind: 'delay' }>): void {
    context.isSilent = true
    switch (fault.kind) {
      case 'cut':
        return this.#client.terminate()
      case 'garbage':
        return this.#client.send('<html>502 Bad Gateway</html>')
      case 'status': {
        const refusal = refusalOf(fault.status)
        if (refusal) return this.refuse(refusal)
        this.#answer({ contextId: id, error: 'internal_server_error', message: 'Something went wrong.' })
        // Sound that was on its way comes all the same.
        return this.#answer({ audio: '', contextId: id, normalizedAlignment: alignmentOf(text, 1_000) })
      }
      case 'drop':
      case 'endless':
        return undefined
    }
  }

  #finish(id: string, context: Context): void {
    if (context.isSilent) return
    this.#contexts.delete(id)
    this.#answer({ contextId: id, isFinal: true })
  }

  #violated(what: string): void {
    this.#host.violations.push(what)
    this.refuse({ ...REFUSALS.protocol, message: what })
  }

  #answer(message: object): void {
    if (this.#client.readyState === this.#client.OPEN) this.#client.send(JSON.stringify(message))
  }
}

/** A number of bytes that ends with a sample. */
const evenly = (bytes: number) => Math.floor(bytes / 2) * 2

function alignmentOf(text: string, ms: number): object {
  const each = Math.round(ms / text.length)
  return {
    chars: [...text],
    charStartTimesMs: [...text].map((_, index) => index * each),
    charDurationsMs: [...text].map(() => each),
  }
}
