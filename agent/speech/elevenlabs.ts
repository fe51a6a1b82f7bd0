import type { ElevenLabsAccount, Selection } from './elevenlabs-account.ts'
import { ElevenLabsLine } from './elevenlabs-line.ts'
import { Speech, SpeechFailed } from './speech.ts'
import { textFor } from './spoken-text.ts'
import type { Voice } from './voice.ts'

/** A wrong voice and a history that stays on may be found out one after the other, and a line be idle. */
const MOST_TRIES = 4

/** What becomes known of how much the vendor is used. */
export interface UseEvents {
  /** The vendor was asked for more than it gives at a time. */
  refused(code: string): void
  /** So many texts are being made now. */
  speaking(count: number): void
}

const REFUSALS_OF_USE: ReadonlySet<string> = new Set(['too-many-at-once', 'http-429'])

/** ElevenLabs, streaming, through its plugin. */
export class ElevenLabsVoice implements Voice {
  readonly name: string
  readonly #account: ElevenLabsAccount
  readonly #language: string
  readonly #use: UseEvents | undefined
  readonly #waiting = new Set<Speech>()
  #selection: Selection | undefined
  #lines: ElevenLabsLine[] = []

  constructor(account: ElevenLabsAccount, language: string, use?: UseEvents) {
    this.#account = account
    this.#language = language
    this.#use = use
    this.name = `elevenlabs/${account.config.model}`
  }

  get key(): string {
    return JSON.stringify([this.name, this.#selection?.voiceId, this.#language])
  }

  /** Chooses how to speak, ahead of the first words. Whatever is wrong is told by those. */
  async ready(): Promise<void> {
    this.#selection ??= await this.#account.select(this.#language).catch(() => undefined)
  }

  speak(text: string): Speech {
    const speech = new Speech(text, this.spokenOf(text))
    if (text.trim() === '') speech.finish()
    else void this.#make(speech)
    return speech
  }

  spokenOf(text: string): string {
    return textFor(this.#account.config.model, text, this.#language)
  }

  close(): void {
    for (const speech of this.#waiting) speech.fail('closed')
    for (const line of this.#lines) line.shut()
  }

  async #make(speech: Speech): Promise<void> {
    this.#waiting.add(speech)
    this.#use?.speaking(this.#waiting.size)
    try {
      await this.#try(speech)
    } catch (error) {
      speech.fail(error instanceof SpeechFailed ? error.code : 'vendor-error')
    }
    this.#waiting.delete(speech)
    this.#use?.speaking(this.#waiting.size)
    const code = speech.failure?.code
    if (code !== undefined && REFUSALS_OF_USE.has(code)) this.#use?.refused(code)
  }

  async #try(speech: Speech): Promise<void> {
    for (let tries = 1; !speech.isSettled; tries++) {
      const selection = await this.#account.select(this.#language)
      if (speech.isSettled) return
      this.#selection = selection
      const line = this.#lines.find((open) => open.hasRoom && open.isFor(selection)) ?? this.#open(selection)
      // Nothing more is said on a line that failed, from this moment.
      speech.stopped.addEventListener('abort', () => this.#drop(line), { once: true })
      const code = await line.make(speech)
      if (code !== undefined) this.#drop(line)
      this.#putAway(line)
      if (code === undefined) return
      // A line that the vendor closed for its silence says nothing of the next one.
      const isBetter = code === 'idle' || (await this.#account.amend(selection, code))
      if (!isBetter || tries === MOST_TRIES) speech.fail(code)
    }
  }

  #open(selection: Selection): ElevenLabsLine {
    const line = new ElevenLabsLine(this.#account.config, selection, this.#language)
    this.#lines.push(line)
    return line
  }

  #drop(line: ElevenLabsLine): void {
    this.#lines = this.#lines.filter((other) => other !== line)
  }

  /** One line is enough for a quiet hour. */
  #putAway(line: ElevenLabsLine): void {
    if (!line.isIdle) return
    if (this.#lines[0] !== line) this.#drop(line)
    if (!this.#lines.includes(line)) line.shut()
  }
}
