import { createHash } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { createApiKey } from '../db/api-keys.ts'
import { recordProgress } from '../db/progress.ts'
import { saveChunks } from '../db/recordings.ts'
import { ensureSession } from '../db/sessions.ts'
import { saveSegment } from '../db/transcripts.ts'
import type { Chunk } from '../interview/record/sound.ts'
import { encodeFlac } from '../sound/flac.ts'
import { amplitudeOf, toneOf } from '../sound/testing.ts'
import { accepted, aRecord, aScript, Hearing } from '../test/builders.ts'
import { readWav, type Wav } from '../test/wav.ts'
import { startTestApi, type TestApi } from './test-api.ts'

const TRACKS = ['groom', 'officer']
/** Hertz by which a track is known. */
const TONES: Record<string, number> = { groom: 440, officer: 1_000 }
const script = aScript([
  { id: 'name', ask: 'Who are you?', respondent: 'groom' },
  { id: 'place', ask: 'Where do you live?', respondent: 'groom' },
])

let api: TestApi
let sessionId: string
beforeAll(async () => {
  api = await startTestApi()
})
afterAll(() => api.stop())
beforeEach(async () => {
  const { userId } = api.keys.lawyer
  const respondents = [{ role: 'groom', name: 'A' }]
  sessionId = (await ensureSession(api.context.db, { lawyerId: userId, kind: 'scripted', respondents })).id
})

const get = (path: string, key = api.keys.lawyer.key) => api.ask('GET', `/sessions/${sessionId}/${path}`, { key })
const auditsOf = async () => {
  const rows = await api.context.db
    .selectFrom('read_audit')
    .select('what')
    .where('session_id', '=', sessionId)
    .orderBy('id')
    .execute()
  return rows.map(({ what }) => what)
}

/** A second of sound between silence on both sides. */
async function piece(
  track: string,
  number: number,
  startMs: number,
  endMs: number,
  soundsMs: [number, number],
  epoch = 1,
): Promise<Chunk & { bytes: Buffer }> {
  const samples = new Int16Array((endMs - startMs) * 16)
  const [from, to] = soundsMs
  samples.set(toneOf(TONES[track] ?? 0, (to - from) * 16), (from - startMs) * 16)
  const bytes = await encodeFlac(samples, 16_000)
  return { epoch, track, number, startMs, endMs, bytes, sha256: createHash('sha256').update(bytes).digest('hex') }
}

type Piece = Awaited<ReturnType<typeof piece>>
const storedFact = (...pieces: Piece[]) => ({
  kind: 'recording-stored' as const,
  epoch: pieces[0]?.epoch ?? 1,
  chunks: pieces.map(({ bytes: _, epoch: __, ...chunk }) => chunk),
})

async function save(hearing: Hearing, pieces: Piece[]): Promise<void> {
  const { entries, openings } = aRecord(hearing.entries)
  await recordProgress(api.context.db, { sessionId, snapshot: hearing.progress, entries, openings })
  if (pieces.length > 0) await saveChunks(api.context.db, sessionId, pieces)
}

/** Groom and officer for 12 s from 500 ms on; then, a minute later, another agent for 2 s. */
async function aRecording(): Promise<Piece[]> {
  const pieces = [
    await piece('groom', 0, 500, 10_000, [2_000, 3_000]),
    await piece('officer', 0, 500, 10_000, [600, 1_600]),
    await piece('groom', 1, 10_000, 12_500, [11_000, 12_000]),
    await piece('officer', 1, 10_000, 12_500, [10_000, 11_000]),
    await piece('groom', 0, 1_000, 3_000, [2_000, 3_000], 2),
  ]
  const hearing = Hearing.started(script)
  hearing.note({ kind: 'recording-started', epoch: 1, atMs: 500, tracks: TRACKS })
  hearing.note(storedFact(...pieces.slice(0, 4)))
  hearing.note({ kind: 'recording-gap', epoch: 1, track: 'groom', startMs: 5_000, endMs: 6_000, code: 'no-sound' })
  const asked = { text: { value: 'Who are you?', salt: '0'.repeat(64) }, startMs: 600, endMs: 1_600, spoken: 1 }
  hearing.answer(accepted(), { asked, heard: { ...hearing.heard('groom'), startMs: 2_000, endMs: 3_000 } })
  for (let second = 0; second < 60; second++) hearing.take({ type: 'signalRefused', signal: 'none', code: 'malformed' })
  hearing.replaceAgent()
  hearing.note({ kind: 'recording-started', epoch: 2, atMs: 1_000, tracks: TRACKS })
  hearing.note(storedFact(...pieces.slice(4)))
  hearing.note({ kind: 'recording-gap', epoch: 1, track: 'groom', startMs: 12_500, code: 'agent-lost' })
  hearing.answer(accepted(), { asked: { ...asked, startMs: 1_500, endMs: 2_500 } })
  hearing.note({ kind: 'recording-stopped', epoch: 2, atMs: 3_000, code: 'ended' })
  await save(hearing, pieces)
  return pieces
}

