import { expect, test } from 'vitest'
import { OfficerAudio } from './officer-audio.ts'

const FRAME_MS = 20
const loud = new Int16Array(320).fill(4_000)
const quiet = new Int16Array(320).fill(20)

/** Hears frames of 20 ms from a time on: `#` is loud, anything else quiet. */
function hear(audio: OfficerAudio, at: number, frames: string, from = 'officer'): void {
  for (const [index, frame] of [...frames].entries())
    audio.hear(from, frame === '#' ? loud : quiet, at + index * FRAME_MS)
}

test('an utterance begins with its first loud sample and outlasts the pauses between words', () => {
  const audio = new OfficerAudio()
  hear(audio, 1_000, `..##${'.'.repeat(20)}##...`)
  expect(audio.utterances).toEqual([{ from: 'officer', startMs: 1_040, endMs: 1_520 }])
})

test('the first sample is found within its frame', () => {
  const audio = new OfficerAudio()
  audio.hear(
    'officer',
    Int16Array.from(loud, (sample, at) => (at < 160 ? 0 : sample)),
    1_000,
  )
  expect(audio.utterances[0]?.startMs).toBe(1_010)
})

test('what comes after a long pause is another utterance', () => {
  const audio = new OfficerAudio()
  hear(audio, 1_000, '##')
  hear(audio, 1_640, '##')
  expect(audio.utterances.map(({ startMs }) => startMs)).toEqual([1_000, 1_640])
  expect(audio.firstAfter(1_001)?.startMs).toBe(1_640)
  expect(audio.firstAfter(1_641)).toBeUndefined()
})

test('how long a pause has to be can be told', () => {
  const audio = new OfficerAudio(100)
  hear(audio, 1_000, '##....##......##')
  expect(audio.utterances.map(({ startMs }) => startMs)).toEqual([1_000, 1_280])
})

test('two agents have utterances of their own', () => {
  const audio = new OfficerAudio()
  hear(audio, 1_000, '##', 'a')
  hear(audio, 1_020, '##', 'b')
  expect(audio.utterances.map(({ from }) => from)).toEqual(['a', 'b'])
})
