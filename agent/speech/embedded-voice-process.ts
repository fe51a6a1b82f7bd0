/**
 * The embedded voice: eSpeak NG in a process of its own. It is GPL-3 and optional, so it is loaded
 * here and nowhere else.
 */
export interface SpeakRequest {
  id: number
  text: string
  language: string
  wordsPerMinute: number
}

export type SpeakReply =
  | { ready: true }
  | { id: number; pcm: Int16Array; sampleRate: number }
  | { id: number; error: string }

interface Engine {
  set_voice(name: string, language: string, gender: number, age: number, variant: number): void
  set_rate(wordsPerMinute: number): void
  get_samplerate(): number
  synthesize(text: string, take: (chunk: Int16Array | null) => boolean): void
}

const FEMALE = 2

const { default: load } = (await import('@echogarden/espeak-ng-emscripten' as string)) as {
  default: () => Promise<{ eSpeakNGWorker: new () => Engine }>
}
const { eSpeakNGWorker } = await load()
const engine = await new eSpeakNGWorker()

function speak({ text, language, wordsPerMinute }: SpeakRequest): Int16Array {
  const chunks: Int16Array[] = []
  engine.set_voice('', language, FEMALE, 0, 0)
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
}

process.on('message', (request: SpeakRequest) => {
  const { id } = request
  let reply: SpeakReply
  try {
    reply = { id, pcm: speak(request), sampleRate: engine.get_samplerate() }
  } catch (error) {
    reply = { id, error: error instanceof Error ? error.message : 'synthesis failed' }
  }
  process.send?.(reply)
})
process.on('disconnect', () => process.exit(0))
process.on('SIGINT', () => undefined)
process.send?.({ ready: true } satisfies SpeakReply)
