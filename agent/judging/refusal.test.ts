import { expect, it } from 'vitest'
import { codeOf, refusalIn } from './refusal.ts'

const RPC = 'type.googleapis.com/google.rpc'
const bodyOf = (error: object) => JSON.stringify({ error })
const codeIn = (given: Parameters<typeof refusalIn>[0]) => {
  const refusal = refusalIn(given)
  return refusal && codeOf(refusal)
}

it.each([
  ['a refusal', 404, bodyOf({ code: 404, message: 'models/x is not found', status: 'NOT_FOUND' }), 'http-404'],
  ['one in a list', 503, `[${bodyOf({ code: 503, message: 'overloaded' })}]`, 'http-503'],
  ['one within another', 500, bodyOf({ code: 500, message: bodyOf({ code: 403, message: 'no' }) }), 'http-403'],
  ['one behind words', 500, bodyOf({ code: 500, message: `got: ${bodyOf({ code: 429, message: '' })}` }), 'http-429'],
  ['words with a brace', 400, bodyOf({ code: 400, message: 'unexpected {' }), 'http-400'],
  ['a page', 502, '<html>', 'http-502'],
  ['nothing', 401, '', 'http-401'],
  ['one in the middle of an answer', 200, bodyOf({ code: 503, message: 'overloaded' }), 'http-503'],
  ['an answer', 200, '{"candidates":[]}', undefined],
  [
    'a key that is wrong',
    400,
    bodyOf({ code: 400, details: [{ '@type': `${RPC}.ErrorInfo`, reason: 'API_KEY_INVALID' }] }),
    'http-400-wrong-key',
  ],
  [
    'a place that is not served',
    400,
    bodyOf({ code: 400, message: 'User location is not supported', status: 'FAILED_PRECONDITION' }),
    'http-400-precondition',
  ],
  [
    'a limit of accounts without billing',
    429,
    bodyOf({
      code: 429,
      details: [{ '@type': `${RPC}.QuotaFailure`, violations: [{ quotaId: 'GenerateRequestsPerDay-FreeTier' }] }],
    }),
    'http-429-free-tier',
  ],
])('%s is read', (_, status, body, code) => expect(codeIn({ status, body })).toBe(code))

const later = (retryDelay: unknown) => bodyOf({ code: 429, details: [{ '@type': `${RPC}.RetryInfo`, retryDelay }] })
const NOON = Date.parse('2026-11-28T12:00:00Z')

it.each<[string, string | null, number | undefined]>([
  [later('34s'), null, 34_000],
  [later('0.25s'), null, 250],
  [later('soon'), null, undefined],
  [later(undefined), '7', 7_000],
  [later('1s'), '7', 1_000],
  ['', 'Sat, 28 Nov 2026 12:00:03 GMT', 3_000],
  ['', 'Sat, 28 Nov 2026 11:00:00 GMT', 0],
  ['', 'tomorrow', undefined],
])('when to come again is read of %s and the header %s', (body, retryAfter, ms) =>
  expect(refusalIn({ status: 429, body, retryAfter }, () => NOON)?.retryAfterMs).toBe(ms),
)
