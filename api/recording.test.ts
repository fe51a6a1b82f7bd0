import { describe, expect, it } from 'vitest'
import { createApiKey } from '../db/api-keys.ts'
import { saveChunks } from '../db/recordings.ts'
import { aRecording, piece, type Piece, TRACKS } from '../test/recorded-session.ts'
import { useSession } from './testing.ts'

const session = useSession()
const record = () => aRecording({ db: session.db, sessionId: session.id })

describe('the recording', () => {
  it('is told with its pieces, gaps and questions, each with its place in the file', async () => {
    const pieces = await record()
    const { status, body } = await session.get('recording')
    expect(status).toBe(200)
    expect(body).toMatchObject({
      session_id: session.id,
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
    expect(await session.readings()).toEqual(['recording'])
  })

  it('gives each piece as it was stored', async () => {
    const [first] = await record()
    const { key } = session.api.keys.reviewer
    const response = await session.fetch('recording/chunks/1/groom/0', { key })
    expect(response.headers.get('content-type')).toBe('audio/flac')
    expect(response.headers.get('content-disposition')).toContain('1-groom-0000.flac')
    expect(Buffer.from(await response.arrayBuffer())).toEqual(first?.bytes)
    expect((await session.get('recording/chunks/1/groom/7')).body).toMatchObject({ status: 404, code: 'no-recording' })
    expect((await session.get('recording/chunks/0/groom/0')).status).toBe(404)
    expect(await session.readings()).toEqual(['recording'])
  })

  it('says of each piece whether it is the one that the record has the hash of', async () => {
    const pieces = await record()
    const { db } = session
    const remove = (epoch: number, track: string, number: number) =>
      db
        .deleteFrom('recording_chunks')
        .where('session_id', '=', session.id)
        .where('epoch', '=', epoch)
        .where('track', '=', track)
        .where('number', '=', number)
        .execute()
    await remove(1, 'groom', 0)
    await remove(1, 'officer', 0)
    const changed = { ...(pieces[1] as Piece), sha256: '0'.repeat(64) }
    const unknown = await piece('groom', 1, 3_000, 4_000, [3_000, 4_000], 2)
    await saveChunks(db, session.id, [changed, unknown])
    const { body } = await session.get('recording')
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
      expect((await session.get(path)).body).toMatchObject({ status: 404, code: 'no-recording' })
    }
    await record()
    const other = await createApiKey(session.db, { role: 'lawyer', label: 'other' })
    for (const path of ['recording', 'recording.wav', 'recording/chunks/1/groom/0', 'transcript']) {
      expect((await session.get(path, other.key)).status).toBe(404)
    }
    expect(await session.readings()).toEqual([])
  })
})
