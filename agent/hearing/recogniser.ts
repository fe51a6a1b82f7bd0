import type { AudioFrame } from '@livekit/rtc-node'

/** Words of one stretch of speech. Times are agent milliseconds. */
export interface Words {
  text: string
  isFinal: boolean
  startMs: number
  endMs: number
  /** 0 to 1. */
  confidence: number
  count: number
}

/**
 * Why a recogniser no longer hears; `http-` and the status of a connection that was refused, `at-limit` where none
 * was tried because the account has as many streams open as it may.
 */
export type RecogniserFailure =
  | 'closed'
  | 'garbage'
  | 'no-answer'
  | 'silent'
  | 'no-final'
  | 'unreachable'
  | 'at-limit'
  | `http-${number}`

export interface RecogniserEvents {
  opened(): void
  words(words: Words): void
  /** The end of this recogniser, told once and never after `close`. */
  failed(code: RecogniserFailure): void
}

/** One connection to a recogniser for one respondent; it never connects again by itself. */
export interface Recogniser {
  /** What is pushed before the connection stands is sent once it does. `atMs` is the end of the frame. */
  push(frame: AudioFrame, atMs: number): void
  /** Has the words so far made final. */
  finalize(): void
  /** Bytes that have come from the vendor: whether it answers at all. */
  readonly bytesReceived: number
  close(): void
}

export type OpenRecogniser = (events: RecogniserEvents) => Recogniser
