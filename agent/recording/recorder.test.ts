import { createHash } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { createDatabase } from '../../db/database.ts'
import { findChunkBytes, listChunks } from '../../db/recordings.ts'
import { decodeFlac } from '../../sound/flac-decode.ts'
import { amplitudeOf, toneOf } from '../../sound/testing.ts'
import { wayTo } from '../../test/harness/outage.ts'
import { until } from '../../test/harness/until.ts'
import { CHUNK_MS, useStudio } from './testing.ts'

const studio = useStudio()

describe('recording', () => {
  it('keeps nothing before it is started and after it is stopped', async () => {
    const recorder = studio.recorder()
    studio.sound(recorder, 'groom', 440, 3_000)
    recorder.start(['groom', 'officer'])
    recorder.stop('paused')
    studio.sound(recorder, 'groom', 440, 3_000)
    await recorder.close()
    expect(studio.facts).toEqual([
      { kind: 'recording-started', epoch: 1, atMs: 3_000, tracks: ['groom', 'officer'] },
      { kind: 'recording-stopped', epoch: 1, atMs: 3_000, code: 'paused' },
    ])
    expect(await listChunks(studio.db, studio.sessionId)).toEqual([])
  })

  it('stores each track in pieces that the clock aligns, as FLAC, and notes their hashes', async () => {
    studio.clock = 400
    const recorder = studio.recorder()
    recorder.start(['groom', 'officer'])
    studio.sound(recorder, 'groom', 440, 600)
    studio.clock = 700
    studio.sound(recorder, 'officer', 1_000, 200, 24_000)
    studio.clock = 1_000
    studio.sound(recorder, 'groom', 880, 1_300)
    recorder.stop('ended')
    await studio.untilStored(6)
    expect(studio.stored.map(({ track, number: its, startMs, endMs }) => [track, its, startMs, endMs])).toEqual([
      ['groom', 0, 400, 1_000],
      ['officer', 0, 400, 1_000],
      ['groom', 1, 1_000, 2_000],
      ['officer', 1, 1_000, 2_000],
      ['groom', 2, 2_000, 2_300],
      ['officer', 2, 2_000, 2_300],
    ])
    for (const chunk of studio.stored) {
      const bytes = await findChunkBytes(studio.db, studio.sessionId, { epoch: 1, ...chunk })
      expect(
        createHash('sha256')
          .update(bytes ?? '')
          .digest('hex'),
      ).toBe(chunk.sha256)
      expect(decodeFlac(bytes ?? Buffer.alloc(0)).samples).toHaveLength((chunk.endMs - chunk.startMs) * 16)
    }
    expect(await studio.soundOf('groom', 0)).toEqual(toneOf(440, 600 * 16))
    expect(await studio.soundOf('groom', 1)).toEqual(toneOf(880, 1_300 * 16).slice(0, 16_000))
    expect(await studio.soundOf('groom', 2)).toEqual(toneOf(880, 1_300 * 16).slice(16_000))
    const officer = await studio.soundOf('officer', 0)
    expect(amplitudeOf(1_000, officer.subarray(301 * 16, 499 * 16))).toBeGreaterThan(9_000)
    expect(Math.max(...officer.subarray(0, 300 * 16 - 10), ...officer.subarray(502 * 16))).toBeLessThan(5)
    expect(studio.noted('recording-gap')).toEqual([])
  })

  it('cuts a piece while nobody says anything', async () => {
    const recorder = studio.recorder()
    recorder.start(['groom', 'officer'])
    studio.sound(recorder, 'groom', 440, 500)
    studio.clock = CHUNK_MS + 999
    await delay(600)
    expect(studio.stored).toEqual([])
    studio.clock = 2 * CHUNK_MS
    await studio.untilStored(2)
    expect(studio.noted('recording-gap')).toEqual([
      { kind: 'recording-gap', epoch: 1, track: 'groom', startMs: 500, endMs: 1_000, code: 'no-sound' },
    ])
  })

  it('goes on counting when it is started again', async () => {
    const recorder = studio.recorder()
    for (const _ of [1, 2]) {
      recorder.start(['groom'])
      studio.sound(recorder, 'groom', 440, 500)
      recorder.stop('paused')
    }
    await studio.untilStored(2)
    expect(studio.stored).toMatchObject([
      { number: 0, startMs: 0, endMs: 500 },
      { number: 1, startMs: 500, endMs: 1_000 },
    ])
  })

  it('takes no sound of another rate', () => {
    const recorder = studio.recorder()
    recorder.start(['groom'])
    expect(() => studio.sound(recorder, 'groom', 440, 20, 48_000)).toThrow(RangeError)
  })
})

describe('while Postgres is away', () => {
  it('pieces wait, and are noted once they are stored', async () => {
    await using way = await wayTo(studio.url)
    const through = createDatabase(way.url)
    await way.cut()
    const recorder = studio.recorder({ db: through })
    recorder.start(['groom'])
    studio.sound(recorder, 'groom', 440, 1_500)
    recorder.stop('ended')
    await delay(300)
    expect(studio.stored).toEqual([])
    await way.mend()
    await studio.untilStored(2)
    expect(await listChunks(studio.db, studio.sessionId)).toMatchObject([{ number: 0 }, { number: 1 }])
    expect(studio.noted('recording-gap')).toEqual([])
    await recorder.close()
    await through.destroy()
  })

  it('what memory has no room for is a declared gap', async () => {
    await using way = await wayTo(studio.url)
    const through = createDatabase(way.url)
    await way.cut()
    const recorder = studio.recorder({ db: through, limitBytes: 20_000 })
    recorder.start(['groom', 'officer'])
    studio.sound(recorder, 'groom', 440, 3_000)
    recorder.stop('ended')
    await until('the gap is declared', () => studio.noted('recording-gap').length === 4)
    await way.mend()
    await studio.untilStored(2)
    expect(studio.stored).toMatchObject([
      { track: 'groom', startMs: 0, endMs: 1_000 },
      { track: 'officer', startMs: 0, endMs: 1_000 },
    ])
    expect(studio.noted('recording-gap')).toMatchObject(
      [1_000, 2_000].flatMap((startMs) =>
        ['groom', 'officer'].map((track) => ({ track, startMs, endMs: startMs + 1_000, code: 'storage-full' })),
      ),
    )
    await recorder.close()
    await through.destroy()
  })

  it('what cannot be stored until the end is a declared gap', async () => {
    const away = createDatabase('postgres://nobody@127.0.0.1:1/none')
    const recorder = studio.recorder({ db: away })
    recorder.start(['groom'])
    studio.sound(recorder, 'groom', 440, 500)
    await recorder.close()
    expect(studio.noted('recording-gap')).toMatchObject([
      { track: 'groom', startMs: 0, endMs: 500, code: 'storage-away' },
    ])
    expect(studio.noted('recording-stopped')).toMatchObject([{ atMs: 500, code: 'closed' }])
    await away.destroy()
  })
})
