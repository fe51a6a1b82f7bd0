import { describe, expect, it } from 'vitest'
import { accepted, aRecord, aScript, fixedSalt, Hearing } from '../../test/builders.ts'
import type { Fact } from '../facts.ts'
import { layoutOf } from './layout.ts'
import { type Chunk, checkSound, chunkFile, soundOf } from './sound.ts'

const script = aScript([
  { id: 'first', ask: 'One?', respondent: 'groom' },
  { id: 'second', ask: 'Two?', respondent: 'bride' },
])

const entriesOf = ({ entries }: Hearing) => aRecord(entries).entries
const chunk = (epoch: number, track: string, number: number, startMs: number, endMs: number): Chunk => ({
  epoch,
  track,
  number,
  startMs,
  endMs,
  sha256: fixedSalt(epoch * 1_000 + number * 10 + track.length),
})
const stored = (...chunks: Chunk[]): Fact => ({
  kind: 'recording-stored',
  epoch: chunks[0]?.epoch ?? 1,
  chunks: chunks.map(({ epoch: _, ...rest }) => rest),
})
const begun = (epoch: number, atMs: number, tracks = ['groom', 'officer']): Fact => ({
  kind: 'recording-started',
  epoch,
  atMs,
  tracks,
})

describe('what a record says of sound', () => {
  it('is its pieces, gaps, periods and questions', () => {
    const hearing = Hearing.started(script)
    hearing.note(begun(1, 500), stored(chunk(1, 'officer', 0, 500, 10_000)))
    hearing.note(stored(chunk(1, 'officer', 0, 500, 10_000), chunk(1, 'groom', 0, 500, 10_000)))
    hearing.note({ kind: 'recording-gap', epoch: 1, track: 'groom', startMs: 600, endMs: 900, code: 'no-sound' })
    hearing.answer(accepted())
    hearing.note({ kind: 'recording-stopped', epoch: 1, atMs: 12_000, code: 'paused' })
    const sound = soundOf(entriesOf(hearing))
    expect(sound).toMatchObject({
      chunks: [chunk(1, 'officer', 0, 500, 10_000), chunk(1, 'groom', 0, 500, 10_000)],
      gaps: [{ epoch: 1, track: 'groom', startMs: 600, endMs: 900, code: 'no-sound' }],
      periods: [{ epoch: 1, tracks: ['groom', 'officer'], startMs: 500, endMs: 12_000, code: 'paused' }],
      marks: [
        {
          step: 'first',
          respondent: 'groom',
          round: 1,
          epoch: 1,
          startMs: 0,
          endMs: 900,
          answer: { speaker: 'groom', startMs: 1_000, endMs: 1_500 },
        },
      ],
    })
    const joined = entriesOf(hearing).find(({ type }) => type === 'agent-joined')
    expect(sound.clocks).toEqual(new Map([[1, Date.parse(joined?.at ?? '')]]))
  })

  it('counts the time of an agent from its first joining, whatever leases it got later', () => {
    const hearing = Hearing.started(script)
    hearing.replaceAgent('agent-1')
    hearing.replaceAgent('agent-3')
    const { clocks } = soundOf(entriesOf(hearing))
    expect(clocks.get(2)).toBe(clocks.get(1))
    expect(clocks.get(3)).toBeGreaterThan(clocks.get(1) ?? Number.POSITIVE_INFINITY)
  })

  it('passes over entries that no interview makes', () => {
    const odd = [
      'agent-joined',
      'recording-started',
      'recording-stopped',
      'recording-stored',
      'recording-gap',
      'answer',
    ]
    const entries = odd.map((type) => ({ at: 'never', type, data: { epoch: 'x', chunks: [{}], ask: 1 } }))
    expect(soundOf(entries)).toMatchObject({ chunks: [], gaps: [], periods: [], marks: [] })
  })
})

describe('in one file', () => {
  const clocks = new Map([
    [1, 1_000_000],
    [2, 1_060_000],
  ])

  it('sound of one agent stands as it was heard, and begins at the first sample', () => {
    const layout = layoutOf([chunk(1, 'groom', 0, 10_000, 20_000), chunk(1, 'officer', 0, 4_000, 10_000)], clocks)
    expect(layout.lengthMs).toBe(16_000)
    expect(layout.placeOf(1, 4_000)).toBe(0)
    expect(layout.placeOf(1, 12_345)).toBe(8_345)
    expect(layout.placeOf(1, 3_999)).toBeUndefined()
    expect(layout.placeOf(1, 20_001)).toBeUndefined()
    expect(layout.placeOf(3, 5_000)).toBeUndefined()
  })

  it('a short break lasts as long as it did, a long one 10 s', () => {
    const chunks = [
      chunk(1, 'groom', 0, 0, 10_000),
      chunk(1, 'groom', 1, 13_000, 20_000),
      chunk(1, 'groom', 2, 50_000, 55_000),
    ]
    const layout = layoutOf(chunks, clocks)
    expect(layout.placeOf(1, 13_000)).toBe(13_000)
    expect(layout.placeOf(1, 50_000)).toBe(30_000)
    expect(layout.parts.map(({ skippedMs }) => skippedMs)).toEqual([0, 0, 20_000])
    expect(layout.lengthMs).toBe(35_000)
  })

  it('another agent comes after it by the time of its joining, and never over it', () => {
    const before = chunk(1, 'groom', 0, 0, 58_000)
    expect(layoutOf([before, chunk(2, 'groom', 0, 1_000, 2_000)], clocks).placeOf(2, 1_000)).toBe(61_000)
    const longer = chunk(1, 'groom', 0, 0, 62_000)
    expect(layoutOf([longer, chunk(2, 'groom', 0, 1_000, 2_000)], clocks).placeOf(2, 1_000)).toBe(62_000)
  })
})

it('files of sound are compared with the hashes in the record', () => {
  const hearing = Hearing.started(script)
  const [kept, lost, changed] = [0, 1, 2].map((number) => chunk(1, 'groom', number, number * 10, number * 10 + 10))
  if (!kept || !lost || !changed) throw new Error('no pieces')
  hearing.note(stored(kept, lost, changed))
  const files = new Map([
    [chunkFile(kept), kept.sha256],
    [chunkFile(changed), fixedSalt(1)],
    ['else.flac', fixedSalt(2)],
  ])
  expect(checkSound(entriesOf(hearing), files)).toEqual({
    expected: 3,
    missing: ['1-groom-0001.flac'],
    altered: ['1-groom-0002.flac'],
    unknown: ['else.flac'],
  })
})
