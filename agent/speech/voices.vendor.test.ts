import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Fault } from '../../test/doubles/faults.ts'
import { EmbeddedEngine } from './embedded-voice.ts'
import type { Speech } from './speech.ts'
import { chain, loudnessOf, limitsOf, PATIENT_MS, useEngine, useVendor } from './testing.ts'
import { type Link, type Offers, type SpeechFailure, Voices } from './voices.ts'

const ELEVENLABS = 'elevenlabs/eleven_flash_v2_5'
const EMBEDDED = 'embedded/espeak-ng'
const IMPATIENT_MS = 500
const REST_MS = 60_000
const MOMENT_MS = 3_000
const QUESTION = 'Do you take this man to be your lawful husband?'

const double = useVendor()
const engine = useEngine()
let voices: Voices
let failures: SpeechFailure[]
let time: number

beforeEach(() => {
  double().manner.speed = 30
  use(chain(double(), engine, [PATIENT_MS, PATIENT_MS]))
})

afterEach(() => voices.close())

function use(links: readonly Link[]): void {
  voices?.close()
  failures = []
  time = 1_000
  voices = new Voices(links, { now: () => time, failed: (failure) => failures.push(failure) })
}

/** The speech that comes of it in the end. */
async function wholeOf(offers: Offers): Promise<Speech | undefined> {
  for (let nth = 0; ; nth++) {
    const offer = await offers.offer(nth)
    if (!offer) return undefined
    await offer.speech.settled
    if (!offer.speech.failure) return offer.speech
  }
}

const asked = () => double().requests.map(({ text }) => text)
const told = () => failures.map(({ provider, by }) => `${provider} > ${by}`)

async function loudness(speech: Speech | undefined): Promise<number> {
  const frames = []
  if (speech) for await (const frame of speech.read(new AbortController().signal)) frames.push(frame)
  return loudnessOf(frames)
}

test('the same text is made once', async () => {
  const first = await wholeOf(voices.speak(QUESTION))
  expect(await wholeOf(voices.speak(QUESTION))).toBe(first)
  voices.prepare(QUESTION)
  expect(asked()).toEqual([QUESTION])
  expect(failures).toEqual([])
})

test('a text that is still being prepared is not asked for again, and what there is of it can be played', async () => {
  double().manner.speed = 2
  voices.prepare(QUESTION)
  const offer = await voices.speak(QUESTION).offer(0)
  await offer?.speech.grown
  const later = await voices.speak(QUESTION).offer(0)
  expect(later?.speech.madeMs).toBeGreaterThan(0)
  expect(later?.speech.isSettled).toBe(false)
  await offer?.speech.settled
  expect(asked()).toEqual([QUESTION])
})

test('the length of what is still being made is judged by what was said before', async () => {
  await wholeOf(voices.speak(QUESTION))
  const spoken = 'And do you take this woman to be your lawful wife?'
  const offer = await voices.speak(spoken).offer(0)
  await offer?.speech.settled
  const exact = offer?.speech.durationMs ?? 0
  expect(Math.abs((offer?.estimateMs ?? 0) - exact)).toBeLessThan(exact * 0.25)
})

const faults: [string, Fault, number | undefined][] = [
  ['cut at the start', { kind: 'cut' }, 0],
  ['cut in the middle', { kind: 'cut' }, 0.5],
  ['garbage', { kind: 'garbage' }, 0],
  ['garbage in the middle', { kind: 'garbage' }, 0.5],
  ['no answer', { kind: 'drop' }, undefined],
  ['never ending', { kind: 'endless' }, 0.3],
  ['late', { kind: 'delay', ms: 4_000 }, undefined],
  ['500', { kind: 'status', status: 500 }, 0],
  ['500 in the middle', { kind: 'status', status: 500 }, 0.5],
]

test.each(faults)('what fails once is asked for once more: %s', async (_what, fault, at) => {
  use(chain(double(), engine, [IMPATIENT_MS, PATIENT_MS]))
  double().manner.faultAt = at
  double().faults.queue(fault)
  expect((await wholeOf(voices.speak(QUESTION)))?.durationMs).toBeGreaterThan(1_500)
  expect(told()).toEqual([`${ELEVENLABS} > ${ELEVENLABS}`])
  expect(failures[0]).toMatchObject({ spoken: 0, atMs: 1_000 })
  expect(asked()).toEqual([QUESTION, QUESTION])
  await wholeOf(voices.speak(QUESTION))
  expect(asked()).toHaveLength(2)
})

test.each(faults)('what fails for ever is said by the embedded voice: %s', async (_what, fault, at) => {
  use(chain(double(), engine, [IMPATIENT_MS, IMPATIENT_MS]))
  double().manner.faultAt = at
  double().faults.always = fault
  const speech = await wholeOf(voices.speak(QUESTION))
  expect(speech?.durationMs).toBeGreaterThan(1_500)
  expect(await loudness(speech)).toBeGreaterThan(300)
  expect(told()).toEqual([`${ELEVENLABS} > ${ELEVENLABS}`, `${ELEVENLABS} > ${EMBEDDED}`])
})

