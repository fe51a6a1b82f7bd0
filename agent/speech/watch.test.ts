import { AudioFrame } from '@livekit/rtc-node'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Speech } from './speech.ts'
import { SPEECH_SAMPLE_RATE } from './voice.ts'
import { watch } from './watch.ts'

const LIMITS = { openingMs: 2_000, firstFrameMs: 1_000 }

let speech: Speech
let heardMs: number | undefined

beforeEach(() => {
  vi.useFakeTimers()
  speech = new Speech('Do you consent to this interview being recorded?')
  heardMs = undefined
  void watch(speech, LIMITS, () => heardMs)
})

afterEach(() => {
  vi.useRealTimers()
})

async function make(seconds: number): Promise<void> {
  for (let made = 0; made < seconds; made++) {
    speech.add(AudioFrame.create(SPEECH_SAMPLE_RATE, 1, SPEECH_SAMPLE_RATE))
  }
  await vi.advanceTimersByTimeAsync(0)
}

/** Lets time pass, in which what there is of the speech is heard. */
async function listen(seconds: number): Promise<void> {
  for (let step = 0; step < seconds * 10; step++) {
    heardMs = Math.min(speech.madeMs, (heardMs ?? 0) + 100)
    await vi.advanceTimersByTimeAsync(100)
  }
}

const pass = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1_000)

test('a speech whose voice cannot begin in its time has failed', async () => {
  await pass(1.9)
  expect(speech.failure).toBeUndefined()
  await pass(0.2)
  expect(speech.failure?.code).toBe('timeout')
})

test('a speech that does not begin in its time has failed, which is counted from when its voice could', async () => {
  await pass(1.5)
  speech.begin()
  await pass(0.9)
  expect(speech.failure).toBeUndefined()
  await pass(0.2)
  expect(speech.failure?.code).toBe('timeout')
})

test('listeners are left in silence for less than two seconds', async () => {
  await make(1)
  await listen(2.4)
  expect(speech.failure).toBeUndefined()
  await listen(0.6)
  expect(speech.failure?.code).toBe('stalled')
})

test('as long as there is something to hear nothing has failed', async () => {
  await make(9)
  await listen(9)
  expect(speech.failure).toBeUndefined()
  await make(1)
  await listen(2)
  expect(speech.failure).toBeUndefined()
})

test('who begins to listen late hears what there is of it', async () => {
  await make(3)
  await pass(3)
  await listen(3)
  expect(speech.failure).toBeUndefined()
})

test('a speech that nobody hears may stand still a little longer, but not for ever', async () => {
  await make(9)
  await pass(4.9)
  expect(speech.failure).toBeUndefined()
  await pass(0.2)
  expect(speech.failure?.code).toBe('stalled')
})

test.each(['finish', 'fail'] as const)('nothing is watched any more after %s', async (end) => {
  await make(3)
  if (end === 'finish') speech.finish()
  else speech.fail('closed-1006')
  await pass(0)
  expect(vi.getTimerCount()).toBe(0)
})
