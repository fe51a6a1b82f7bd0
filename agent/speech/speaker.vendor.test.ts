import { setTimeout as delay } from 'node:timers/promises'
import type { AudioFrame, Room } from '@livekit/rtc-node'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Fault } from '../../test/doubles/faults.ts'
import { createVoices } from './create-voices.ts'
import { Speaker } from './speaker.ts'
import { msOf, type Speech } from './speech.ts'
import { chain, loudnessOf, PATIENT_MS, useEngine, useVendor, vendorAccount } from './testing.ts'
import type { Link, SpeechFailure } from './voices.ts'

const QUESTION = 'Do you take this man to be your lawful husband?'
const SILENCE_MS = 5_000

interface Played {
  frame: AudioFrame
  atMs: number
}

interface Caption {
  segment: string
  text: string
  lastWordMs: number
  isClosed: boolean
}

const double = useVendor()
const engine = useEngine()
let speaker: Speaker
let played: Played[]
let captions: Caption[]
let failures: SpeechFailure[]
/** What the vendor's voice was asked to make. */
let made: Speech[]

const now = () => performance.now()

/** As much of a room as a speaker needs: its captions. */
const room = {
  localParticipant: {
    streamText: async ({ attributes }: { attributes: Record<string, string> }) => {
      const caption = { segment: attributes['lk.segment_id'] ?? '', text: '', lastWordMs: 0, isClosed: false }
      captions.push(caption)
      return {
        write: async (words: string) => {
          caption.text += words
          caption.lastWordMs = now()
        },
        close: async () => {
          caption.isClosed = true
        },
      }
    },
  },
} as unknown as Room

beforeEach(() => {
  played = []
  captions = []
  failures = []
  made = []
  const [vendor, ...rest] = chain(double(), engine, [PATIENT_MS, PATIENT_MS])
  speaker = new Speaker(room, vendor ? [watched(vendor), ...rest] : rest, {
    now,
    failed: (failure) => failures.push(failure),
    tap: (frame, atMs) => played.push({ frame, atMs }),
  })
})

afterEach(() => speaker.close())

/** Lets the tests see the speeches of a voice. */
const watched = ({ voice, limits }: Link): Link => ({
  limits,
  voice: {
    name: voice.name,
    key: voice.key,
    spokenOf: (text) => text,
    speak: (text) => {
      const speech = voice.speak(text)
      made.push(speech)
      return speech
    },
    close: () => voice.close(),
  },
})

const playedMs = () => played.reduce((sum, { frame }) => sum + msOf(frame), 0)

/** The longest time in which nothing was heard, within what was. */
const longestGapMs = () =>
  Math.max(...played.map(({ frame, atMs }, index) => (played[index + 1]?.atMs ?? atMs) - atMs - msOf(frame)))

function say(text = QUESTION) {
  const starts: { durationMs: number; atMs: number }[] = []
  const started = Promise.withResolvers<void>()
  const spoken = speaker.say('1-1', text, (durationMs) => {
    starts.push({ durationMs, atMs: now() })
    started.resolve()
  })
  return { starts, started: started.promise, spoken }
}

test('a text is heard as a whole, and its caption keeps pace with it', async () => {
  const { starts, spoken } = say()
  expect(await spoken).toEqual({ share: 1 })
  expect(double().requests).toHaveLength(1)
  expect(loudnessOf(played.map(({ frame }) => frame))).toBeGreaterThan(300)
  const [start] = starts
  const tookMs = now() - (start?.atMs ?? 0)
  expect(tookMs).toBeGreaterThan(playedMs() - 50)
  expect(captions).toMatchObject([{ segment: '1-1', text: QUESTION, isClosed: true }])
  const lastWordMs = (captions[0]?.lastWordMs ?? 0) - (start?.atMs ?? 0)
  expect(lastWordMs).toBeGreaterThan(playedMs() * 0.6)
  expect(lastWordMs).toBeLessThan(playedMs())
})