async function download(query = ''): Promise<{ wav: Wav; bytes: Buffer; headers: Headers }> {
  const response = await fetch(`${api.url}/sessions/${sessionId}/recording.wav${query}`, {
    headers: { authorization: `Bearer ${api.keys.lawyer.key}` },
  })
  expect(response.status).toBe(200)
  const bytes = Buffer.from(await response.arrayBuffer())
  return { wav: readWav(bytes), bytes, headers: response.headers }
}
const second = (samples: Int16Array, fromMs: number) => samples.subarray(fromMs * 16, (fromMs + 1_000) * 16)

describe('the recording', () => {
  it('is told with its pieces, gaps and questions, each with its place in the file', async () => {
    const pieces = await aRecording()
    const { status, body } = await get('recording')
    expect(status).toBe(200)
    expect(body).toMatchObject({
      session_id: sessionId,
      tracks: TRACKS,
      length_ms: 24_000,
      periods: [
        { epoch: 1, start_ms: 500, end_ms: null, code: null },
        { epoch: 2, start_ms: 1_000, end_ms: 3_000, code: 'ended' },
      ],
      parts: [
        { file_ms: 0, length_ms: 12_000, skipped_ms: 0 },
        { file_ms: 22_000, length_ms: 2_000 },
      ],
      gaps: [
        { track: 'groom', start_ms: 5_000, end_ms: 6_000, code: 'no-sound', file_ms: 4_500 },
        { track: 'groom', start_ms: 12_500, end_ms: null, code: 'agent-lost', file_ms: 12_000 },
      ],
      marks: [
        {
          ...{ step: 'name', respondent: 'groom', round: 1, epoch: 1, start_ms: 600, end_ms: 1_600, file_ms: 100 },
          answer: { speaker: 'groom', start_ms: 2_000, end_ms: 3_000 },
        },
        { step: 'place', epoch: 2, start_ms: 1_500, file_ms: 22_500 },
      ],
    })
    expect(body.chunks.map((chunk: { sha256: string }) => chunk.sha256).toSorted()).toEqual(
      pieces.map(({ sha256 }) => sha256).toSorted(),
    )
    expect(body.chunks[0]).toMatchObject({ file: '1-groom-0000.flac', state: 'stored', file_ms: 0 })
    expect(await auditsOf()).toEqual(['recording'])
  })

  it('gives each piece as it was stored', async () => {
    const [first] = await aRecording()
    const { key } = api.keys.reviewer
    const response = await fetch(`${api.url}/sessions/${sessionId}/recording/chunks/1/groom/0`, {
      headers: { authorization: `Bearer ${key}` },
    })
    expect(response.headers.get('content-type')).toBe('audio/flac')
    expect(response.headers.get('content-disposition')).toContain('1-groom-0000.flac')
    expect(Buffer.from(await response.arrayBuffer())).toEqual(first?.bytes)
    expect((await get('recording/chunks/1/groom/7')).body).toMatchObject({ status: 404, code: 'no-recording' })
    expect((await get('recording/chunks/0/groom/0')).status).toBe(404)
    expect(await auditsOf()).toEqual(['recording'])
  })

  it('says of each piece whether it is the one that the record has the hash of', async () => {
    const pieces = await aRecording()
    const { db } = api.context
    const remove = (epoch: number, track: string, number: number) =>
      db
        .deleteFrom('recording_chunks')
        .where('session_id', '=', sessionId)
        .where('epoch', '=', epoch)
        .where('track', '=', track)
        .where('number', '=', number)
        .execute()
    await remove(1, 'groom', 0)
    await remove(1, 'officer', 0)
    const changed = { ...(pieces[1] as Piece), sha256: '0'.repeat(64) }
    const unknown = await piece('groom', 1, 3_000, 4_000, [3_000, 4_000], 2)
    await saveChunks(db, sessionId, [changed, unknown])
    const { body } = await get('recording')
    expect(body.chunks.map(({ file, state }: { file: string; state: string }) => [file, state])).toEqual([
      ['1-groom-0000.flac', 'missing'],
      ['1-officer-0000.flac', 'altered'],
      ['1-groom-0001.flac', 'stored'],
      ['1-officer-0001.flac', 'stored'],
      ['2-groom-0000.flac', 'stored'],
      ['2-groom-0001.flac', 'unrecorded'],
    ])
  })

  it('is not there where nothing was recorded, nor for another lawyer', async () => {
    for (const path of ['recording', 'recording.wav']) {
      expect((await get(path)).body).toMatchObject({ status: 404, code: 'no-recording' })
    }
    await aRecording()
    const other = await createApiKey(api.context.db, { role: 'lawyer', label: 'other' })
    for (const path of ['recording', 'recording.wav', 'recording/chunks/1/groom/0', 'transcript']) {
      expect((await get(path, other.key)).status).toBe(404)
    }
    expect(await auditsOf()).toEqual([])
  })
})

