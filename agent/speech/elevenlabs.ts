import { APIConnectionError, APIStatusError, tokenize, tts } from '@livekit/agents'
import { TTS, type TTSEncoding } from '@livekit/agents-plugin-elevenlabs'
import type { ElevenLabsConfig } from '../../config.ts'
import { keepWordsOutOfFrameworkLog } from '../framework-log.ts'
import { Speech } from './speech.ts'
import { SPEECH_SAMPLE_RATE, type Voice } from './voice.ts'

/** The vendor takes five at once on one connection, and cuts it off at the sixth. */
const CONTEXTS = 4
/** Other models find the language by themselves, and refuse to be told. */
const TAKES_LANGUAGE = /_v2_5$/

/** The vendor has it, the plugin's type does not. */
const ENCODING = `pcm_${SPEECH_SAMPLE_RATE}` as TTSEncoding

/** One connection to the vendor; the plugin opens it anew when the vendor has closed it. */
interface Line {
  plugin: TTS
  opening: Promise<unknown>
  contexts: number
  lastError: Error | undefined
}

/** The script's words go out in one piece: a tokenizer of sentences would change spaces and marks. */
class WholeText extends tokenize.SentenceTokenizer {
  tokenize(text: string): string[] {
    return [text]
  }

  stream(): tokenize.SentenceStream {
    return new tokenize.BufferedSentenceStream((text) => [text], 1, 1)
  }
}

/** ElevenLabs, streaming, through its plugin. */
export class ElevenLabsVoice implements Voice {
  readonly name: string
  readonly key: string
  readonly #config: ElevenLabsConfig
  readonly #language: string
  #lines: Line[] = []

  constructor(config: ElevenLabsConfig, language: string) {
    keepWordsOutOfFrameworkLog()
    this.#config = config
    this.#language = language
    this.name = `elevenlabs/${config.model}`
    this.key = JSON.stringify([this.name, config.voiceId, language])
  }

  speak(text: string): Speech {
    const speech = new Speech(text)
    void this.#make(speech)
    return speech
  }

  close(): void {
    for (const line of this.#lines.splice(0)) shut(line)
  }

  async #make(speech: Speech): Promise<void> {
    if (speech.text.trim() === '') return speech.finish()
    const line = this.#takeLine()
    // Nothing more is said on a line that failed.
    speech.stopped.addEventListener('abort', () => this.#drop(line), { once: true })
    try {
      await streamOn(line, speech)
    } catch (error) {
      speech.fail(codeOf(error))
    }
    line.contexts -= 1
    if (line.contexts > 0) return
    // One line is enough for a quiet hour.
    if (this.#lines[0] !== line) this.#drop(line)
    if (!this.#lines.includes(line)) shut(line)
  }

  #drop(line: Line): void {
    this.#lines = this.#lines.filter((other) => other !== line)
  }

  #takeLine(): Line {
    let line = this.#lines.find(({ contexts }) => contexts < CONTEXTS)
    if (!line) {
      line = open(this.#config, this.#language)
      this.#lines.push(line)
    }
    line.contexts += 1
    return line
  }
}

function open({ apiKey, voiceId, model, url }: ElevenLabsConfig, language: string): Line {
  const plugin = new TTS({
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
  const line: Line = { plugin, opening: Promise.resolve(), contexts: 0, lastError: undefined }
  plugin.on('error', ({ error }) => {
    line.lastError = error
  })
  return line
}

/** A connection that is still being opened cannot be closed before it is. */
function shut({ plugin, opening }: Line): void {
  const close = () => void plugin.close().catch(() => undefined)
  opening.then(close, close)
}

async function streamOn(line: Line, speech: Speech): Promise<void> {
  const { plugin } = line
  const { stopped } = speech
  // Opened here and not by the stream, which does not tell why it was refused.
  line.opening = plugin.currentConnection()
  line.opening.catch(() => undefined)
  await Promise.race([line.opening, speech.settled])
  if (speech.isSettled) return
  const stream = plugin.stream({ connOptions: { maxRetry: 0, retryIntervalMs: 0, timeoutMs: 0 } })
  stopped.addEventListener('abort', () => stream.close(), { once: true })
  stream.updateInputStream(ReadableStream.from([speech.text]))
  let isWhole = false
  for await (const audio of stream) {
    if (audio === tts.SynthesizeStream.END_OF_STREAM) continue
    speech.add(audio.frame)
    isWhole = audio.final
  }
  // The plugin ends a stream that failed as it ends one that is done: only the last frame tells them apart.
  if (!isWhole && (line.lastError || speech.madeMs > 0)) throw line.lastError ?? new Error('the stream broke off')
  speech.finish()
}

/** Of what the plugin throws: the vendor's status, or how the connection was closed. */
function codeOf(error: unknown): string {
  if (error instanceof APIStatusError && error.statusCode >= 1_000) return `closed-${error.statusCode}`
  if (error instanceof APIStatusError && error.statusCode > 0) return `http-${error.statusCode}`
  const [, status] = /server response: (\d{3})/.exec(error instanceof Error ? error.message : '') ?? []
  if (status) return `http-${status}`
  return error instanceof APIConnectionError ? 'no-connection' : 'vendor-error'
}