test('the caption of words that take longer than was thought waits for them', async () => {
  const { starts, spoken } = say('WWW WWW')
  await spoken
  expect(starts[0]?.durationMs).toBeLessThan(playedMs() / 2)
  expect((captions[0]?.lastWordMs ?? 0) - (starts[0]?.atMs ?? 0)).toBeGreaterThan(playedMs() * 0.35)
})

test('it is heard while it is still being made', async () => {
  double().manner.speed = 1.5
  const { started, spoken } = say()
  await started
  expect(made[0]?.isSettled).toBe(false)
  expect(await spoken).toEqual({ share: 1 })
  expect(playedMs()).toBeCloseTo(made[0]?.durationMs ?? 0, 3)
})

test('what was prepared begins at once, and its length is known', async () => {
  speaker.prepare(QUESTION)
  await made[0]?.settled
  const asked = now()
  const { starts, spoken } = say()
  await spoken
  expect(starts).toHaveLength(1)
  expect(starts[0]?.durationMs).toBe(made[0]?.durationMs)
  expect((starts[0]?.atMs ?? 0) - asked).toBeLessThan(100)
  expect(double().requests).toHaveLength(1)
})

test('silence is between two samples: the rest is neither heard, nor written, nor given to the recorder', async () => {
  const { starts, started, spoken } = say()
  await started
  await delay(900)
  const cutMs = now()
  speaker.silence()
  const heardMs = cutMs - (starts[0]?.atMs ?? 0)
  const { share } = await spoken
  expect(now() - cutMs).toBeLessThan(150)
  const writtenThen = captions[0]?.text ?? ''
  await delay(300)
  expect(share * (made[0]?.durationMs ?? 0)).toBeGreaterThan(heardMs - 60)
  expect(share * (made[0]?.durationMs ?? 0)).toBeLessThan(heardMs + 60)
  expect(playedMs()).toBeGreaterThan(heardMs - 60)
  expect(playedMs()).toBeLessThan(heardMs + 60)
  expect(captions).toMatchObject([{ text: writtenThen, isClosed: true }])
  expect(writtenThen.length).toBeLessThan(QUESTION.length * 0.7)
  expect(QUESTION.startsWith(writtenThen)).toBe(true)
})

test('silence before the first sample is a text that was not heard', async () => {
  double().manner.firstByteMs = 2_000
  const { starts, spoken } = say()
  await delay(50)
  speaker.silence()
  expect(await spoken).toEqual({ share: 0 })
  expect(starts).toEqual([])
  expect(captions).toEqual([])
})

test('what was cut off is made to its end all the same, and said again without another request', async () => {
  const { started, spoken } = say()
  await started
  speaker.silence()
  await spoken
  await made[0]?.settled
  played = []
  expect(await say().spoken).toEqual({ share: 1 })
  expect(playedMs()).toBeCloseTo(made[0]?.durationMs ?? 0, 3)
  expect(double().requests).toHaveLength(1)
})

test('a text after silence does not wait for the one that was cut, and none of that one is left in it', async () => {
  speaker.prepare('One moment, please.')
  await made[0]?.settled
  const { started, spoken } = say()
  await started
  await delay(400)
  const asked = now()
  speaker.silence()
  const next = say('One moment, please.')
  await next.started
  expect((next.starts[0]?.atMs ?? 0) - asked).toBeLessThan(150)
  played = []
  await Promise.all([spoken, next.spoken])
  expect((played[0]?.atMs ?? 0) - (next.starts[0]?.atMs ?? 0)).toBeLessThan(50)
  expect(playedMs()).toBeCloseTo(made[0]?.durationMs ?? 0, 3)
  expect(captions.at(-1)?.text).toBe('One moment, please.')
})

test('the recorder gets what is heard, each part with the time at which it was', async () => {
  const { starts, spoken } = say()
  await spoken
  const first = played[0]?.atMs ?? 0
  expect(first).toBeGreaterThanOrEqual(starts[0]?.atMs ?? 0)
  for (const [index, { atMs }] of played.entries()) {
    const before = played.slice(0, index).reduce((sum, { frame }) => sum + msOf(frame), 0)
    expect(atMs - first).toBeGreaterThan(before - 1)
  }
  expect(longestGapMs()).toBeLessThan(SILENCE_MS)
})

