import { APIStatusError, stt } from '@livekit/agents'
import { STT } from '@livekit/agents-plugin-deepgram'
import type { DeepgramConfig } from '../../config.ts'
import { watchConnection } from './connection.ts'
import type { OpenRecogniser, RecogniserFailure, Words } from './recogniser.ts'
import { SentAudio } from './sent-audio.ts'

const ONCE = { maxRetry: 0, retryIntervalMs: 0, timeoutMs: 5_000 }

/**
 * Deepgram by LiveKit's plugin, one connection a recogniser.
 * @param language of the script, as in `en` or `ar`
 */
export function deepgram({ apiKey, model, url }: DeepgramConfig, language: string): OpenRecogniser {
  return (events) => {
    const vendor = new STT({
      apiKey: apiKey.reveal(),
      model,
      language,
      interimResults: true,
      ...(url ? { baseUrl: url.replace(/\/$/, '') } : {}),
    })
    const sent = new SentAudio()
    let isOver = false

    const close = () => {
      isOver = true
      connection.result.close()
    }
    const fail = (code: RecogniserFailure) => {
      if (isOver) return
      close()
      connection.destroy()
      events.failed(code)
    }
    vendor.on('error', ({ error }) =>
      fail(error instanceof APIStatusError && error.statusCode > 0 ? `http-${error.statusCode}` : 'unreachable'),
    )
    const connection = watchConnection(
      {
        opened: () => {
          if (!isOver) events.opened()
        },
        closed: () => fail('closed'),
        repeated: () => fail('garbage'),
      },
      () => vendor.stream({ connOptions: ONCE }),
    )

    const read = async () => {
      for await (const event of connection.result) {
        if (isOver) return
        const words = wordsOf(event, sent)
        if (words) events.words(words)
      }
      fail('closed')
    }
    read().catch(() => fail('garbage'))

    return {
      push(frame, atMs) {
        if (isOver) return
        for (const piece of sent.add(frame, atMs)) connection.result.pushFrame(piece)
      },
      finalize() {
        if (isOver) return
        for (const piece of sent.rest()) connection.result.pushFrame(piece)
        connection.result.flush()
      },
      get bytesReceived() {
        return connection.bytesReceived
      },
      close() {
        if (!isOver) close()
      },
    }
  }
}

function wordsOf({ type, alternatives }: stt.SpeechEvent, sent: SentAudio): Words | undefined {
  const isFinal = type === stt.SpeechEventType.FINAL_TRANSCRIPT
  if (!isFinal && type !== stt.SpeechEventType.INTERIM_TRANSCRIPT) return undefined
  const [best] = alternatives ?? []
  if (!best?.text) return undefined
  return {
    text: best.text,
    isFinal,
    startMs: Math.round(sent.beginningMs(best.startTime * 1_000)),
    endMs: Math.round(sent.atMs(best.endTime * 1_000)),
    confidence: Math.max(0, Math.min(1, best.confidence)),
    count: Math.max(1, best.words?.length ?? 0),
  }
}
