import { describe, expect, it } from 'vitest'
import { type Cut, Timeline } from './timeline.ts'

const FRAME_MS = 20
/** Sound whose samples count from `first`, so that each one is known by its value. */
const counted = (first: number, ms = FRAME_MS) =>
  Int16Array.from({ length: ms * 16 }, (_, at) => ((first + at) % 30_000) + 1)

/** Pushes sound of `fromMs` to `toMs` frame by frame; `arrives` says when each frame comes. */
function push(timeline: Timeline, fromMs: number, toMs: number, arrives = (madeMs: number) => madeMs): void {
  for (let at = fromMs; at < toMs; at += FRAME_MS) timeline.push(counted(at * 16), arrives(at))
}

/** Stretches in which the samples are those that were made at that time. */
function heard({ startMs, samples }: Cut): [number, number][] {
  const found: [number, number][] = []
  samples?.forEach((value, index) => {
    const at = startMs * 16 + index
    if (value !== (at % 30_000) + 1) return
    const last = found.at(-1)
    if (last?.[1] === at / 16) last[1] = (at + 1) / 16
    else found.push([at / 16, (at + 1) / 16])
  })
  return found
}
const person = (startMs = 0) => new Timeline(startMs, false)
const officer = (startMs = 0) => new Timeline(startMs, true)

describe('a track of a person', () => {
  it('is cut where the clock says, sample by sample', () => {
    const track = person(400)
    push(track, 400, 2_400)
    const first = track.cut(1_000)
    expect(first).toMatchObject({ startMs: 400, endMs: 1_000, gaps: [] })
    expect(first.samples).toHaveLength(600 * 16)
    expect(heard(first)).toEqual([[400, 1_000]])
    expect(heard(track.cut(2_000))).toEqual([[1_000, 2_000]])
  })

  it('has no seam where frames come unevenly', () => {
    const track = person()
    push(track, 0, 1_000, (made) => made + ((made * 7) % 150))
    expect(heard(track.cut(1_000))).toEqual([[0, 1_000]])
  })

  it('has no seam where frames were held up and come all at once', () => {
    const track = person()
    push(track, 0, 500)
    push(track, 500, 900, (made) => Math.max(made, 900))
    push(track, 900, 1_500)
    const cut = track.cut(1_500)
    expect(heard(cut)).toEqual([[0, 1_500]])
    expect(cut.gaps).toEqual([])
  })

  it('has a gap where nothing came, and goes on at its place', () => {
    const track = person()
    push(track, 0, 300)
    push(track, 1_300, 2_000)
    const cut = track.cut(2_000)
    expect(heard(cut)).toEqual([
      [0, 300],
      [1_300, 2_000],
    ])
    expect(cut.gaps).toEqual([{ startMs: 300, endMs: 1_300 }])
    expect(cut.samples?.subarray(300 * 16, 1_300 * 16).every((sample) => sample === 0)).toBe(true)
  })

  it('has two gaps around a word', () => {
    const track = person()
    push(track, 0, 300)
    push(track, 1_300, 1_400)
    push(track, 2_000, 2_500)
    const cut = track.cut(2_500)
    expect(heard(cut)).toEqual([
      [0, 300],
      [1_300, 1_400],
      [2_000, 2_500],
    ])
    expect(cut.gaps).toEqual([
      { startMs: 300, endMs: 1_300 },
      { startMs: 1_400, endMs: 2_000 },
    ])
  })

  it('goes on after a gap where it is heard again, also when the first frames of it are held up', () => {
    const track = person()
    push(track, 0, 300)
    push(track, 1_300, 1_360, () => 1_400)
    push(track, 1_360, 2_000)
    expect(track.cut(2_000).gaps).toEqual([{ startMs: 300, endMs: 1_300 }])
  })

  it('tells a gap with the piece it is in, and no part of it twice', () => {
    const track = person()
    push(track, 0, 300)
    expect(track.cut(1_000).gaps).toEqual([{ startMs: 300, endMs: 1_000 }])
    expect(track.cut(2_000)).toMatchObject({ samples: undefined, gaps: [] })
    push(track, 2_500, 3_000)
    const back = track.cut(3_000)
    expect(back.gaps).toEqual([{ startMs: 1_000, endMs: 2_500 }])
    expect(heard(back)).toEqual([[2_500, 3_000]])
  })

  it('tells at last that nothing ever came', () => {
    const track = person(100)
    expect(track.cut(1_000)).toMatchObject({ samples: undefined, gaps: [] })
    expect(track.cut(1_500, true)).toMatchObject({ samples: undefined, gaps: [{ startMs: 100, endMs: 1_500 }] })
  })

  it('loses what comes after its piece was cut, says so, and keeps the rest at its place', () => {
    const track = person()
    push(track, 0, 900)
    expect(track.cut(1_000).gaps).toEqual([{ startMs: 900, endMs: 1_000 }])
    push(track, 900, 2_000, (made) => Math.max(made, 1_600))
    const late = track.cut(2_000)
    expect(heard(late)).toEqual([[1_000, 2_000]])
    expect(late.gaps).toEqual([])
  })
})

describe("the officer's track", () => {
  it('is silent between two utterances, and each begins when it began', () => {
    const track = officer()
    push(track, 200, 500)
    push(track, 1_000, 1_100)
    push(track, 1_600, 1_900)
    const cut = track.cut(2_000)
    expect(heard(cut)).toEqual([
      [200, 500],
      [1_000, 1_100],
      [1_600, 1_900],
    ])
    expect(cut.gaps).toEqual([])
  })

  it('is kept where it was silent throughout', () => {
    const cut = officer().cut(1_000, true)
    expect(cut.samples).toHaveLength(16_000)
    expect(cut.gaps).toEqual([])
  })

  it('may be handed over ahead of time', () => {
    const track = officer()
    push(track, 100, 2_100, () => 100)
    expect(heard(track.cut(1_000))).toEqual([[100, 1_000]])
    expect(heard(track.cut(2_000))).toEqual([[1_000, 2_000]])
    expect(heard(track.cut(3_000))).toEqual([[2_000, 2_100]])
  })
})