describe('as one file', () => {
  it('every track has its channel, and each sound its place, to the sample', async () => {
    await aRecording()
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
    await aRecording()
    const { wav } = await download()
    expect(wav.cues).toEqual([
      { at: 100 * 16, length: 1_000 * 16, label: 'name, groom' },
      { at: 22_000 * 16, length: 0, label: expect.stringMatching(/^\d+ s left out before$/) },
      { at: 22_500 * 16, length: 1_000 * 16, label: 'place, groom' },
    ])
  })

  it('one track, or all of them in one channel', async () => {
    await aRecording()
    const one = (await download('?track=officer')).wav
    expect(one.channels).toBe(1)
    expect(amplitudeOf(1_000, second(one.tracks[0] as Int16Array, 9_500))).toBeGreaterThan(9_900)
    const mix = (await download('?mix=true')).wav
    expect(mix.channels).toBe(1)
    const together = mix.tracks[0] as Int16Array
    expect(amplitudeOf(1_000, second(together, 100))).toBeGreaterThan(9_900)
    expect(amplitudeOf(440, second(together, 1_500))).toBeGreaterThan(9_900)
    expect((await get('recording.wav?track=nobody')).body).toMatchObject({ status: 404, code: 'no-recording' })
    expect((await get('recording.wav?mix=perhaps')).status).toBe(422)
  })

  it('answers HEAD with its length and no sound', async () => {
    await aRecording()
    const { bytes } = await download()
    const { status, headers } = await fetch(`${api.url}/sessions/${sessionId}/recording.wav`, {
      method: 'HEAD',
      headers: { authorization: `Bearer ${api.keys.lawyer.key}` },
    })
    expect([status, headers.get('content-length')]).toEqual([200, String(bytes.length)])
  })

  it('breaks off at sound that is not what its hash says', async () => {
    await aRecording()
    await api.context.db
      .updateTable('recording_chunks')
      .set({ bytes: (await piece('groom', 0, 1_000, 3_000, [1_000, 2_000], 2)).bytes } as never)
      .where('session_id', '=', sessionId)
      .where('epoch', '=', 2)
      .execute()
    const logged = vi.spyOn(api.context.log, 'error')
    await fetch(`${api.url}/sessions/${sessionId}/recording.wav`, {
      method: 'HEAD',
      headers: { authorization: `Bearer ${api.keys.lawyer.key}` },
    })
    await delay(300)
    expect(logged, 'HEAD reads no sound').not.toHaveBeenCalled()
    await expect(download()).rejects.toThrow(/terminated|aborted/)
    expect(logged).toHaveBeenCalledWith({ session: sessionId }, 'stored sound does not fit its hash')
    expect((await get('recording')).status).toBe(200)
  })
})

describe('the transcript', () => {
  const say = (segment: string, text: string, speaker = 'groom') =>
    saveSegment(api.context.db, sessionId, {
      ...{ epoch: 1, segment, speaker, channel: 'voice', startMs: 100, endMs: 900, text, confidence: 0.5 },
    })

  it('grows, and is read on from where a reader was', async () => {
    expect((await get('transcript')).body).toEqual({ segments: [], next: '0' })
    await say('s-1', 'Who are you?', 'officer')
    await say('s-2', 'Anton')
    const first = (await get('transcript')).body
    expect(first.segments).toMatchObject([
      { segment: 's-1', speaker: 'officer', text: 'Who are you?' },
      { segment: 's-2', speaker: 'groom', start_ms: 100, end_ms: 900, confidence: 0.5, is_final: true, epoch: 1 },
    ])
    await say('s-3', 'Weber')
    const { body } = await get(`transcript?since=${first.next}`)
    expect(body.segments).toMatchObject([{ segment: 's-3', text: 'Weber' }])
    expect((await get(`transcript?since=${body.next}`)).body).toEqual({ segments: [], next: body.next })
    expect((await get('transcript?limit=1')).body.segments).toHaveLength(1)
    expect((await get('transcript?since=x')).status).toBe(422)
    expect(new Set(await auditsOf())).toEqual(new Set(['transcript']))
  })
})
