import { createHash } from 'node:crypto'
import type { Database } from '../db/database.ts'
import { recordProgress } from '../db/progress.ts'
import { saveChunks } from '../db/recordings.ts'
import type { Chunk } from '../interview/record/sound.ts'
import { encodeFlac } from '../sound/flac.ts'
import { toneOf } from '../sound/testing.ts'
import { accepted, aRecord, aScript, Hearing } from './builders.ts'

export const TRACKS = ['groom', 'officer']
/** Hertz by which a track is known. */
export const TONES: Record<string, number> = { groom: 440, officer: 1_000 }
const script = aScript([
  { id: 'name', ask: 'Who are you?', respondent: 'groom' },
  { id: 'place', ask: 'Where do you live?', respondent: 'groom' },
])

interface Kept {
  db: Database
  sessionId: string
}

/** A second of sound between silence on both sides. */
export async function piece(
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

export type Piece = Awaited<ReturnType<typeof piece>>
const storedFact = (...pieces: Piece[]) => ({
  kind: 'recording-stored' as const,
  epoch: pieces[0]?.epoch ?? 1,
  chunks: pieces.map(({ bytes: _, epoch: __, ...chunk }) => chunk),
})

async function save({ db, sessionId }: Kept, hearing: Hearing, pieces: Piece[]): Promise<void> {
  const { entries, openings } = aRecord(hearing.entries)
  await recordProgress(db, { sessionId, snapshot: hearing.progress, entries, openings })
  if (pieces.length > 0) await saveChunks(db, sessionId, pieces)
}

/** Groom and officer for 12 s from 500 ms on; then, a minute later, another agent for 2 s. */
export async function aRecording(kept: Kept): Promise<Piece[]> {
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
  await save(kept, hearing, pieces)
  return pieces
}
