import { expect, test } from 'vitest'
import type { Chunk } from '../../../../interview/record/sound.ts'
import { createPieces, partsOf, stretchesOf } from './pieces.ts'
import { sampleRecord } from './sample-record.ts'
import { readStory } from './story.ts'

const chunk = (track: string, number: number): Chunk => ({
  epoch: 1,
  track,
  number,
  startMs: number * 10_000,
  endMs: (number + 1) * 10_000,
  sha256: '',
})
const chunks = ['officer', 'groom'].flatMap((track) => [0, 1, 2].map((number) => chunk(track, number)))

test('of an answer its question is heard and then its words', () => {
  const answer = readStory(sampleRecord()).told.find(({ entry }) => entry.type === 'answer')
  const tracks = answer && stretchesOf(answer).map(({ track, endMs, startMs }) => [track, endMs - startMs])
  expect(tracks).toEqual([
    ['officer', 3_600],
    ['groom', 1_800],
  ])
})

test('of an act nothing is heard', () => {
  const act = readStory(sampleRecord()).told.find(({ entry }) => entry.type === 'paused')
  expect(act && stretchesOf(act)).toEqual([])
})

test('a place that goes over the end of a piece is heard from both, without a break', () => {
  const parts = partsOf(
    [
      { epoch: 1, track: 'officer', startMs: 8_000, endMs: 12_000 },
      { epoch: 1, track: 'groom', startMs: 12_500, endMs: 13_000 },
    ],
    { chunks },
  )
  expect(parts.map(({ chunk: { track, number }, ...part }) => [track, number, part])).toEqual([
    ['officer', 0, { fromMs: 8_000, lengthMs: 2_000, afterMs: 0 }],
    ['officer', 1, { fromMs: 0, lengthMs: 2_000, afterMs: 2_000 }],
    ['groom', 1, { fromMs: 2_500, lengthMs: 500, afterMs: 4_500 }],
  ])
})

test('of another agent’s time nothing was kept', () => {
  expect(partsOf([{ epoch: 2, track: 'groom', startMs: 0, endMs: 1 }], { chunks })).toEqual([])
})

test('a piece is asked for once, also while it comes, and again when it failed', async () => {
  const asked: number[] = []
  let fails = true
  const piece = createPieces(async ({ number }) => {
    asked.push(number)
    if (fails) throw new Error('away')
    return number
  })
  await expect(piece(chunk('groom', 1))).rejects.toThrow('away')
  fails = false
  expect(await Promise.all([piece(chunk('groom', 1)), piece(chunk('groom', 1))])).toEqual([1, 1])
  expect(asked).toEqual([1, 1])
})
