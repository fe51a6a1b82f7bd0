import { APIConnectionError, APIStatusError, tokenize, tts } from '@livekit/agents'
import { TTS, type TTSEncoding } from '@livekit/agents-plugin-elevenlabs'
import type { ElevenLabsConfig } from '../../config.ts'
import type { Speech } from './speech.ts'
import { SPEECH_SAMPLE_RATE } from './voice.ts'

/** The vendor takes five at once on one connection, and cuts it off at the sixth. */
const MOST_SPEECHES = 4
/** Other models find the language by themselves, and refuse to be told. */
const TAKES_LANGUAGE = /_v2_5$/
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
  #lastError: Error | undefined
  #isShut = false

  constructor({ apiKey, voiceId, model, url }: ElevenLabsConfig, language: string) {
    super({
      apiKey: apiKey.reveal(),
      voiceId,
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
    this.on('error', ({ error }) => {
      this.#lastError = error
    })
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
    const connection = await super.currentConnection()
    if (this.#isShut) await this.close()
    return connection
  }

  /** Resolves when the speech is whole or has failed. */
  async make(speech: Speech): Promise<void> {
    this.#speeches.add(speech)
    try {
      await this.#stream(speech)
    } catch (error) {
      speech.fail(codeOf(error))
    }
    this.#speeches.delete(speech)
  }

  async #stream(speech: Speech): Promise<void> {
    // Opened here and not by the stream, which does not tell why it was refused.
    await Promise.race([this.currentConnection(), speech.settled])
    if (speech.isSettled) return
    const stream = this.stream({ connOptions: { maxRetry: 0, retryIntervalMs: 0, timeoutMs: 0 } })
    speech.stopped.addEventListener('abort', () => stream.close(), { once: true })
    stream.updateInputStream(ReadableStream.from([speech.text]))
    let isWhole = false
    for await (const audio of stream) {
      if (audio === tts.SynthesizeStream.END_OF_STREAM) continue
      speech.add(audio.frame)
      isWhole = audio.final
    }
    // The plugin ends a stream that failed as it ends one that is done: only the last frame tells them apart.
    const isSilent = speech.madeMs === 0 && !this.#lastError
    if (!isWhole && !isSilent) throw this.#lastError ?? new Error('the stream broke off')
    speech.finish()
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
