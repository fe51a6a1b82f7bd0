import { APIStatusError, stt } from '@livekit/agents'
import { STT } from '@livekit/agents-plugin-deepgram'
import type { DeepgramConfig } from '../../../config.ts'
import type { Logger } from '../../../log.ts'
import type { ProviderUse } from '../../provider-use.ts'
import { watchConnection } from './connection.ts'
import type { OpenRecogniser, Recogniser, RecogniserEvents, RecogniserFailure, Words } from '../recogniser.ts'
import { heardBy, optionsOf } from './request.ts'
import { SentAudio } from './sent-audio.ts'

const ONCE = { maxRetry: 0, retryIntervalMs: 0, timeoutMs: 5_000 }

const PROVIDER = 'deepgram'

export interface DeepgramMeans {
  /** What it listens for besides, the most important first; see `keytermsOf`. */
  keyterms?: readonly string[]
  /** Without it the limit of streams is that of this job alone. */
  use?: ProviderUse
  logger?: Logger
}

/**
 * Deepgram by LiveKit's plugin, one connection a recogniser. At the account's limit of streams a recogniser fails at
 * once with `at-limit`: the vendor would refuse it with 429, and perhaps somebody else's instead.
 * @param language of the script, as in `en` or `ar`
 */
export function deepgram(
  config: DeepgramConfig,
  language: string,
  { keyterms = [], use, logger }: DeepgramMeans = {},
): OpenRecogniser {
  const heard = heardBy(config, language, keyterms)
  if (heard.lacksMulti) {
    logger?.warn({ language: heard.language }, 'it hears this language alone: those heard together lack it')
  }
  let own = 0
  use?.watch(PROVIDER)
  const isAtLimit = () => config.maxStreams > 0 && own + (use?.othersOpen(PROVIDER) ?? 0) >= config.maxStreams

  return (events) => {
    if (isAtLimit()) {
      use?.refused(PROVIDER, 'at-limit')
      return atLimit(events)
    }
    own += 1
    use?.opened(PROVIDER)
    const vendor = new STT({
      ...optionsOf(heard),
      apiKey: config.apiKey.reveal(),
      ...(config.url ? { baseUrl: config.url.replace(/\/$/, '') } : {}),
    })
    const sent = new SentAudio()
    let isOver = false

    const close = () => {
      isOver = true
      own -= 1
      use?.closed(PROVIDER)
      connection.result.close()
    }
    const fail = (code: RecogniserFailure) => {
      if (isOver) return
      close()
      connection.destroy()
      if (code === 'http-429') use?.refused(PROVIDER, code)
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

/** No connection at all; it fails once its maker has it in hand. */
function atLimit(events: RecogniserEvents): Recogniser {
  let isOver = false
  queueMicrotask(() => {
    if (!isOver) events.failed('at-limit')
  })
  return {
    push: () => undefined,
    finalize: () => undefined,
    bytesReceived: 0,
    close() {
      isOver = true
    },
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
