import { AudioFrame } from '@livekit/rtc-node'
import type { ElevenLabsAccount, Selection } from './elevenlabs-account.ts'
import { ElevenLabsLine } from './elevenlabs-line.ts'
import { Speech, SpeechFailed } from './speech.ts'
import { textFor } from './spoken-text.ts'
import type { SpeechKey, SpeechStore } from './speech-store.ts'
import { SPEECH_SAMPLE_RATE, type Voice } from './voice.ts'

/** A wrong voice and a history that stays on may be found out one after the other, and a line be idle. */
const MOST_TRIES = 4
/** Of sound from a file. */
const FRAME_SAMPLES = SPEECH_SAMPLE_RATE / 20

/** What becomes known of how much the vendor is used. */
export interface UseEvents {
  /** The vendor was asked for more than it gives at a time. */
  refused(code: string): void
  /** One more text is being made. */
  opened(): void
  closed(): void
}

export interface VoiceOptions {
  use?: UseEvents | undefined
  store?: SpeechStore | undefined
  /** Whether a text may lie on the disk: all when absent. */
  mayKeep?: ((text: string) => boolean) | undefined
}

const REFUSALS_OF_USE: ReadonlySet<string> = new Set(['too-many-at-once', 'http-429'])

/** ElevenLabs, streaming, through its plugin. */
export class ElevenLabsVoice implements Voice {
  readonly name: string
  readonly #account: ElevenLabsAccount
  readonly #language: string
  readonly #use: UseEvents | undefined
  readonly #store: SpeechStore | undefined
  readonly #mayKeep: (text: string) => boolean
  readonly #waiting = new Set<Speech>()
  #selection: Selection | undefined
  #lines: ElevenLabsLine[] = []
  #isClosed = false

  /** @param store keeps what was spoken once */
  constructor(account: ElevenLabsAccount, language: string, { use, store, mayKeep = () => true }: VoiceOptions = {}) {
    this.#account = account
    this.#language = language
    this.#use = use
    this.#store = store
    this.#mayKeep = mayKeep
    this.name = `elevenlabs/${account.config.model}`
  }

  get key(): string {
    return JSON.stringify([this.name, this.#selection?.voiceId, this.#language])
  }

  /** Chooses how to speak, ahead of the first words. Whatever is wrong is told by those. */
  async ready(): Promise<void> {
    this.#selection ??= await this.#account.select(this.#language).catch(() => undefined)
  }

  /** Opens a connection before there is anything to say, so that the first words do not wait for it. */
  async warm(): Promise<void> {
    if (!this.#selection || this.#isClosed || this.#lines.length > 0) return
    const line = this.#open(this.#selection)
    if (await line.open()) return
    this.#drop(line)
    if (line.isIdle) line.shut()
  }

  speak(text: string): Speech {
    const speech = new Speech(text, this.spokenOf(text))
    if (this.#isClosed) speech.fail('closed')
    else if (text.trim() === '') speech.finish()
    else void this.#make(speech)
    return speech
  }

  spokenOf(text: string): string {
    return textFor(this.#account.config.model, text, this.#language)
  }

  async recall(text: string): Promise<Speech | undefined> {
    const selection = this.#selection
    if (!this.#store || this.#isClosed || !selection || !this.#mayKeep(text)) return undefined
    try {
      const { voiceId } = selection
      const speech = new Speech(text, this.spokenOf(text))
      const sound = await this.#store.find(this.#keyOf(speech, voiceId))
      if (!sound) return undefined
      play(sound, speech)
      return speech.failure ? undefined : speech
    } catch {
      return undefined
    }
  }

  close(): void {
    this.#isClosed = true
    for (const speech of this.#waiting) speech.fail('closed')
    for (const line of this.#lines) line.shut()
  }

  async #make(speech: Speech): Promise<void> {
    this.#waiting.add(speech)
    try {
      await this.#tryCounted(speech)
    } catch (error) {
      speech.fail(error instanceof SpeechFailed ? error.code : 'vendor-error')
    }
    this.#waiting.delete(speech)
    const code = speech.failure?.code
    if (code !== undefined && REFUSALS_OF_USE.has(code)) this.#use?.refused(code)
  }

  async #tryCounted(speech: Speech): Promise<void> {
    this.#use?.opened()
    try {
      const selection = await this.#try(speech)
      if (selection && speech.durationMs !== undefined && this.#mayKeep(speech.text)) {
        void this.#store?.keep(this.#keyOf(speech, selection.voiceId), speech.sound)
      }
    } finally {
      this.#use?.closed()
    }
  }

  #keyOf({ text, spoken }: Speech, voiceId: string): SpeechKey {
    return { voiceId, model: this.#account.config.model, language: this.#language, text, spoken }
  }

  /** @returns how it was spoken, if it was */
  async #try(speech: Speech): Promise<Selection | undefined> {
    for (let tries = 1; !speech.isSettled; tries++) {
      const selection = await this.#account.select(this.#language)
      if (speech.isSettled) return undefined
      this.#selection = selection
      const line = this.#lines.find((open) => open.hasRoom && open.isFor(selection)) ?? this.#open(selection)
      // Nothing more is said on a line that failed, from this moment.
      speech.stopped.addEventListener('abort', () => this.#drop(line), { once: true })
      const code = await line.make(speech)
      if (code !== undefined) this.#drop(line)
      this.#putAway(line)
      if (code === undefined) return selection
      // A line that the vendor closed for its silence says nothing of the next one.
      const isBetter = code === 'idle' || (await this.#account.amend(selection, code))
      if (!isBetter || tries === MOST_TRIES) speech.fail(code)
    }
    return undefined
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

/** Adds sound that was made before, in frames. */
function play(sound: Buffer, speech: Speech): void {
  // A copy: the samples of a file need not begin where samples may.
  const samples = new Int16Array(new Uint8Array(sound).buffer)
  for (let start = 0; start < samples.length; start += FRAME_SAMPLES) {
    const part = samples.slice(start, start + FRAME_SAMPLES)
    speech.add(new AudioFrame(part, SPEECH_SAMPLE_RATE, 1, part.length))
  }
  speech.finish()
}
