import type { Dictation as DictationState } from './room-state.ts'

/** As far as it is used here; TypeScript has no types of it. */
interface Recognition extends EventTarget {
  lang: string
  continuous: boolean
  interimResults: boolean
  processLocally: boolean
  start(): void
  stop(): void
  abort(): void
}
interface RecognitionEvent extends Event {
  results: ArrayLike<ArrayLike<{ transcript: string }>>
}
interface RecognitionConstructor {
  new (): Recognition
  available?(options: { langs: string[]; processLocally: boolean }): Promise<string>
  install?(options: { langs: string[]; processLocally: boolean }): Promise<boolean>
}

const constructorOf = (): RecognitionConstructor | undefined =>
  (globalThis as { SpeechRecognition?: RecognitionConstructor }).SpeechRecognition

/** The browser's own recogniser, on this device alone: what is said to it goes to nobody else. */
export class Dictation {
  readonly #tell: (state: DictationState) => void
  #recognition: Recognition | undefined
  #count = 0

  constructor(tell: (state: DictationState) => void) {
    this.#tell = tell
  }

  /** Says whether there is one for a language. */
  async look(language: string): Promise<void> {
    const options = { langs: [language], processLocally: true }
    // Without `available` it cannot be known that nothing leaves the device.
    const answer = await constructorOf()
      ?.available?.(options)
      .catch(() => 'unavailable')
    if (answer === 'available' || answer === 'downloadable') this.#tell({ is: 'off' })
  }

  async start(language: string): Promise<void> {
    const Constructor = constructorOf()
    if (!Constructor || this.#recognition) return
    const id = `dictation-${++this.#count}`
    this.#tell({ is: 'starting' })
    const options = { langs: [language], processLocally: true }
    const recognition = new Constructor()
    this.#recognition = recognition
    if ((await Constructor.available?.(options).catch(() => 'unavailable')) === 'downloadable') {
      await Constructor.install?.(options).catch(() => false)
    }
    if (this.#recognition !== recognition) return
    Object.assign(recognition, { lang: language, continuous: true, interimResults: true, processLocally: true })
    let text = ''
    recognition.addEventListener('result', (event) => {
      const { results } = event as RecognitionEvent
      text = Array.from(results, (alternatives) => alternatives[0]?.transcript ?? '')
        .join('')
        .trim()
      if (this.#recognition === recognition) this.#tell({ is: 'on', id, text })
    })
    let hasFailed = false
    recognition.addEventListener('error', () => {
      hasFailed = text === ''
    })
    recognition.addEventListener('end', () => {
      if (this.#recognition !== recognition) return
      this.#recognition = undefined
      this.#tell(hasFailed ? { is: 'failed' } : { is: 'done', id, text })
    })
    try {
      recognition.start()
      this.#tell({ is: 'on', id, text })
    } catch {
      this.#recognition = undefined
      this.#tell({ is: 'failed' })
    }
  }

  /** What was recognised stays. */
  stop(): void {
    this.#recognition?.stop()
  }
}
