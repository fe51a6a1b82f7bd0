import type { Exchange } from './exchange.ts'
import { codeOf } from './refusal.ts'

/** `later`: as often as time allows, with a pause before; `once`: one time, at once. */
export type Retry = 'never' | 'later' | 'once'

/** Thrown when one request to Gemini brought nothing to use; nothing that was said or sent is in it. */
export class RequestFailed extends Error {
  override name = 'RequestFailed'
  /** Short and stable, as in `timeout` or `http-429`; `ADVICE` says what each means. */
  readonly code: string
  readonly retry: Retry
  /** Not to be made again before; absent when nothing was said of it. */
  readonly retryAfterMs: number | undefined
  constructor(code: string, retry: Retry, retryAfterMs?: number) {
    super(code)
    this.code = code
    this.retry = retry
    this.retryAfterMs = retryAfterMs
  }
}

const TIMEOUT = 408
const TOO_MANY = 429
const SERVER = 500

/** An answer that came to its end. */
const COMPLETE = 'STOP'
/** Why an answer ended that cannot be used; the names are Google's. */
const ENDS: Readonly<Record<string, string>> = {
  SAFETY: 'blocked-answer',
  SPII: 'blocked-answer',
  PROHIBITED_CONTENT: 'blocked-answer',
  BLOCKLIST: 'blocked-answer',
  LANGUAGE: 'blocked-answer',
  RECITATION: 'blocked-answer',
  MAX_TOKENS: 'cut',
  MALFORMED_FUNCTION_CALL: 'malformed',
  UNEXPECTED_TOOL_CALL: 'malformed',
  MALFORMED_RESPONSE: 'malformed',
}

export interface Brought {
  exchange: Exchange
  isOverdue: boolean
  /** Access by a key needs nothing before the request; Vertex AI needs a token. */
  by: 'key' | 'vertex'
  text: string
  /** Calls of functions that came. */
  calls: number
}

/** Why a request brought nothing to use; undefined when it did. */
export function failureOf({ exchange, isOverdue, by, text, calls }: Brought): RequestFailed | undefined {
  const { refusal, isSent, blockReason, finishReason } = exchange
  if (isOverdue) return new RequestFailed('timeout', 'later')
  if (refusal) {
    const { status, retryAfterMs } = refusal
    const isForNow = status === TIMEOUT || status === TOO_MANY || status >= SERVER
    return new RequestFailed(codeOf(refusal), isForNow ? 'later' : 'never', retryAfterMs)
  }
  // A file that is not there is not there a second later, and the library tries again by itself where that may help.
  if (!isSent)
    return by === 'vertex' ? new RequestFailed('credentials', 'once') : new RequestFailed('connection', 'later')
  if (blockReason !== undefined) return new RequestFailed('blocked-prompt', 'once')
  if (finishReason === undefined) return new RequestFailed('connection', 'later')
  if (finishReason !== COMPLETE) return new RequestFailed(ENDS[finishReason] ?? 'unfinished', 'once')
  if (text === '' && calls === 0) return new RequestFailed('empty', 'once')
  return calls > 1 ? new RequestFailed('two-calls', 'once') : undefined
}

/** Between attempts; the vendor is often overloaded for a moment, and everybody comes again at once. */
const PAUSE_MS = 500
const LONGEST_PAUSE_MS = 1_000
/** No model answers in less. */
const SHORTEST_ATTEMPT_MS = 300

export interface Tried {
  failure: Pick<RequestFailed, 'retry' | 'retryAfterMs'>
  /** Attempts so far that brought an answer of no use. */
  useless: number
  /** Of the time for all attempts. */
  leftMs: number
  /** From 0 to 1. */
  random: number
}

/** Milliseconds until the next attempt; undefined when there is none. */
export function pauseAfter({
  failure: { retry, retryAfterMs = 0 },
  useless,
  leftMs,
  random,
}: Tried): number | undefined {
  if (retry === 'never' || (retry === 'once' && useless > 1)) return undefined
  const pauseMs = retry === 'once' ? 0 : Math.max(retryAfterMs, PAUSE_MS + random * (LONGEST_PAUSE_MS - PAUSE_MS))
  return pauseMs + SHORTEST_ATTEMPT_MS <= leftMs ? pauseMs : undefined
}
