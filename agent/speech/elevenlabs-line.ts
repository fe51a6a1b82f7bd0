import { setTimeout as delay } from 'node:timers/promises'
import { APIConnectionError, APIStatusError, tokenize, tts } from '@livekit/agents'
import { type SynthesizeStream, TTS, type TTSEncoding } from '@livekit/agents-plugin-elevenlabs'
import type { ElevenLabsConfig } from '../../config.ts'
import type { Selection } from './elevenlabs-account.ts'
import { hearRefusals, Refusals } from './elevenlabs-socket.ts'
import type { Speech } from './speech.ts'
import { SPEECH_SAMPLE_RATE } from './voice.ts'

/** The vendor takes five at once on one connection, and cuts it off at the sixth. */
const MOST_SPEECHES = 4
/** Other models find the language by themselves, and refuse to be told. */
const TAKES_LANGUAGE = /_v2_5$/
/** For a connection to be refused that was opened first. */
const PROBE_MS = 1_000
/** For a connection to be closed that is about to be. */
const CLOSING_MS = 250
/** The vendor has it, the plugin's type does not. */
const ENCODING = `pcm_${SPEECH_SAMPLE_RATE}` as TTSEncoding

/** The script's words go out in one piece: a tokenizer of sentences would change spaces and marks. */
class WholeText extends tokenize.SentenceTokenizer {
  tokenize(text: string): string[] {
    return [text]
  }

  stream(): tokenize.SentenceStream {
    return new tokenize.BufferedSentenceStream((text) => [text], 1, 1)
  }
}

/** One connection to the vendor; the plugin opens it anew when the vendor has closed it. */
export class ElevenLabsLine extends TTS {
  readonly #speeches = new Set<Speech>()
  readonly #selection: Selection
  #lastError: Error | undefined
  /** Of the latest connection. */
  #refusals = new Refusals()
  #isShut = false

  constructor({ apiKey, model, url }: ElevenLabsConfig, selection: Selection, language: string) {
    super({
      apiKey: apiKey.reveal(),
      voiceId: selection.voiceId,
      enableLogging: selection.keepsHistory,
      model,
      encoding: ENCODING,
      wordTokenizer: new WholeText(),
      autoMode: true,
      enableSsmlParsing: false,
      applyTextNormalization: 'auto',
      syncAlignment: false,
      ...(TAKES_LANGUAGE.test(model) ? { language } : {}),
      ...(url === undefined ? {} : { baseURL: url }),
    })
    this.#selection = selection
    this.on('error', ({ error }) => {
      this.#lastError = error
    })
  }

  isFor({ voiceId, keepsHistory }: Selection): boolean {
    return this.#selection.voiceId === voiceId && this.#selection.keepsHistory === keepsHistory
  }

  get hasRoom(): boolean {
    return this.#speeches.size < MOST_SPEECHES
  }

  get isIdle(): boolean {
    return this.#speeches.size === 0
  }

  /** Ends what is being made on it, and its connection, which may be only on its way. */
  shut(): void {
    this.#isShut = true
    for (const speech of this.#speeches) speech.fail('closed')
    this.close().catch(() => undefined)
  }

  override async currentConnection(): ReturnType<TTS['currentConnection']> {
    const connection = await hearRefusals(
      (refusals) => {
        this.#refusals = refusals
      },
      () => super.currentConnection(),
    )
    if (this.#isShut) await this.close()
    return connection
  }

  /** Opens the connection, so that the first words do not wait for it. @returns whether it stands */
  async open(): Promise<boolean> {
    try {
      await this.currentConnection()
      return true
    } catch {
      return false
    }
  }

  /**
   * Opens the connection, and closes it again.
   * @returns why the vendor does not take it, if it does not
   */
  async probe(): Promise<string | undefined> {
    try {
      await this.currentConnection()
      await Promise.race([this.#refusals.closed, delay(PROBE_MS, undefined, { ref: false })])
      return this.#refusals.code
    } catch (error) {
      return this.#refusals.code ?? codeOf(error)
    } finally {
      this.shut()
    }
  }

  /**
   * Resolves when the speech is whole or has failed.
   * @returns why it could not be begun, when it was not; it has not failed by that
   */
  async make(speech: Speech): Promise<string | undefined> {
    this.#speeches.add(speech)
    let code: string | undefined
    try {
      code = await this.#stream(speech)
    } catch (error) {
      // A connection that is being closed fails before it is told why.
      await Promise.race([this.#refusals.closed, speech.settled, delay(CLOSING_MS, undefined, { ref: false })])
      code = this.#refusals.code ?? codeOf(error)
    }
    this.#speeches.delete(speech)
    if (speech.isSettled) return undefined
    if (code !== undefined && speech.madeMs > 0) speech.fail(code)
    return speech.isSettled ? undefined : code
  }

  async #stream(speech: Speech): Promise<string | undefined> {
    // Opened here and not by the stream, which does not tell why it was refused.
    await Promise.race([this.currentConnection(), speech.settled])
    if (speech.isSettled) return undefined
    speech.begin()
    const stream = this.stream({ connOptions: { maxRetry: 0, retryIntervalMs: 0, timeoutMs: 0 } })
    speech.stopped.addEventListener('abort', () => stream.close(), { once: true })
    stream.updateInputStream(ReadableStream.from([speech.spoken]))
    let isWhole = false
    for await (const audio of stream) {
      if (audio === tts.SynthesizeStream.END_OF_STREAM) continue
      speech.add(audio.frame)
      isWhole = audio.final
    }
    // The plugin ends a stream that failed as it ends one that is done: only the last frame tells them apart.
    const refused = isWhole ? undefined : this.#refusals.of((stream as SynthesizeStream).contextId)
    if (refused !== undefined) return refused
    const isSilent = speech.madeMs === 0 && !this.#lastError
    if (!isWhole && !isSilent) throw this.#lastError ?? new Error('the stream broke off')
    speech.finish()
    return undefined
  }
}

/** Of what the plugin throws: the vendor's status, or how the connection was closed. */
function codeOf(error: unknown): string {
  if (error instanceof APIStatusError && error.statusCode >= 1_000) return `closed-${error.statusCode}`
  if (error instanceof APIStatusError && error.statusCode > 0) return `http-${error.statusCode}`
  const [, status] = /server response: (\d{3})/.exec(error instanceof Error ? error.message : '') ?? []
  if (status) return `http-${status}`
  return error instanceof APIConnectionError ? 'no-connection' : 'vendor-error'
}