test('a voice that failed twice rests, so that the next question does not wait for it', async () => {
  double().faults.always = { kind: 'cut' }
  await wholeOf(voices.speak(QUESTION))
  const before = asked().length
  expect(await wholeOf(voices.speak('Please state your name.'))).toBeDefined()
  expect(asked()).toHaveLength(before)
  expect(failures).toHaveLength(2)
})

test.each([
  [401, 'key-refused'],
  [402, 'quota-exceeded'],
  [403, 'unusual-activity'],
  [405, 'http-405'],
])('a refusal is not asked for again at once: %d', async (status, code) => {
  double().openings.queue({ kind: 'status', status })
  expect(await loudness(await wholeOf(voices.speak(QUESTION)))).toBeGreaterThan(300)
  expect(failures).toMatchObject([{ provider: ELEVENLABS, code, by: EMBEDDED, spoken: 0 }])
  await wholeOf(voices.speak('Please state your name.'))
  expect(asked()).toEqual([])
})

test('a quota that ends on an open connection is a refusal', async () => {
  await wholeOf(voices.speak('One moment, please.'))
  double().faults.queue({ kind: 'status', status: 402 })
  await wholeOf(voices.speak(QUESTION))
  expect(told()).toEqual([`${ELEVENLABS} > ${EMBEDDED}`])
})

test('more than the account may have at once rests for a moment, and is then tried for whoever waits', async () => {
  double().openings.queue({ kind: 'status', status: 429 })
  await wholeOf(voices.speak(QUESTION))
  expect(told()).toEqual([`${ELEVENLABS} > ${EMBEDDED}`])
  time += MOMENT_MS
  await wholeOf(voices.speak('Please state your name.'))
  expect(asked()).toEqual(['Please state your name.'])
})

test('a server that is broken is asked once more', async () => {
  double().openings.queue({ kind: 'status', status: 500 })
  await wholeOf(voices.speak(QUESTION))
  expect(told()).toEqual([`${ELEVENLABS} > ${ELEVENLABS}`])
  expect(asked()).toEqual([QUESTION])
})

test('after its rest a voice is tried for what is prepared, and then speaks again', async () => {
  double().openings.queue({ kind: 'status', status: 405 })
  await wholeOf(voices.speak(QUESTION))
  time += REST_MS - 1
  voices.prepare('Too early.')
  await wholeOf(voices.speak('Too early.'))
  expect(asked()).toEqual([])
  time += 1
  await wholeOf(voices.speak('Not at the cost of those who wait.'))
  expect(asked()).toEqual([])
  voices.prepare('Please state your name.')
  await wholeOf(voices.speak('Please state your name.'))
  await wholeOf(voices.speak(QUESTION))
  expect(asked()).toEqual(['Please state your name.', QUESTION])
})

test('a voice that fails after its rest rests again', async () => {
  double().openings.always = { kind: 'status', status: 405 }
  await wholeOf(voices.speak(QUESTION))
  time += REST_MS
  voices.prepare('Please state your name.')
  await wholeOf(voices.speak('Please state your name.'))
  voices.prepare('Do you consent?')
  await wholeOf(voices.speak('Do you consent?'))
  expect(failures.map(({ code }) => code)).toEqual(['http-405', 'http-405'])
})

test('what failed after some of it was heard is said by the next voice, and how much it was is told', async () => {
  double().manner.faultAt = 0.5
  double().faults.queue({ kind: 'cut' })
  const offers = voices.speak(QUESTION)
  const offer = await offers.offer(0)
  await offer?.speech.grown
  offers.isHeard(() => 250)
  expect(await loudness(await wholeOf(offers))).toBeGreaterThan(300)
  expect(told()).toEqual([`${ELEVENLABS} > ${EMBEDDED}`])
  expect(failures[0]?.spoken).toBeCloseTo(250 / (QUESTION.length * 70), 1)
})

test('the last voice never rests: it is asked for every text, however often it failed', async () => {
  const stopped = new EmbeddedEngine().voice('en', 160)
  stopped.close()
  use([{ voice: stopped, limits: [limitsOf(PATIENT_MS)] }])
  for (const text of ['One.', 'Two.', 'Three.']) expect(await wholeOf(voices.speak(text))).toBeUndefined()
  expect(told()).toEqual(Array.from({ length: 3 }, () => `${EMBEDDED} > captions`))
})

test('when no voice can speak, the captions are left, and that is told', async () => {
  double().openings.always = { kind: 'status', status: 401 }
  const stopped = new EmbeddedEngine()
  stopped.voice('en', 160).close()
  use(chain(double(), stopped, [PATIENT_MS]))
  expect(await wholeOf(voices.speak(QUESTION))).toBeUndefined()
  expect(told()).toEqual([`${ELEVENLABS} > ${EMBEDDED}`, `${EMBEDDED} > captions`])
})
