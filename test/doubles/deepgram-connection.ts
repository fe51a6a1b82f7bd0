import { randomUUID } from 'node:crypto'
import type { RawData, WebSocket } from 'ws'
import { unixMs } from '../clock.ts'
import { Answers } from './answers.ts'
import type { Work } from './control.ts'
import type { Fault, Faults } from './faults.ts'
import { smartFormatted } from './deepgram-format.ts'
import type { Manner } from './deepgram-manner.ts'
import { isOverlong } from './deepgram-terms.ts'
import { partsOf } from './parts.ts'
import type { Recognised, Recogniser } from './recogniser.ts'
import { Segmenter, type Stretch } from './segmenter.ts'

const RATE = 16_000
/**
 * The limit of this double: its recogniser knows whole phrases, and so a pause inside of one must not end it. Where
 * a shorter pause is asked for (the plugin asks for 25 ms) the vendor ends words earlier, in more finals: `finals`.
 */
const SHORTEST_PAUSE_MS = 300
const INTERIM_MS = 600
const EMPTY_MS = 1_000
/** Without audio or KeepAlive the vendor ends the connection. */
const IDLE_MS = 10_000
const GARBAGE = '<html><body>502 Bad Gateway</body></html>'

interface Means {
  /** From its beginning. */
  fault: Fault | undefined
  /** Told when a fault comes. */
  faults: Faults
  latencyMs: number
  manner: Manner
  recogniser: Recogniser
  violations: string[]
  work: Work[]
}

/** One client's connection. */
export class DeepgramConnection {
  /** Texts of the finals that were sent. */
  readonly heard: string[] = []
  isOpen = true
  /** Ends of words that were asked for. */
  finalized = 0
  readonly #socket: WebSocket
  readonly #query: URLSearchParams
  readonly #means: Means
  readonly #segmenter: Segmenter
  readonly #requestId = randomUUID()
  #fault: Fault | undefined
  #hasCome = false
  readonly #answers: Answers
  #interimAt = 0
  #emptyAt = 0
  /** Words have come: what is sent from now on is garbled when it is to be. */
  #isGarbled = false
  #idle: NodeJS.Timeout | undefined
  /** It was asked for too much, says nothing, and will close. */
  readonly #isMute: boolean
  #overlong: NodeJS.Timeout | undefined

  constructor(socket: WebSocket, query: URLSearchParams, means: Means) {
    this.#socket = socket
    this.#query = query
    this.#means = means
    this.#fault = means.fault
    this.#answers = new Answers(
      () => this.#lateMs,
      (error) => {
        if (this.isOpen) means.violations.push(`the double failed: ${String(error)}`)
      },
    )
    this.#segmenter = new Segmenter(pauseOf(query.get('endpointing')))
    this.#isMute = isOverlong(query)
    if (this.#isMute) this.#overlong = setTimeout(() => socket.close(1011, 'NET-0000'), means.manner.overlongMs)
    socket.on('message', (data, isBinary) => (isBinary ? this.#audio(data) : this.#text(data)))
    socket.on('close', () => {
      this.isOpen = false
      clearTimeout(this.#idle)
      clearTimeout(this.#overlong)
    })
    socket.on('error', () => undefined)
    this.#beIdle()
  }

  /** Milliseconds of audio that have come. */
  get audioMs(): number {
    return (this.#segmenter.total * 1_000) / RATE
  }

  /**
   * From now on it goes wrong.
   * @throws when it is closed
   */
  goWrong(fault: Fault): void {
    if (!this.isOpen) throw new Error('the connection is closed: nothing can go wrong with it')
    this.#fault = fault
    this.#hasCome = false
  }

  /** Breaks the connection off without a word. */
  cut(): void {
    this.#socket.terminate()
  }

  #beIdle(): void {
    clearTimeout(this.#idle)
    this.#idle = setTimeout(() => this.#socket.close(1011, 'NET-0001'), IDLE_MS)
  }

  #text(data: RawData): void {
    const { type } = parse(String(data))
    this.#beIdle()
    if (type === 'KeepAlive') return
    if (type === 'Finalize') return this.#finalize()
    if (type === 'CloseStream') return this.#closeStream()
    this.#means.violations.push(`an unknown message: ${type}`)
    this.#socket.close(1008, 'DATA-0000')
  }

  #audio(data: RawData): void {
    const bytes = Buffer.isBuffer(data) ? data : Buffer.concat(data as Buffer[])
    this.#beIdle()
    if (bytes.length % 2 === 1) this.#means.violations.push('half a sample')
    const samples = new Int16Array(Uint8Array.from(bytes.subarray(0, bytes.length - (bytes.length % 2))).buffer)
    const { began, ended } = this.#segmenter.push(samples)
    if (began !== undefined) {
      this.#interimAt = this.audioMs + INTERIM_MS
      if (this.#query.get('vad_events') === 'true') {
        this.#later(() => this.#send({ type: 'SpeechStarted', channel: [0], timestamp: began / RATE }))
      }
    }
    for (const stretch of ended) this.#final(stretch, { speech_final: true, from_finalize: false })
    const { open } = this.#segmenter
    if (open && this.audioMs >= this.#interimAt) this.#interim(open)
    if (!open && this.audioMs >= this.#emptyAt) this.#empty()
  }

  #finalize(): void {
    this.finalized += 1
    const stretch = this.#segmenter.cut()
    if (stretch) this.#final(stretch, { speech_final: false, from_finalize: true })
    else if (this.#means.manner.answersIdleFinalize) this.#nothing({ is_final: true, from_finalize: true })
  }

  #closeStream(): void {
    const stretch = this.#segmenter.cut()
    if (stretch) this.#final(stretch, { speech_final: true, from_finalize: false })
    this.#later(() => {
      this.#send({ type: 'Metadata', request_id: this.#requestId, duration: this.audioMs / 1_000, channels: 1 })
      this.#socket.close(1000)
    })
  }

  #interim(stretch: Stretch): void {
    this.#interimAt = this.audioMs + INTERIM_MS
    if (this.#suffers('cut')) return this.cut()
    this.#isGarbled = true
    if (this.#query.get('interim_results') !== 'true') return
    this.#answers.give(
      () => this.#recognise(stretch, false),
      (recognised) => {
        if (recognised) this.#results(stretch.from, stretch.pcm.length, recognised, { is_final: false })
      },
    )
  }

  #final(stretch: Stretch, how: { speech_final: boolean; from_finalize: boolean }): void {
    this.#emptyAt = this.audioMs + EMPTY_MS
    if (this.#suffers('cut')) return this.cut()
    if (this.#suffers('endless')) return
    this.#answers.give(
      () => this.#recognise(stretch, true),
      (recognised, fromMs) => {
        this.#means.work.push({ fromMs, toMs: unixMs() })
        this.#finals(stretch, recognised, how)
        const lastWord = recognised?.words.at(-1)
        if (!lastWord || !this.#query.has('utterance_end_ms')) return
        const last_word_end = stretch.from / RATE + lastWord.endMs / 1_000
        this.#send({ type: 'UtteranceEnd', channel: [0, 1], last_word_end })
      },
    )
  }

  async #recognise({ pcm }: Stretch, isFinal: boolean): Promise<Recognised | undefined> {
    const { manner, recogniser } = this.#means
    return manner.isDeaf ? undefined : recogniser.recognise(pcm, isFinal)
  }

  #finals(
    { from, pcm }: Stretch,
    recognised: Recognised | undefined,
    how: { speech_final: boolean; from_finalize: boolean },
  ): void {
    const parts = partsOf(recognised, (pcm.length * 1_000) / RATE, this.#means.manner.finals)
    for (const [index, { fromMs, toMs, recognised: some }] of parts.entries()) {
      const [begins, length] = [from + samplesIn(fromMs), samplesIn(toMs - fromMs)]
      this.#results(begins, length, some, { ...(index === parts.length - 1 ? how : {}), is_final: true })
    }
  }

  /** Where nothing is said the vendor says that now and then. */
  #empty(): void {
    this.#emptyAt = this.audioMs + EMPTY_MS
    this.#nothing({ is_final: false })
  }

  #nothing(how: { is_final: boolean; from_finalize?: boolean }): void {
    const { total } = this.#segmenter
    this.#later(() => this.#results(total, 0, undefined, how))
  }

