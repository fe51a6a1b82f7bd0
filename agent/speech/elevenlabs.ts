import type { ElevenLabsConfig } from '../../config.ts'
import { ElevenLabsLine } from './elevenlabs-line.ts'
import { Speech } from './speech.ts'
import type { Voice } from './voice.ts'

/** ElevenLabs, streaming, through its plugin. */
export class ElevenLabsVoice implements Voice {
  readonly name: string
  readonly key: string
  readonly #config: ElevenLabsConfig
  readonly #language: string
  #lines: ElevenLabsLine[] = []

  constructor(config: ElevenLabsConfig, language: string) {
    this.#config = config
    this.#language = language
    this.name = `elevenlabs/${config.model}`
    this.key = JSON.stringify([this.name, config.voiceId, language])
  }

  speak(text: string): Speech {
    const speech = new Speech(text)
    if (text.trim() === '') speech.finish()
    else void this.#make(speech)
    return speech
  }

  close(): void {
    for (const line of this.#lines) line.shut()
  }

  async #make(speech: Speech): Promise<void> {
    const line = this.#lines.find(({ hasRoom }) => hasRoom) ?? this.#open()
    // Nothing more is said on a line that failed, from this moment.
    speech.stopped.addEventListener('abort', () => this.#drop(line), { once: true })
    await line.make(speech)
    if (!line.isIdle) return
    // One line is enough for a quiet hour.
    if (this.#lines[0] !== line) this.#drop(line)
    if (!this.#lines.includes(line)) line.shut()
  }

  #open(): ElevenLabsLine {
    const line = new ElevenLabsLine(this.#config, this.#language)
    this.#lines.push(line)
    return line
  }

  #drop(line: ElevenLabsLine): void {
    this.#lines = this.#lines.filter((other) => other !== line)
  }
}
