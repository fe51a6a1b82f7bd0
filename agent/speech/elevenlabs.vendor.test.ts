import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Fault } from '../../test/doubles/faults.ts'
import { keepWordsOutOfFrameworkLog } from '../framework-log.ts'
import type { ElevenLabsVoice } from './elevenlabs.ts'
import type { Speech } from './speech.ts'
import { limitsOf, PATIENT_MS, useVendor, vendorVoice } from './testing.ts'
import { watch } from './watch.ts'

const QUESTION = 'Zephyrine Quandt, do you take this man to be your lawful husband?'
const IMPATIENT_MS = 500

const double = useVendor()
let voice: ElevenLabsVoice
let logged: string[]

beforeEach(() => {
  double().manner.speed = 30
  voice = vendorVoice(double())
  logged = []
  keepWordsOutOfFrameworkLog({ write: (line) => void logged.push(line) })
})

afterEach(() => voice.close())

async function settled(speech: Speech, firstFrameMs = PATIENT_MS): Promise<Speech> {
  void watch(speech, limitsOf(firstFrameMs), () => undefined)
  await speech.settled
  return speech
}

test('a text is spoken, and it arrives as it is', async () => {
  const speech = await settled(voice.speak(QUESTION))
  expect(speech.durationMs).toBeGreaterThan(2_000)
  expect(speech.durationMs).toBeLessThan(8_000)
  expect(double().requests).toMatchObject([{ text: QUESTION, language: 'en' }])
  expect(double().violations).toEqual([])
})

test.each([
  'Dr.  Ewa  Nowak-Łęcka (born 1.2.1990), of St. Mary’s Rd. 5,\n\nis that you? ...Yes?!  ',
  'Is 3 < 5 and <break time="3s"/> <prd> & so on?',
  'هل توافقين على هذا الزواج؟ نعم. أو لا.',
  'Ok',
])('no character is lost or changed for a model that reads numbers by itself: %j', async (text) => {
  voice = vendorVoice(double(), { model: 'eleven_multilingual_v2' })
  await settled(voice.speak(text))
  expect(double().requests.map((request) => request.text)).toEqual([text])
  expect(double().violations).toEqual([])
})

test('sound comes before all of it is made', async () => {
  double().manner.speed = 2
  const speech = voice.speak(QUESTION)
  await speech.grown
  expect(speech.madeMs).toBeGreaterThan(0)
  expect(speech.isSettled).toBe(false)
  await settled(speech)
  expect(speech.madeMs).toBeGreaterThan(2_000)
})

test('a model that finds the language by itself is not told it', async () => {
  voice = vendorVoice(double(), { model: 'eleven_multilingual_v2' }, 'de')
  await settled(voice.speak('Guten Morgen.'))
  expect(double().requests).toMatchObject([{ text: 'Guten Morgen.', language: undefined }])
})

test('a regional language is told by its base', async () => {
  voice = vendorVoice(double(), {}, 'de-AT')
  await settled(voice.speak('Guten Morgen.'))
  expect(double().requests).toMatchObject([{ language: 'de' }])
})

test('texts one after another share a connection, many at once have more', async () => {
  for (const text of ['One moment.', 'Let us begin.']) await settled(voice.speak(text))
  expect(double().connections).toBe(1)
  const many = Array.from({ length: 9 }, (_, index) => `This is the sentence of number ${index}.`)
  const speeches = await Promise.all(many.map((text) => settled(voice.speak(text))))
  expect(speeches.map(({ failure }) => failure)).toEqual(many.map(() => undefined))
  expect(double().violations).toEqual([])
  await expect.poll(() => double().connections).toBe(1)
})

test.each<[string, Fault, string]>([
  ['no such key', { kind: 'status', status: 401 }, 'key-refused'],
  ['no money', { kind: 'status', status: 402 }, 'quota-exceeded'],
  ['too many requests', { kind: 'status', status: 429 }, 'too-many-at-once'],
  ['a status without a word', { kind: 'status', status: 405 }, 'http-405'],
  ['broken', { kind: 'status', status: 500 }, 'http-500'],
  ['no answer', { kind: 'drop' }, 'timeout'],
  ['cut', { kind: 'cut' }, 'no-connection'],
  ['garbage', { kind: 'garbage' }, 'no-connection'],
  ['late', { kind: 'delay', ms: 3_000 }, 'timeout'],
])('a connection that cannot be opened: %s', async (_what, fault, code) => {
  double().openings.queue(fault)
  const firstFrameMs = code === 'timeout' ? IMPATIENT_MS : PATIENT_MS
  expect((await settled(voice.speak(QUESTION), firstFrameMs)).failure?.code).toBe(code)
  expect((await settled(voice.speak(QUESTION))).failure).toBeUndefined()
  expect(logged.join('')).not.toContain('Zephyrine')
})

