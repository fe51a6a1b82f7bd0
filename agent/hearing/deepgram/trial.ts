import { setTimeout as delay } from 'node:timers/promises'
import { AudioFrame } from '@livekit/rtc-node'
import type { DeepgramConfig } from '../../../config.ts'
import { keepWordsOutOfFrameworkLog } from '../../framework-log.ts'
import { HEARING_SAMPLE_RATE } from '../../room/microphones.ts'
import { deepgram } from './deepgram.ts'
import { LINK_LIMITS } from '../link.ts'
import type { RecogniserFailure } from '../recogniser.ts'
import { heardBy } from './request.ts'

const VENDOR_HOST = 'api.deepgram.com'
const NOISE_MS = 1_000
const NOISE_LEVEL = 100
const FRAME_MS = 20
/** For an answer to the noise. The vendor need not give one where nobody spoke. */
const ANSWER_MS = 2_000
const LOOK_MS = 20

export interface Trial {
  /** As it was asked for, and served: the plugin does not hand on what the vendor says of its model. */
  model: string
  host: string
  /** Until the connection stood, that of TLS and the vendor's word on key, model and language within. */
  latencyMs: number
  /** The tag that was asked for, or `multi`. */
  language: string
  /** The vendor is forbidden to keep the sound for its models. */
  optOut: true
}

export interface FailedTrial {
  code: RecogniserFailure
  /** What somebody can do about it, for people to read. */
  advice: string
}

type Advised = Exclude<RecogniserFailure, `http-${number}`> | `http-${400 | 401 | 402 | 403 | 404 | 429}`

const ADVICE = {
  'http-400': 'Deepgram does not serve this model in this language. Check DEEPGRAM_MODEL and DEEPGRAM_LANGUAGE.',
  'http-401': 'Deepgram does not know this key. Check DEEPGRAM_API_KEY.',
  'http-402': 'The Deepgram account has no credit left. Add some in its console, under Billing.',
  'http-403': 'This key may not be used for transcription, or not for this model. Make another in the console.',
  'http-404': 'There is no Deepgram at this address. Check DEEPGRAM_URL.',
  'http-429': 'The account has as many streams open as it may. Wait, or have its limit raised.',
  'at-limit': 'As many streams are open as DEEPGRAM_MAX_STREAMS allows. Wait, or raise it to what the account has.',
  unreachable: 'Nobody answers at this address. Check the network, the firewall and DEEPGRAM_URL.',
  'no-answer': 'The connection did not stand in time. Check the network, or take a nearer DEEPGRAM_URL.',
  closed: 'Deepgram closed the connection. Try again; status.deepgram.com tells of trouble.',
  garbage: 'What answers does not speak as Deepgram does. Check DEEPGRAM_URL, and proxies on the way.',
  silent: 'Deepgram says nothing. Try again; status.deepgram.com tells of trouble.',
  'no-final': 'Deepgram does not finish. Try again; status.deepgram.com tells of trouble.',
} satisfies Record<Advised, string>

const OTHER_ADVICE = 'Deepgram refuses for now. Try again; status.deepgram.com tells of trouble.'

const failedTrial = (code: RecogniserFailure): FailedTrial => ({
  code,
  advice: (ADVICE as Partial<Record<RecogniserFailure, string>>)[code] ?? OTHER_ADVICE,
})

/**
 * Has Deepgram listen to a second of soft noise, through the code that hears respondents. For a process that does
 * little else: the framework's log is silent from then on.
 * @param language of a script
 */
export async function tryDeepgram(config: DeepgramConfig, language = 'en'): Promise<Trial | FailedTrial> {
  keepWordsOutOfFrameworkLog({ write: () => undefined })
  const heard = heardBy(config, language)
  const ending = new AbortController()
  const failure = Promise.withResolvers<FailedTrial>()
  const standing = Promise.withResolvers<number>()
  const began = performance.now()
  const recogniser = deepgram(
    { ...config, maxStreams: 0 },
    language,
  )({
    opened: () => standing.resolve(Math.round(performance.now() - began)),
    words: () => undefined,
    failed: (code) => failure.resolve(failedTrial(code)),
  })
  const listen = async (): Promise<Trial | FailedTrial> => {
    const latencyMs = await standing.promise
    const before = recogniser.bytesReceived
    for (const [index, frame] of noise().entries()) recogniser.push(frame, (index + 1) * FRAME_MS)
    recogniser.finalize()
    for (let waitedMs = 0; waitedMs < ANSWER_MS && recogniser.bytesReceived === before; waitedMs += LOOK_MS) {
      await delay(LOOK_MS, undefined, ending)
    }
    const host = config.url ? new URL(config.url).host : VENDOR_HOST
    return { model: heard.model, host, latencyMs, language: heard.language, optOut: true }
  }
  const lateFailure = delay(LINK_LIMITS.opening, undefined, ending).then(() => failedTrial('no-answer'))
  const opening = Promise.race([standing.promise, lateFailure])
  try {
    return await Promise.race([
      failure.promise,
      opening.then((stood) => (typeof stood === 'number' ? listen() : stood)),
    ])
  } finally {
    ending.abort()
    recogniser.close()
  }
}

/** Soft enough to be no voice, and no silence that is left out. */
function noise(): AudioFrame[] {
  const samples = (HEARING_SAMPLE_RATE * FRAME_MS) / 1_000
  return Array.from({ length: NOISE_MS / FRAME_MS }, () => {
    const pcm = Int16Array.from({ length: samples }, () => Math.round((Math.random() * 2 - 1) * NOISE_LEVEL))
    return new AudioFrame(pcm, HEARING_SAMPLE_RATE, 1, samples)
  })
}
