import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { AudioFrame } from '@livekit/rtc-node'
import { pino } from 'pino'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type DeepgramConfig, Secret } from '../../../config.ts'
import { type DeepgramDouble, startDeepgramDouble } from '../../../test/doubles/deepgram.ts'
import { keepWordsOutOfFrameworkLog } from '../../framework-log.ts'
import { HEARING_SAMPLE_RATE } from '../../room/microphones.ts'
import type { ProviderUse } from '../../provider-use.ts'
import { deepgram } from './deepgram.ts'
import type { Recogniser, Words } from '../recogniser.ts'

const FRAME = HEARING_SAMPLE_RATE / 50
const SUM = 'I paid twenty five thousand dollars.'

let double: DeepgramDouble
const recognisers: Recogniser[] = []
beforeAll(() => keepWordsOutOfFrameworkLog())
beforeEach(async () => {
  double = await startDeepgramDouble({ scripted: SUM })
})
afterEach(async () => {
  for (const recogniser of recognisers.splice(0)) recogniser.close()
  await double.close()
})

interface Told {
  recogniser: Recogniser
  opened: number
  words: Words[]
  failed: string[]
}

type Means = Parameters<typeof deepgram>[2]

const configOf = (changes: Partial<DeepgramConfig> = {}): DeepgramConfig => ({
  apiKey: new Secret(double.apiKey),
  model: 'nova-3',
  language: 'script',
  maxStreams: 0,
  url: double.url,
  ...changes,
})

const openerOf = (changes: Partial<DeepgramConfig> = {}, language = 'en', means: Means = {}) =>
  deepgram(configOf(changes), language, means)

function open(opener = openerOf()): Told {
  const told = { opened: 0, words: [] as Words[], failed: [] as string[] }
  const recogniser = opener({
    opened: () => (told.opened += 1),
    words: (words) => told.words.push(words),
    failed: (code) => told.failed.push(code),
  })
  recognisers.push(recogniser)
  return Object.assign(told, { recogniser })
}

/** Sound of so many seconds, as loud as a voice, at once. */
function sound({ recogniser }: Told, seconds: number, level = 8_000): void {
  for (let at = 0; at < seconds * 50; at++) {
    const pcm = Int16Array.from({ length: FRAME }, (_, place) => level * Math.sin((at * FRAME + place) * 0.2))
    recogniser.push(new AudioFrame(pcm, HEARING_SAMPLE_RATE, 1, FRAME), (at + 1) * 20)
  }
}

const stands = async (told: Told) => {
  await expect.poll(() => told.opened).toBe(1)
}
const asked = (at = 0) => new URLSearchParams(double.requests[at])

test('words that are judged come as they were said, with their punctuation', async () => {
  const told = open()
  await stands(told)
  sound(told, 1)
  told.recogniser.finalize()
  await expect.poll(() => told.words.filter(({ isFinal }) => isFinal).map(({ text }) => text)).toEqual([SUM])
  expect(Object.fromEntries(asked())).toMatchObject({ smart_format: 'false', numerals: 'false', punctuate: 'true' })
})

test('the vendor is forbidden to keep the sound for its models', async () => {
  await stands(open())
  expect(asked().get('mip_opt_out')).toBe('true')
  expect(double.violations).toEqual([])
})

test.each([
  ['nova-3', 'de-AT', 'de'],
  ['nova-3', 'fr-FR', 'fr'],
  ['nova-3', 'ar-EG', 'ar'],
  ['nova-2', 'en-ZA', 'en'],
])('%s hears a script in %s', async (model, tag, language) => {
  await stands(open(openerOf({ model }, tag)))
  expect(asked().get('language')).toBe(language)
})

test('several languages are heard at once where that is set and the script has one of them', async () => {
  await stands(open(openerOf({ language: 'multi' }, 'de-AT')))
  expect(asked().get('language')).toBe('multi')
})

test('a script in a language that is not among several is heard in its own, and the log says so once', async () => {
  const lines: string[] = []
  const logger = pino({ level: 'warn' }, { write: (line: string) => lines.push(line) })
  const opener = openerOf({ language: 'multi' }, 'ar', { logger })
  await stands(open(opener))
  await stands(open(opener))
  expect(asked(1).get('language')).toBe('ar')
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ level: 40, language: 'ar' }])
})