test.each<[string, Fault]>([
  ['cut', { kind: 'cut' }],
  ['never ending', { kind: 'endless' }],
  ['garbage', { kind: 'garbage' }],
  ['an error of the protocol', { kind: 'status', status: 500 }],
  ['no money left', { kind: 'status', status: 402 }],
])('speech that fails in the middle is said again from its start by the next voice: %s', async (_what, fault) => {
  double().manner.faultAt = 0.5
  double().manner.speed = 2.5
  double().faults.queue(fault)
  const { starts, spoken } = say()
  expect(await spoken).toEqual({ share: 1 })
  expect(failures).toMatchObject([{ provider: 'elevenlabs/eleven_flash_v2_5', by: 'embedded/espeak-ng' }])
  expect(failures[0]?.spoken).toBeGreaterThan(0.1)
  expect(failures[0]?.spoken).toBeLessThan(0.7)
  expect(starts).toHaveLength(2)
  const again = played.filter(({ atMs }) => atMs >= (starts[1]?.atMs ?? 0))
  const broken = played.filter(({ atMs }) => atMs < (starts[1]?.atMs ?? 0)).at(-1)
  expect(broken && broken.atMs + msOf(broken.frame) - (failures[0]?.atMs ?? 0)).toBeLessThan(150)
  expect(loudnessOf(again.map(({ frame }) => frame))).toBeGreaterThan(300)
  expect(again.reduce((sum, { frame }) => sum + msOf(frame), 0)).toBeGreaterThan(2_000)
  expect(longestGapMs()).toBeLessThan(SILENCE_MS)
  expect(captions).toMatchObject([{ text: QUESTION, isClosed: true }])
})

test('a stall that is over before the listeners have heard all there is does no harm', async () => {
  double().manner.faultAt = 0.9
  double().manner.speed = 100
  double().faults.queue({ kind: 'delay', ms: 2_000 })
  expect(await say().spoken).toEqual({ share: 1 })
  expect(failures).toEqual([])
})

test('with no voice at all the captions carry the words', async () => {
  await speaker.close()
  speaker = new Speaker(room, [], { now, failed: (failure) => failures.push(failure) })
  const { starts, spoken } = say()
  expect(await spoken).toEqual({ share: 0, captioned: true })
  expect(starts).toMatchObject([{ durationMs: 0 }])
  expect(captions).toMatchObject([{ text: QUESTION, isClosed: true }])
})

test('when every voice fails, what was heard is told, and that the captions carry the words', async () => {
  await speaker.close()
  const [vendor] = chain(double(), engine, [PATIENT_MS])
  speaker = new Speaker(room, vendor ? [vendor] : [], { now, failed: (failure) => failures.push(failure) })
  double().manner.faultAt = 0.5
  double().manner.speed = 2.5
  double().faults.queue({ kind: 'cut' })
  const { share, captioned } = await say().spoken
  expect(captioned).toBe(true)
  expect(failures).toMatchObject([{ by: 'captions' }])
  expect(share).toBeGreaterThan(0.1)
  expect(share).toBeLessThan(0.7)
  expect(captions).toMatchObject([{ text: QUESTION, isClosed: true }])
})

test('from asking the vendor in vain to the first sound less than five seconds pass', async () => {
  await speaker.close()
  const links = await createVoices(
    { voice: { wordsPerMinute: 160 }, speechCache: undefined },
    vendorAccount(double()),
    'en',
    engine,
  )
  speaker = new Speaker(room, links, { now, failed: (failure) => failures.push(failure) })
  double().faults.always = { kind: 'drop' }
  const asked = now()
  const { starts, started } = say()
  await started
  expect((starts[0]?.atMs ?? 0) - asked).toBeLessThan(SILENCE_MS)
  expect(failures.map(({ code }) => code)).toEqual(['timeout', 'timeout'])
})
