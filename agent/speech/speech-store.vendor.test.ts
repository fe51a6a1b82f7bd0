import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ElevenLabsConfig } from '../../config.ts'
import type { ElevenLabsVoice } from './elevenlabs.ts'
import type { Speech } from './speech.ts'
import { SpeechStore } from './speech-store.ts'
import { limitsOf, loudnessOf, PATIENT_MS, useEngine, useVendor, vendorVoice } from './testing.ts'
import { type SpeechFailure, Voices } from './voices.ts'
import { watch } from './watch.ts'

const QUESTION = 'Do you take this man to be your lawful husband?'

const double = useVendor()
let directory: string
let voices: ElevenLabsVoice[]

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'speech-'))
  voices = []
  double().manner.speed = 100
})

afterEach(async () => {
  for (const voice of voices) voice.close()
  // What was spoken last may be on its way to the disk.
  await rm(directory, { recursive: true, force: true, maxRetries: 5 })
})

/** As in a process of its own. */
function start(changes: Partial<ElevenLabsConfig> = {}): ElevenLabsVoice {
  const voice = vendorVoice(double(), changes, 'en', { store: new SpeechStore({ directory, limitMib: 8 }) })
  voices.push(voice)
  return voice
}

async function settled(speech: Speech): Promise<Speech> {
  void watch(speech, limitsOf(PATIENT_MS), () => undefined)
  await speech.settled
  return speech
}

async function said(voice: ElevenLabsVoice): Promise<Speech> {
  await voice.ready()
  return (await voice.recall(QUESTION)) ?? (await settled(voice.speak(QUESTION)))
}

const filesOf = async () => (await readdir(directory)).filter((name) => name.endsWith('.speech')).length

async function soundOf(speech: Speech) {
  const frames = []
  for await (const frame of speech.read(AbortSignal.timeout(1_000))) frames.push(frame)
  return { loudness: loudnessOf(frames), ms: speech.durationMs }
}

test('after a restart what was spoken once is spoken again, the same, without the vendor', async () => {
  const first = await said(start())
  await expect.poll(filesOf).toBe(1)
  const again = await said(start())
  const [sound, sameSound] = [await soundOf(first), await soundOf(again)]
  expect(sameSound.ms).toBeCloseTo(sound.ms ?? 0, 0)
  expect(sameSound.loudness).toBeCloseTo(sound.loudness, 0)
  expect(double().requests).toHaveLength(1)
})

test('another model says it anew', async () => {
  await said(start())
  await expect.poll(filesOf).toBe(1)
  await said(start({ model: 'eleven_multilingual_v2' }))
  await expect.poll(filesOf).toBe(2)
  expect(double().requests).toHaveLength(2)
})

test('two who say the same at once, before it is kept, keep it once', async () => {
  await Promise.all([start(), start()].map((voice) => said(voice)))
  await expect.poll(() => double().requests.length).toBe(2)
  await expect.poll(filesOf).toBe(1)
  expect((await said(start())).failure).toBeUndefined()
  expect(double().requests).toHaveLength(2)
})

test('a damaged file is spoken by the vendor, and kept anew', async () => {
  await said(start())
  await expect.poll(filesOf).toBe(1)
  const [name = ''] = await readdir(directory)
  await writeFile(join(directory, name), 'damaged')
  expect((await said(start())).failure).toBeUndefined()
  expect(double().requests).toHaveLength(2)
})

test('what broke off is not kept', async () => {
  double().manner.faultAt = 0.5
  double().faults.queue({ kind: 'cut' })
  expect((await said(start())).failure).toBeDefined()
  expect(await filesOf()).toBe(0)
})

test('a disk that fails stops no speech', async () => {
  await writeFile(join(directory, 'file'), '')
  const store = new SpeechStore({ directory: join(directory, 'file', 'speech'), limitMib: 8 })
  const voice = vendorVoice(double(), {}, 'en', { store })
  voices.push(voice)
  expect((await said(voice)).failure).toBeUndefined()
})

describe('an officer whose vendor has spoken before', () => {
  const failures: SpeechFailure[] = []
  const engine = useEngine()
  let time = 0

  function officer(store = new SpeechStore({ directory, limitMib: 8 })): Voices {
    const vendor = vendorVoice(double(), {}, 'en', { store })
    voices.push(vendor)
    const embedded = { ...engine.voice('en', 160), close: () => undefined }
    return new Voices(
      [
        { voice: vendor, limits: [limitsOf(PATIENT_MS)] },
        { voice: embedded, limits: [limitsOf(PATIENT_MS)] },
      ],
      { now: () => time, failed: (failure) => failures.push(failure) },
    )
  }

  async function hear(officers: Voices, text: string): Promise<void> {
    const offer = await officers.speak(text).offer(0)
    await offer?.speech.settled
  }

  beforeEach(() => {
    failures.length = 0
    time = 0
  })

  test('says that again though the vendor refuses everything, and asks it for nothing', async () => {
    await said(start())
    await expect.poll(filesOf).toBe(1)
    double().reset()
    double().openings.always = { kind: 'status', status: 401 }
    const officers = officer()
    await voices.at(-1)?.ready()
    await hear(officers, 'Something new.')
    expect(failures).toHaveLength(1)
    const offer = await officers.speak(QUESTION).offer(0)
    expect(offer?.speech.durationMs).toBeGreaterThan(500)
    expect(failures).toHaveLength(1)
    // It rests all the same.
    await hear(officers, 'Something else.')
    expect(failures).toHaveLength(1)
  })

  test('does not wait for a disk that does not answer', async () => {
    const hanging = Object.assign(new SpeechStore({ directory, limitMib: 8 }), {
      find: () => new Promise<undefined>(() => undefined),
    })
    const officers = officer(hanging)
    await voices.at(-1)?.ready()
    await hear(officers, QUESTION)
    expect(failures).toEqual([])
    expect(double().requests).toHaveLength(1)
  })
})
