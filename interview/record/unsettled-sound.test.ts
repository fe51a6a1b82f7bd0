import { describe, expect, it } from 'vitest'
import { aRecord, aScript, fixedSalt, Hearing } from '../../test/builders.ts'
import type { Fact } from '../facts.ts'
import { type Chunk, soundOf } from './sound.ts'
import { unsettledSound } from './unsettled-sound.ts'

const script = aScript([{ id: 'first', ask: 'One?', respondent: 'groom' }])
const TRACKS = ['groom', 'officer']

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
const begun = (epoch: number, atMs: number): Fact => ({ kind: 'recording-started', epoch, atMs, tracks: TRACKS })
const stopped = (epoch: number, atMs: number, code = 'paused'): Fact => ({
  kind: 'recording-stopped',
  epoch,
  atMs,
  code,
})
const lost = (epoch: number, track: string, startMs: number, endMs?: number): Fact => ({
  kind: 'recording-gap',
  epoch,
  track,
  startMs,
  ...(endMs === undefined ? {} : { endMs }),
  code: 'agent-lost',
})

function noted(...facts: Fact[]): Hearing {
  const hearing = Hearing.started(script)
  hearing.note(...facts)
  return hearing
}
const unsettled = ({ entries }: Hearing, held: Chunk[], before?: number) =>
  unsettledSound(soundOf(aRecord(entries).entries), held, before)

describe('what agents could not note of sound', () => {
  it('is what was lost with them, for each track from where its sound ends', () => {
    const held = [chunk(1, 'officer', 0, 500, 10_000)]
    const hearing = noted(begun(1, 500), stored(...held))
    hearing.replaceAgent()
    const facts = unsettled(hearing, held, 2)
    expect(facts).toEqual([lost(1, 'groom', 500), lost(1, 'officer', 10_000)])
    hearing.note(...facts)
    expect(unsettled(hearing, held, 3)).toEqual([])
    expect(unsettled(hearing, held)).toEqual([])
  })

  it('is what was stored', () => {
    const hearing = noted(begun(1, 500), stopped(1, 10_000, 'closed'))
    hearing.replaceAgent()
    const held = [
      chunk(1, 'groom', 0, 500, 10_000),
      chunk(1, 'officer', 0, 500, 10_000),
      chunk(2, 'groom', 0, 0, 10_000),
    ]
    const facts = unsettled(hearing, held, 2)
    expect(facts).toEqual([stored(...held.slice(0, 2))])
    hearing.note(...facts)
    expect(unsettled(hearing, held, 2)).toEqual([])
    expect(unsettled(hearing, held)).toEqual([stored(...held.slice(2))])
  })

  it('is what was announced and not stored, though its end was noted', () => {
    const held = [chunk(1, 'groom', 0, 500, 10_000), chunk(1, 'groom', 2, 20_000, 24_000)]
    const hearing = noted(begun(1, 500), stored(...held), stopped(1, 26_000))
    const facts = unsettled(hearing, held)
    expect(facts).toEqual([
      lost(1, 'groom', 10_000, 20_000),
      lost(1, 'groom', 24_000, 26_000),
      lost(1, 'officer', 500, 26_000),
    ])
    hearing.note(...facts)
    expect(unsettled(hearing, held)).toEqual([])
  })

  it('is nothing where all is stored or declared, but for what is too short for a word', () => {
    const held = TRACKS.map((track) => chunk(1, track, 0, 500, 10_000))
    const silence: Fact = { kind: 'recording-gap', epoch: 1, track: 'groom', startMs: 10_000, endMs: 20_000, code: 'x' }
    const later = [chunk(1, 'officer', 1, 10_040, 20_040)]
    const hearing = noted(begun(1, 500), stored(...held, ...later), silence, stopped(1, 20_040))
    expect(unsettled(hearing, [...held, ...later])).toEqual([])
  })
})
