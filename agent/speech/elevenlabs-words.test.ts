import { expect, test } from 'vitest'
import { codeOfMessage, codeOfWords } from './elevenlabs-words.ts'

test.each([
  [{ error: 'quota_exceeded', message: 'This request exceeds your quota.', code: 1008 }, 'quota-exceeded'],
  [{ detail: { status: 'invalid_api_key', message: 'Invalid API key' } }, 'key-refused'],
  [{ detail: { code: 'voice_not_found', status: 'not_found', message: 'gone' } }, 'voice-not-found'],
  [
    { detail: { status: 'payment_required', message: 'Free users cannot use library voices via the API.' } },
    'voice-not-allowed',
  ],
  [{ detail: { status: 'payment_required', message: 'Your payment failed.' } }, 'not-paid'],
  [{ detail: { type: 'x', code: 'unheard_of', status: 'missing_permissions' } }, 'not-permitted'],
])('%j', (message, code) => {
  expect(codeOfMessage(JSON.stringify(message))?.code).toBe(code)
})

test.each([
  ['Maximum simultaneous contexts per WebSocket connection exceeded (5). Please close', 'too-many-at-once'],
  ['Have not received a new text input within the timeout of 20 seconds.', 'idle'],
  ['A voice with voice_id TqZ039H4XqpiGTowubpy does not exist.', 'voice-not-found'],
  ['This request exceeds your API key quota of 100.', 'quota-exceeded'],
  ['voices can only be set in the first message.', undefined],
])('the reason of a close: %s', (sentence, code) => {
  expect(codeOfWords(undefined, sentence)).toBe(code)
})

test.each([
  'no JSON',
  '"quota_exceeded"',
  JSON.stringify({ error: 'Do you take Zephyrine?' }),
  JSON.stringify({ audio: '', alignment: { chars: ['quota_exceeded'] } }),
  JSON.stringify({ message: 'Invalid API key is what the witness said.' }),
])('nothing else goes on: %s', (message) => {
  expect(codeOfMessage(message)).toBeUndefined()
})

test('an error of one context is told with it', () => {
  const message = { contextId: 'a', error: 'internal_server_error', message: 'Something went wrong.' }
  expect(codeOfMessage(JSON.stringify(message))).toEqual({ code: 'vendor-error', context: 'a' })
})
