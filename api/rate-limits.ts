import { createHash } from 'node:crypto'
import type { Request, RequestHandler } from 'express'
import { ipKeyGenerator, type Options, rateLimit } from 'express-rate-limit'
import type { Config } from '../config.ts'
import { Problem } from './problems.ts'

const MINUTE_MS = 60_000

const addressOf = (request: Request) => ipKeyGenerator(request.ip ?? '')

/** Whoever gives a key counts by it, anybody else by their address. The key itself is not kept. */
function callerOf(request: Request): string {
  const given = request.get('authorization') ?? request.get('x-api-key')
  return given === undefined ? addressOf(request) : createHash('sha256').update(given).digest('base64')
}

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

/** Requests of one caller in a minute, and refused keys of one address; counted in this process alone. */
export function createRateLimits({ requestsPerMinute, refusedKeysPerMinute }: Config['api']): RequestHandler[] {
  return [
    limiter('requests', requestsPerMinute, 'Too many requests with this key. Retry-After says when to go on.', {
      keyGenerator: callerOf,
    }),
    limiter('refused-keys', refusedKeysPerMinute, 'Too many refused keys from this address. Wait a minute.', {
      keyGenerator: addressOf,
      requestWasSuccessful: (_request, response) => response.statusCode !== 401,
      skipSuccessfulRequests: true,
      standardHeaders: false,
    }),
  ]
}