test.each<[string, Fault, number, string]>([
  ['refused for its key', { kind: 'status', status: 401 }, 0, 'key-refused'],
  ['refused for its quota', { kind: 'status', status: 402 }, 0, 'quota-exceeded'],
  ['refused in the middle', { kind: 'status', status: 429 }, 0.5, 'too-many-at-once'],
  ['an error of the protocol', { kind: 'status', status: 500 }, 0, 'vendor-error'],
  ['an error of the protocol in the middle', { kind: 'status', status: 500 }, 0.5, 'vendor-error'],
  ['cut at the start', { kind: 'cut' }, 0, 'closed-1006'],
  ['cut in the middle', { kind: 'cut' }, 0.5, 'closed-1006'],
  ['garbage at the start', { kind: 'garbage' }, 0, 'timeout'],
  ['garbage in the middle', { kind: 'garbage' }, 0.5, 'stalled'],
  ['no answer', { kind: 'drop' }, 0, 'timeout'],
  ['never ending in the middle', { kind: 'endless' }, 0.5, 'stalled'],
  ['never ending after all was said', { kind: 'endless' }, 1, 'stalled'],
  ['late', { kind: 'delay', ms: 3_000 }, 0, 'timeout'],
])('a text that fails is noticed: %s', async (_what, fault, at, code) => {
  double().manner.faultAt = at
  double().faults.queue(fault)
  const speech = await settled(voice.speak(QUESTION), code === 'timeout' ? IMPATIENT_MS : PATIENT_MS)
  expect(speech.failure?.code).toBe(code)
  if (at > 0 && fault.kind !== 'status') expect(speech.madeMs).toBeGreaterThan(0)
  expect((await settled(voice.speak(QUESTION))).failure).toBeUndefined()
  expect(logged.join('')).not.toMatch(/Zephyrine|"Z"/)
})

test.each([
  [0, 'no-audio'],
  [0.05, 'too-short'],
  [40, 'too-long'],
])('%d times the sound that it should have is a failure', async (audioShare, code) => {
  double().manner.audioShare = audioShare
  double().manner.speed = 1_000
  expect((await settled(voice.speak(QUESTION))).failure?.code).toBe(code)
})

test('the vendor may close a connection that is idle', async () => {
  await settled(voice.speak('One moment.'))
  double().disconnect()
  await expect.poll(() => double().connections).toBe(0)
  expect((await settled(voice.speak('Let us begin.'))).failure).toBeUndefined()
})

test('nothing to say is no request', async () => {
  expect((await settled(voice.speak(' \n'))).durationMs).toBe(0)
  expect(double().connections).toBe(0)
})

test('a voice that is closed while its connection is being opened leaves none', async () => {
  double().openings.queue({ kind: 'delay', ms: 200 })
  const speech = voice.speak(QUESTION)
  await delay(50)
  voice.close()
  expect(speech.failure?.code).toBe('closed')
  await delay(400)
  expect(double().connections).toBe(0)
  expect(double().requests).toEqual([])
})

test('over a distance nothing is refused, also not the first words, which have to wait for a connection', async () => {
  Object.assign(double().manner, { openMs: 400, firstByteMs: 300 })
  const speech = voice.speak(QUESTION)
  void watch(speech, { openingMs: 2_300, firstFrameMs: 1_500 }, () => undefined)
  await speech.settled
  expect(speech.failure).toBeUndefined()
})

test('a connection that takes longer than its first sound may is waited for', async () => {
  double().manner.openMs = 1_200
  const speech = voice.speak(QUESTION)
  void watch(speech, { openingMs: PATIENT_MS, firstFrameMs: 1_000 }, () => undefined)
  await speech.settled
  expect(speech.failure).toBeUndefined()
})

test('a voice that was warmed has its connection when the first words come', async () => {
  await voice.ready()
  await voice.warm()
  expect(double().connections).toBe(1)
  expect((await settled(voice.speak(QUESTION))).failure).toBeUndefined()
  expect(double().connections).toBe(1)
})
