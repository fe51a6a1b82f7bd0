import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, it, vi } from 'vitest'
import { amplitudeOf, toneOf } from '../sound/testing.ts'
import { aRecording, piece, TONES } from '../test/recorded-session.ts'
import { readWav, type Wav } from '../test/wav.ts'
import { useSession } from './testing.ts'

const session = useSession()
const record = () => aRecording({ db: session.db, sessionId: session.id })

async function download(query = ''): Promise<{ wav: Wav; bytes: Buffer; headers: Headers }> {
  const response = await session.fetch(`recording.wav${query}`)
  expect(response.status).toBe(200)
  const bytes = Buffer.from(await response.arrayBuffer())
  return { wav: readWav(bytes), bytes, headers: response.headers }
}
const second = (samples: Int16Array, fromMs: number) => samples.subarray(fromMs * 16, (fromMs + 1_000) * 16)

describe('the recording as one file', () => {
  it('every track has its channel, and each sound its place, to the sample', async () => {
    await record()
    const { wav, bytes, headers } = await download()
    expect(wav).toMatchObject({ channels: 2, sampleRate: 16_000, bits: 16 })
    expect(headers.get('content-type')).toBe('audio/wav')
    expect(Number(headers.get('content-length'))).toBe(bytes.length)
    const [groom, officer] = wav.tracks as [Int16Array, Int16Array]
    const expected = (sounds: [track: string, atMs: number][]) => {
      const samples = new Int16Array(24_000 * 16)
      for (const [track, atMs] of sounds) samples.set(toneOf(TONES[track] ?? 0, 16_000), atMs * 16)
      return samples
    }
    expect(Buffer.from(groom.buffer)).toEqual(
      Buffer.from(
        expected([
          ['groom', 1_500],
          ['groom', 10_500],
          ['groom', 23_000],
        ]).buffer,
      ),
    )
    expect(Buffer.from(officer.buffer)).toEqual(
      Buffer.from(
        expected([
          ['officer', 100],
          ['officer', 9_500],
        ]).buffer,
      ),
    )
    expect(amplitudeOf(440, second(groom, 1_500))).toBeGreaterThan(9_900)
  })

  it('each question is marked where it was put, and each break that was shortened', async () => {
    await record()
    const { wav } = await download()
    expect(wav.cues).toEqual([
      { at: 100 * 16, length: 1_000 * 16, label: 'name, groom' },
      { at: 22_000 * 16, length: 0, label: expect.stringMatching(/^\d+ s left out before$/) },
      { at: 22_500 * 16, length: 1_000 * 16, label: 'place, groom' },
    ])
  })

  it('one track, or all of them in one channel', async () => {
    await record()
    const one = (await download('?track=officer')).wav
    expect(one.channels).toBe(1)
    expect(amplitudeOf(1_000, second(one.tracks[0] as Int16Array, 9_500))).toBeGreaterThan(9_900)
    const mix = (await download('?mix=true')).wav
    expect(mix.channels).toBe(1)
    const together = mix.tracks[0] as Int16Array
    expect(amplitudeOf(1_000, second(together, 100))).toBeGreaterThan(9_900)
    expect(amplitudeOf(440, second(together, 1_500))).toBeGreaterThan(9_900)
    expect((await session.get('recording.wav?track=nobody')).body).toMatchObject({ status: 404, code: 'no-recording' })
    expect((await session.get('recording.wav?mix=perhaps')).status).toBe(422)
  })

  it('answers HEAD with its length and no sound', async () => {
    await record()
    const { bytes } = await download()
    const { status, headers } = await session.fetch('recording.wav', { method: 'HEAD' })
    expect([status, headers.get('content-length')]).toEqual([200, String(bytes.length)])
  })

  it('breaks off at sound that is not what its hash says', async () => {
    await record()
    await session.db
      .updateTable('recording_chunks')
      .set({ bytes: (await piece('groom', 0, 1_000, 3_000, [1_000, 2_000], 2)).bytes } as never)
      .where('session_id', '=', session.id)
      .where('epoch', '=', 2)
      .execute()
    const logged = vi.spyOn(session.api.context.log, 'error')
    await session.fetch('recording.wav', { method: 'HEAD' })
    await delay(300)
    expect(logged, 'HEAD reads no sound').not.toHaveBeenCalled()
    await expect(download()).rejects.toThrow(/terminated|aborted/)
    expect(logged).toHaveBeenCalledWith({ session: session.id }, 'stored sound does not fit its hash')
    expect((await session.get('recording')).status).toBe(200)
  })
})