test.each([
  ['nova-3-general', 'de', 'nova-3'],
  ['nova-2-meeting', 'en-GB', 'nova-2-meeting'],
  ['nova-2-meeting', 'de', 'nova-2-general'],
])('%s, for a script in %s, is asked for as %s', async (model, language, asks) => {
  await stands(open(openerOf({ model }, language)))
  expect(asked().get('model')).toBe(asks)
})

test('key terms go out one by one, no more than the vendor can work with', async () => {
  const keyterms = ['Anna Lee', 'Zsófia', ...Array.from({ length: 400 }, (_, at) => `Wolfeschlegelstein${at}`)]
  const told = open(openerOf({}, 'en', { keyterms }))
  await stands(told)
  expect(asked().getAll('keyterm').slice(0, 3)).toEqual(['Anna Lee', 'Zsófia', 'Wolfeschlegelstein0'])
  sound(told, 1)
  told.recogniser.finalize()
  await expect.poll(() => told.words.some(({ isFinal }) => isFinal)).toBe(true)
})

test('a model without key terms is asked without them', async () => {
  await stands(open(openerOf({ model: 'nova-2' }, 'en', { keyterms: ['Anna'] })))
  expect(asked().has('keyterm')).toBe(false)
})

test('what the vendor refuses is told with its status', async () => {
  const told = open(openerOf({ model: 'nova-4' }))
  await expect.poll(() => told.failed).toEqual(['http-400'])
})

test('nobody at the other end is told apart from a refusal', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  const told = open(openerOf({ url: `ws://127.0.0.1:${port}` }))
  await expect.poll(() => told.failed).toEqual(['unreachable'])
})

interface Use extends ProviderUse {
  calls: string[]
  others: number
}

function newUse(others: number): Use {
  const calls: string[] = []
  return {
    calls,
    others,
    watch: (provider) => calls.push(`watch ${provider}`),
    opened: (provider) => calls.push(`opened ${provider}`),
    closed: (provider) => calls.push(`closed ${provider}`),
    refused: (provider, code) => calls.push(`refused ${provider} ${code}`),
    othersOpen() {
      return this.others
    },
    close: async () => undefined,
  }
}

test('a stream is counted while it is open, once', async () => {
  const use = newUse(0)
  const told = open(openerOf({}, 'en', { use }))
  await stands(told)
  double.connections[0]?.cut()
  await expect.poll(() => told.failed).toEqual(['closed'])
  told.recogniser.close()
  expect(use.calls).toEqual(['watch deepgram', 'opened deepgram', 'closed deepgram'])
})

test('at the limit of the account no stream is opened, and one is when there is room again', async () => {
  const use = newUse(1)
  const opener = openerOf({ maxStreams: 2 }, 'en', { use })
  const first = open(opener)
  await stands(first)
  const second = open(opener)
  sound(second, 0.1)
  second.recogniser.finalize()
  expect(second.failed).toEqual([])
  await expect.poll(() => second.failed).toEqual(['at-limit'])
  expect(second.recogniser.bytesReceived).toBe(0)
  expect(use.calls.at(-1)).toBe('refused deepgram at-limit')
  expect(double.requests).toHaveLength(1)
  use.others = 0
  await stands(open(opener))
  first.recogniser.close()
  await stands(open(opener))
})

test('who gives up a recogniser that is at the limit is told nothing', async () => {
  const told = open(openerOf({ maxStreams: 1 }, 'en', { use: newUse(1) }))
  told.recogniser.close()
  await new Promise(setImmediate)
  expect(told.failed).toEqual([])
})

test('without a limit there is none', async () => {
  await stands(open(openerOf({ maxStreams: 0 }, 'en', { use: newUse(1_000) })))
})

test('too many streams for the vendor are counted as refused', async () => {
  const use = newUse(0)
  double.faults.queue({ kind: 'status', status: 429 })
  const told = open(openerOf({}, 'en', { use }))
  await expect.poll(() => told.failed).toEqual(['http-429'])
  expect(use.calls).toEqual(['watch deepgram', 'opened deepgram', 'closed deepgram', 'refused deepgram http-429'])
})
