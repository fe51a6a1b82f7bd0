import type { Request, RequestHandler } from 'express'
import { ipKeyGenerator, type Options, rateLimit } from 'express-rate-limit'
import type { Config } from '../config.ts'
import { Problem } from './problems.ts'

const MINUTE_MS = 60_000
/** Each is an agent, and seconds of a recogniser. */
const SOUND_CHECKS = { limit: 20, windowMs: 10 * MINUTE_MS }

/** Counted in this process alone. Each is a middleware that counts one, and passes a problem 429 on past its limit. */
export interface RateLimits {
  /** A request of a key that was found good: no spelling of its header is a fresh start, and nobody else counts by it. */
  keyed(keyId: string): RequestHandler
  /** A request without a key, by its address. */
  keyless: RequestHandler
  /** A key that was refused, by the address that gave it. Only who is refused anyway is stopped by it. */
  refused: RequestHandler
  /** A sound check of a seat. */
  soundChecks(seatId: string): RequestHandler
}

/** By what a client without a key is counted: its address, or the network of it. */
export const addressOf = (request: Request) => ipKeyGenerator(request.ip ?? '')

const unlimited: RequestHandler = (_request, _response, next) => next()

function limiter(name: string, limit: number, detail: string, options: Partial<Options>): RequestHandler {
  if (limit === 0) return unlimited
  return rateLimit({
    windowMs: MINUTE_MS,
    limit,
    identifier: name,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: (_request, _response, next) => next(new Problem(429, 'too-many-requests', detail)),
    ...options,
  })
}

/** Counts in this process alone; 0 is without limit. */
export function createRateLimits({
  requestsPerMinute,
  refusedKeysPerMinute,
}: Pick<Config['api'], 'requestsPerMinute' | 'refusedKeysPerMinute'>): RateLimits {
  const keys = new WeakMap<Request, string>()
  const byKey = limiter(
    'requests',
    requestsPerMinute,
    'Too many requests with this key. Retry-After says when to go on.',
    { keyGenerator: (request) => keys.get(request) ?? '' },
  )
  const bySeat = limiter(
    'sound-checks',
    SOUND_CHECKS.limit,
    'The sound was tried very often. Retry-After says when to go on; the interview goes on without it.',
    { keyGenerator: (request) => keys.get(request) ?? '', windowMs: SOUND_CHECKS.windowMs },
  )
  const of =
    (by: RequestHandler) =>
    (id: string): RequestHandler =>
    (request, response, next) => {
      keys.set(request, id)
      return by(request, response, next)
    }
  return {
    keyed: of(byKey),
    soundChecks: of(bySeat),
    keyless: limiter(
      'requests',
      requestsPerMinute,
      'Too many requests from this address. Retry-After says when to go on.',
      { keyGenerator: addressOf },
    ),
    refused: limiter(
      'refused-keys',
      refusedKeysPerMinute,
      'Too many refused keys from this address. Retry-After says when to go on; a key that is good is taken all the same.',
      { keyGenerator: addressOf },
    ),
  }
}
