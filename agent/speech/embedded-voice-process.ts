import { loadEspeak } from './espeak.ts'

/** The embedded voice: eSpeak NG in a process of its own. */
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

const { sampleRate, synthesise } = await loadEspeak()

process.on('message', (request: SpeakRequest) => {
  const { id } = request
  let reply: SpeakReply
  try {
    reply = { id, pcm: synthesise({ ...request, voice: 'female' }), sampleRate }
  } catch (error) {
    reply = { id, error: error instanceof Error ? error.message : 'synthesis failed' }
  }
  process.send?.(reply)
})
process.on('disconnect', () => process.exit(0))
process.on('SIGINT', () => undefined)
process.send?.({ ready: true } satisfies SpeakReply)
