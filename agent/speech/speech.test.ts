import { AudioFrame } from '@livekit/rtc-node'
import { expect, test } from 'vitest'
import { Speech } from './speech.ts'

const frame = (ms: number) => new AudioFrame(new Int16Array(24 * ms), 24_000, 1, 24 * ms)

test('how long speech may be is told by what is said, and not by what is written', () => {
  const speech = new Speech('$1,000,000', 'one million dollars')
  speech.add(frame(200))
  speech.finish()
  expect(speech.failure?.code).toBe('too-short')
  const written = new Speech('$1,000,000')
  written.add(frame(200))
  written.finish()
  expect(written.durationMs).toBe(200)
})
