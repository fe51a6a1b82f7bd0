import { afterEach, expect, test, vi } from 'vitest'
import { addressOf, ask } from './client.ts'
import { RefusedError, UnreachableError } from './errors.ts'

afterEach(() => void vi.unstubAllGlobals())

const answer = (fetching: () => Promise<Response>) => vi.stubGlobal('fetch', vi.fn(fetching))
const me = () => ask('get', '/me', {})

test('an address holds what it is given, and nothing that is not', () => {
  expect(addressOf('/sessions/{id}/record', { path: { id: 'a/b?c' } })).toBe('/sessions/a%2Fb%3Fc/record')
  expect(
    addressOf('/sessions', { query: { status: ['active', 'paused'], q: 'a&b', label: '', cursor: undefined } }),
  ).toBe('/sessions?status=active&status=paused&q=a%26b')
})

test('a refusal is its problem, with the number by which the log knows it', async () => {
  const problem = { type: 'about:blank', title: 'Forbidden', status: 403, code: 'forbidden', detail: 'Not for you.' }
  answer(async () => Response.json(problem, { status: 403, headers: { 'x-request-id': '7' } }))
  await expect(me()).rejects.toMatchObject({ status: 403, problem, requestId: '7' })
})

test('what something between here and the API answers is a refusal too', async () => {
  answer(async () => new Response('<html>', { status: 502 }))
  await expect(me()).rejects.toBeInstanceOf(RefusedError)
})

test('no answer, or one that is broken off, is no refusal', async () => {
  answer(() => Promise.reject(new TypeError('Failed to fetch')))
  await expect(me()).rejects.toBeInstanceOf(UnreachableError)
  answer(async () => new Response('{"user":'))
  await expect(me()).rejects.toBeInstanceOf(UnreachableError)
})
