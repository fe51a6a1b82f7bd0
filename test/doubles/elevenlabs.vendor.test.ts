import { once } from 'node:events'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { VENDOR } from '../../agent/speech/testing.ts'
import { type ElevenLabsDouble, startElevenLabsDouble } from './elevenlabs.ts'

const QUERY =
  'model_id=eleven_flash_v2_5&output_format=pcm_24000&language_code=en&enable_ssml_parsing=false&enable_logging=true&inactivity_timeout=180&apply_text_normalization=auto&auto_mode=true'
const BEGIN = { text: ' ', voice_settings: {}, context_id: 'a' }

let double: ElevenLabsDouble

beforeAll(async () => {
  double = await startElevenLabsDouble(VENDOR)
})

afterAll(() => double.close())

beforeEach(() => double.reset())

function open(changes: { key?: string; voice?: string; query?: string } = {}): WebSocket {
  const { key = VENDOR.apiKey, voice = VENDOR.voiceId, query = QUERY } = changes
  const url = `${double.url.replace('http', 'ws')}/text-to-speech/${voice}/multi-stream-input?${query}`
  return new WebSocket(url, { headers: { 'xi-api-key': key } })
}

/** Sends the messages and gives what comes back until the connection closes. */
async function exchange(messages: unknown[]): Promise<{ answers: object[]; code: number }> {
  const client = open()
  const answers: object[] = []
  client.on('message', (data: Buffer) => answers.push(JSON.parse(data.toString()) as object))
  await once(client, 'open')
  for (const message of messages) client.send(typeof message === 'string' ? message : JSON.stringify(message))
  const [code] = (await once(client, 'close')) as [number]
  return { answers, code }
}

test.each([
  ['a wrong key', { key: 'another' }, 401],
  ['a voice that it does not have', { voice: 'another' }, 404],
  ['a format that it does not have', { query: QUERY.replace('24000', '23000') }, 400],
  ['a parameter that it does not have', { query: `${QUERY}&tone=stern` }, 400],
  ['text that it is to read as markup', { query: QUERY.replace('parsing=false', 'parsing=true') }, 400],
  ['a language for a model that takes none', { query: QUERY.replace('flash_v2_5', 'multilingual_v2') }, 400],
  ['no model', { query: QUERY.replace('model_id=eleven_flash_v2_5&', '') }, 400],
])('%s is refused and counted', async (_what, changes, status) => {
  const [error] = (await once(open(changes), 'error')) as [Error]
  expect(error.message).toBe(`Unexpected server response: ${status}`)
  expect(double.violations).toHaveLength(1)
})

test.each([
  ['no JSON', ['text']],
  ['a text without its space', [BEGIN, { text: 'Yes', context_id: 'a', flush: true }]],
  ['a field that is not of the protocol', [BEGIN, { text: 'Yes ', context_id: 'a', voice: 'b' }]],
  ['a context that was not begun', [{ text: 'Yes ', context_id: 'a' }]],
  ['a context that was begun twice', [BEGIN, BEGIN]],
])('%s ends the connection and is counted', async (_what, messages) => {
  const { answers, code } = await exchange(messages)
  expect(answers).toMatchObject([{ code: 1008 }])
  expect(code).toBe(1008)
  expect(double.violations).toHaveLength(1)
})

test('a sixth context ends the connection', async () => {
  const { answers, code } = await exchange([...'abcdef'].map((id) => ({ ...BEGIN, context_id: id })))
  expect(answers).toMatchObject([{ error: 'max_active_conversations' }])
  expect(code).toBe(1008)
})

test('a text is answered with its sound, its letters, and an end', async () => {
  const client = open()
  await once(client, 'open')
  const close = { context_id: 'a', close_context: true }
  for (const message of [BEGIN, { text: 'Yes, I do. ', context_id: 'a', flush: true }, close]) {
    client.send(JSON.stringify(message))
  }
  const answers: { audio?: string; isFinal?: boolean; normalizedAlignment?: { chars: string[] } }[] = []
  while (!answers.at(-1)?.isFinal) {
    const [data] = (await once(client, 'message')) as [Buffer]
    answers.push(JSON.parse(data.toString()) as (typeof answers)[number])
  }
  client.close()
  expect(answers[0]?.normalizedAlignment?.chars.join('')).toBe('Yes, I do.')
  const bytes = answers.reduce((sum, { audio }) => sum + Buffer.from(audio ?? '', 'base64').length, 0)
  expect(bytes / 48).toBeGreaterThan(400)
  expect(double.requests).toEqual([{ text: 'Yes, I do.', language: 'en' }])
  expect(double.violations).toEqual([])
})

test('a fault that is ordered for a text befalls that text, and not the one before it', async () => {
  double.faults.queue({ kind: 'cut', text: 'Goodbye.' })
  const say = async (text: string) => {
    const client = open()
    await once(client, 'open')
    for (const message of [BEGIN, { text: `${text} `, context_id: 'a', flush: true }]) {
      client.send(JSON.stringify(message))
    }
    return client
  }
  const [before, cut] = [await say('Good day.'), await say('Goodbye.')]
  const [code] = (await once(cut, 'close')) as [number]
  expect(code).toBe(1006)
  expect(double.faults.taken.map(({ fault }) => fault)).toEqual([{ kind: 'cut', text: 'Goodbye.' }])
  expect(before.readyState).toBe(WebSocket.OPEN)
  before.close()
})