  #results(
    from: number,
    length: number,
    recognised: Recognised | undefined,
    how: { is_final: boolean; speech_final?: boolean; from_finalize?: boolean },
  ): void {
    const start = from / RATE
    const { words: said = [], confidence = 0 } = recognised ?? {}
    const words = this.#query.get('smart_format') === 'true' ? smartFormatted(said) : said
    const transcript = words.map(({ text }) => text).join(' ')
    const isSent = this.#send({
      type: 'Results',
      channel_index: [0, 1],
      duration: length / RATE,
      start,
      speech_final: false,
      from_finalize: false,
      ...how,
      channel: {
        alternatives: [
          {
            transcript,
            confidence,
            ...(this.#query.get('language') === 'multi' ? { languages: ['en'] } : {}),
            words: words.map(({ text, startMs, endMs }) => ({
              word: text.toLowerCase().replace(/[^\p{L}\p{N}']/gu, ''),
              punctuated_word: text,
              start: start + startMs / 1_000,
              end: start + endMs / 1_000,
              confidence,
            })),
          },
        ],
      },
      metadata: {
        request_id: this.#requestId,
        model_info: { name: this.#query.get('model'), version: '2026-01-01.0', arch: 'nova-3' },
        model_uuid: this.#requestId,
      },
    })
    if (how.is_final && transcript && isSent) this.heard.push(transcript)
  }

  get #lateMs(): number {
    return this.#means.latencyMs + (this.#fault?.kind === 'delay' ? this.#fault.ms : 0)
  }

  /** Whether this is what goes wrong, and so comes now. */
  #suffers(kind: Fault['kind']): boolean {
    if (this.#fault?.kind !== kind) return false
    if (!this.#hasCome) this.#means.faults.came(this.#fault)
    this.#hasCome = true
    return true
  }

  /** Of what needs no recognition. */
  #later(send: () => void): void {
    this.#answers.give(async () => undefined, send)
  }

  /** Whether it was sent, be it late or garbled. */
  #send(message: object): boolean {
    if (!this.isOpen || this.#isMute || this.#suffers('drop')) return false
    this.#suffers('delay')
    this.#socket.send(this.#isGarbled && this.#suffers('garbage') ? GARBAGE : JSON.stringify(message))
    return true
  }
}

const pauseOf = (endpointing: string | null) =>
  endpointing === 'false' ? Infinity : Math.max(SHORTEST_PAUSE_MS, Number(endpointing) || 0)

const samplesIn = (ms: number) => Math.round((ms * RATE) / 1_000)

function parse(text: string): { type: string } {
  try {
    return JSON.parse(text) as { type: string }
  } catch {
    return { type: 'no JSON' }
  }
}
