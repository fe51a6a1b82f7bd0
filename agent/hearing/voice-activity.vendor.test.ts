import { setImmediate as turn } from 'node:timers/promises'
import { AudioFrame } from '@livekit/rtc-node'
import { expect, test } from 'vitest'
import { join, silence, synthesise } from '../../test/doubles/speech.ts'
import { HEARING_SAMPLE_RATE as sampleRate } from '../room/microphones.ts'
import { keepWordsOutOfFrameworkLog } from '../framework-log.ts'
import { localModels } from './models.ts'
import { VoiceActivity } from './voice-activity.ts'

const FRAME_MS = 20
const SAMPLES = (sampleRate * FRAME_MS) / 1_000
const BEGAN_MS = 5_000

keepWordsOutOfFrameworkLog()

/** Pushes a sound; `paced` waits until the model is through with a frame before the next. */
async function listen(sound: Int16Array, { paced }: { paced: boolean }): Promise<Record<string, number[]>> {
  const told = { started: [] as number[], ended: [] as number[] }
  const voice = new VoiceActivity(localModels().vad, {
    started: (atMs) => told.started.push(atMs),
    ended: (atMs) => told.ended.push(atMs),
    failed: (error) => expect.unreachable(String(error)),
  })
  const rounds = paced ? 20 : 0
  let atMs = BEGAN_MS
  for (let place = 0; place + SAMPLES <= sound.length; place += SAMPLES) {
    atMs += FRAME_MS
    voice.push(new AudioFrame(sound.slice(place, place + SAMPLES), sampleRate, 1, SAMPLES), atMs)
    for (let round = 0; round < rounds; round++) await turn()
  }
  await expect.poll(() => told.ended.length, { timeout: 10_000 }).toBe(2)
  voice.close()
  return told
}

test('a voice has the times of its sound, however late the model comes to it', async () => {
  const word = await synthesise('Yes, I do.', { sampleRate })
  const sound = join(silence(500, sampleRate), word, silence(1_500, sampleRate), word, silence(1_000, sampleRate))
  const wordMs = (word.length * 1_000) / sampleRate
  const paced = await listen(sound, { paced: true })
  expect(await listen(sound, { paced: false })).toEqual(paced)

  const [first = 0, second = 0] = paced['started'] ?? []
  expect(Math.abs(first - (BEGAN_MS + 500))).toBeLessThan(200)
  expect(Math.abs(second - first - wordMs - 1_500)).toBeLessThan(100)
  const [end = 0] = paced['ended'] ?? []
  expect(Math.abs(end - first - wordMs)).toBeLessThan(300)
})
