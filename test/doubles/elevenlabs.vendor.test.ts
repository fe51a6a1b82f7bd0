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

/** What comes of a connection that is refused. */
async function refusalOf(client: WebSocket): Promise<{ answers: object[]; code: number; reason: string }> {
  const answers: object[] = []
  client.on('message', (data: Buffer) => answers.push(JSON.parse(data.toString()) as object))
  const [code, reason] = (await once(client, 'close')) as [number, Buffer]
  return { answers, code, reason: reason.toString() }
}

test.each([
  ['a format that it does not have', { query: QUERY.replace('24000', '23000') }],
  ['a parameter that it does not have', { query: `${QUERY}&tone=stern` }],
  ['text that it is to read as markup', { query: QUERY.replace('parsing=false', 'parsing=true') }],
  ['numbers spelt out, which is for Enterprise', { query: QUERY.replace('normalization=auto', 'normalization=on') }],
  ['a language for a model that takes none', { query: QUERY.replace('flash_v2_5', 'multilingual_v2') }],
  ['no model', { query: QUERY.replace('model_id=eleven_flash_v2_5&', '') }],
])('%s is refused and counted', async (_what, changes) => {
  expect(await refusalOf(open(changes))).toMatchObject({ code: 1008, answers: [{ error: 'invalid_parameters' }] })
  expect(double.violations).toHaveLength(1)
})

test.each([
  ['a wrong key', { key: 'another' }, 'invalid_api_key'],
  ['a voice that it does not have', { voice: 'another' }, 'voice_not_found'],
  ['a model that it does not have', { query: QUERY.replace('flash_v2_5', 'flash_v9') }, 'model_not_found'],
])('%s is refused by a close that says so', async (_what, changes, error) => {
  const { answers, code, reason } = await refusalOf(open(changes))
  expect(answers).toMatchObject([{ error, code: 1008 }])
  expect(code).toBe(1008)
  expect(reason).not.toBe('')
  expect(double.violations).toEqual([])
})

test('it may refuse by HTTP instead, with the same word in the body', async () => {
  double.manner.refusesBy = 'http'
  const [error] = (await once(open({ key: 'another' }), 'error')) as [Error]
  expect(error.message).toBe('Unexpected server response: 401')
})

test('a voice that the model cannot speak with is closed as too big, without a word', async () => {
  double.manner.unusable = { [VENDOR.voiceId]: 'unfit' }
  expect(await refusalOf(open())).toEqual({ answers: [], code: 1009, reason: '' })
})

test('an account that may not switch its history off is told so', async () => {
  double.manner.zeroRetention = 'refused'
  const { answers } = await refusalOf(open({ query: QUERY.replace('logging=true', 'logging=false') }))
  expect(answers).toMatchObject([{ error: 'zero_retention_not_allowed' }])
})

test('a connection that hears nothing for as long as it was told is closed', async () => {
  const client = open({ query: QUERY.replace('timeout=180', 'timeout=1') })
  const { answers, code } = await refusalOf(client)
  expect(answers).toMatchObject([{ error: 'input_timeout_exceeded' }])
  expect(code).toBe(1008)
})

test('more texts at once than the account may have are refused, whatever the connection', async () => {
  double.manner.mostSpeaking = 1
  double.manner.speed = 1
  const say = async (isHeard: boolean) => {
    const client = open()
    await once(client, 'open')
    client.send(JSON.stringify(BEGIN))
    client.send(JSON.stringify({ text: 'Good day to all of you. ', context_id: 'a', flush: true }))
    if (isHeard) await once(client, 'message')
    return client
  }
  const [first, second] = [await say(true), await say(false)]
  expect((await refusalOf(second)).answers).toMatchObject([{ error: 'too_many_concurrent_requests' }])
  expect(first.readyState).toBe(WebSocket.OPEN)
  first.close()
})

test('its voices are listed by pages, and for the right key alone', async () => {
  const list = async (query = '', key: string = VENDOR.apiKey) => {
    const response = await fetch(`${double.url.replace('v1', 'v2')}/voices${query}`, { headers: { 'xi-api-key': key } })
    return { status: response.status, body: await response.json() }
  }
  const { body } = await list()
  expect(body).toMatchObject({ voices: [{ name: 'George' }, { name: 'Sarah' }], has_more: true })
  expect((await list('?next_page_token=2')).body).toMatchObject({ voices: [{ name: 'Matilda' }], has_more: false })
  expect(await list('', 'another')).toMatchObject({ status: 401, body: { detail: { status: 'invalid_api_key' } } })
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
  expect(double.requests).toEqual([{ text: 'Yes, I do.', language: 'en', voice: VENDOR.voiceId, isKept: true }])
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
