import { expect, test } from 'vitest'
import { mayUseCookie } from './same-origin.ts'

const host = 'lex.example:8000'

test.each([
  ['POST', { 'sec-fetch-site': 'same-origin' }, true],
  ['POST', { 'sec-fetch-site': 'same-origin', origin: 'https://evil.example' }, true],
  ['POST', { 'sec-fetch-site': 'same-site', origin: `http://${host}` }, false],
  ['POST', { 'sec-fetch-site': 'cross-site' }, false],
  ['POST', { 'sec-fetch-site': 'none' }, false],
  ['POST', { origin: `http://${host}` }, true],
  ['POST', { origin: `https://LEX.example:8000` }, true],
  ['POST', { origin: 'http://lex.example' }, false],
  ['POST', { origin: 'https://evil.example' }, false],
  ['POST', { origin: 'null' }, false],
  ['POST', {}, false],
  ['DELETE', {}, false],
  ['GET', {}, true],
  ['GET', { 'sec-fetch-site': 'none' }, true],
  ['GET', { 'sec-fetch-site': 'same-origin' }, true],
  ['GET', { 'sec-fetch-site': 'same-site' }, false],
  ['GET', { 'sec-fetch-site': 'cross-site' }, false],
  ['HEAD', { 'sec-fetch-site': 'cross-site' }, false],
])('%s with %j: %s', (method, headers, may) => {
  expect(mayUseCookie(method, { host, ...headers })).toBe(may)
})

test('without a host nothing is the same', () => {
  expect(mayUseCookie('POST', { origin: 'http://lex.example' })).toBe(false)
})
