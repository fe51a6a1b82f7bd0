import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ElevenLabsConfig } from '../../config.ts'
import type { ElevenLabsVoice } from './elevenlabs.ts'
import type { Speech } from './speech.ts'
import { SpeechStore } from './speech-store.ts'
import { limitsOf, loudnessOf, PATIENT_MS, useVendor, vendorVoice } from './testing.ts'
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
  await rm(directory, { recursive: true, force: true })
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

const filesOf = async () => (await readdir(directory)).length

async function soundOf(speech: Speech) {
  const frames = []
  for await (const frame of speech.read(AbortSignal.timeout(1_000))) frames.push(frame)
  return { loudness: loudnessOf(frames), ms: speech.durationMs }
}

test('after a restart what was spoken once is spoken again, the same, without the vendor', async () => {
  const first = await settled(start().speak(QUESTION))
  await expect.poll(filesOf).toBe(1)
  const again = await settled(start().speak(QUESTION))
  const [sound, sameSound] = [await soundOf(first), await soundOf(again)]
  expect(sameSound.ms).toBeCloseTo(sound.ms ?? 0, 0)
  expect(sameSound.loudness).toBeCloseTo(sound.loudness, 0)
  expect(double().requests).toHaveLength(1)
})

test('another model says it anew', async () => {
  await settled(start().speak(QUESTION))
  await expect.poll(filesOf).toBe(1)
  await settled(start({ model: 'eleven_multilingual_v2' }).speak(QUESTION))
  await expect.poll(filesOf).toBe(2)
  expect(double().requests).toHaveLength(2)
})

test('two who say the same at once, before it is kept, keep it once', async () => {
  await Promise.all([start(), start()].map((voice) => settled(voice.speak(QUESTION))))
  await expect.poll(() => double().requests.length).toBe(2)
  await expect.poll(filesOf).toBe(1)
  expect((await settled(start().speak(QUESTION))).failure).toBeUndefined()
  expect(double().requests).toHaveLength(2)
})

test('a damaged file is spoken by the vendor, and kept anew', async () => {
  await settled(start().speak(QUESTION))
  await expect.poll(filesOf).toBe(1)
  const [name = ''] = await readdir(directory)
  await writeFile(join(directory, name), 'damaged')
  expect((await settled(start().speak(QUESTION))).failure).toBeUndefined()
  expect(double().requests).toHaveLength(2)
})

test('what broke off is not kept', async () => {
  double().manner.faultAt = 0.5
  double().faults.queue({ kind: 'cut' })
  expect((await settled(start().speak(QUESTION))).failure).toBeDefined()
  expect(await filesOf()).toBe(0)
})

test('a disk that fails stops no speech', async () => {
  await writeFile(join(directory, 'file'), '')
  const store = new SpeechStore({ directory: join(directory, 'file', 'speech'), limitMib: 8 })
  const voice = vendorVoice(double(), {}, 'en', { store })
  voices.push(voice)
  expect((await settled(voice.speak(QUESTION))).failure).toBeUndefined()
})
