/** eSpeak NG is GPL-3 and optional: the product loads it in a process of its own and nowhere else. */
export type Espeak = (words: {
  text: string
  language: string
  wordsPerMinute: number
  voice: keyof typeof GENDER
}) => Int16Array<ArrayBuffer>

interface Engine {
  set_voice(name: string, language: string, gender: number, age: number, variant: number): void
  set_rate(wordsPerMinute: number): void
  get_samplerate(): number
  synthesize(text: string, take: (chunk: Int16Array | null) => boolean): void
}

const GENDER = { male: 1, female: 2 } as const

/**
 * Makes words into 16-bit mono samples of `sampleRate` Hz.
 * @throws when the package is not installed
 */
export async function loadEspeak(): Promise<{ sampleRate: number; synthesise: Espeak }> {
  const { default: load } = (await import('@echogarden/espeak-ng-emscripten' as string)) as {
    default: () => Promise<{ eSpeakNGWorker: new () => Engine }>
  }
  const { eSpeakNGWorker } = await load()
  const engine = await new eSpeakNGWorker()
  return {
    sampleRate: engine.get_samplerate(),
    synthesise({ text, language, wordsPerMinute, voice }) {
      const chunks: Int16Array[] = []
      engine.set_voice('', language, GENDER[voice], 0, 0)
      engine.set_rate(wordsPerMinute)
      engine.synthesize(text, (chunk) => {
        if (chunk && chunk.length > 0) chunks.push(chunk.slice())
        return false
      })
      const pcm = new Int16Array(chunks.reduce((length, chunk) => length + chunk.length, 0))
      let offset = 0
      for (const chunk of chunks) {
        pcm.set(chunk, offset)
        offset += chunk.length
      }
      return pcm
    },
  }
}
