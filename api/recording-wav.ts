import { createHash } from 'node:crypto'
import { findChunkBytes } from '../db/recordings.ts'
import type { Chunk } from '../interview/record/sound.ts'
import { decodeFlac } from '../sound/flac-decode.ts'
import { type Cue, soundBytes, wavHead } from '../sound/wav.ts'
import type { Context } from './context.ts'
import { Problem } from './problems.ts'
import type { Recording } from './recording.ts'

const SAMPLE_RATE = 16_000
const PER_MS = SAMPLE_RATE / 1_000
const WINDOW = 5 * SAMPLE_RATE

/** Thrown when stored sound is not what its hash says: the file ends there. */
export class AlteredSoundError extends Error {
  override name = 'AlteredSoundError'
  constructor() {
    super('stored sound does not fit its hash')
  }
}

type Load = (chunk: Chunk) => Promise<Int16Array>

/** One track, read from its start to its end; one piece is held at a time. */
class TrackReader {
  readonly #pieces: { chunk: Chunk; at: number; end: number }[]
  readonly #load: Load
  #held: { chunk: Chunk; samples: Int16Array } | undefined

  constructor({ layout, chunks }: Recording, track: string, load: Load) {
    this.#load = load
    this.#pieces = chunks
      .filter((chunk) => chunk.track === track && (chunk.state === 'stored' || chunk.state === 'unrecorded'))
      .flatMap((chunk) => {
        const place = layout.placeOf(chunk.epoch, chunk.startMs)
        if (place === undefined) return []
        return { chunk, at: place * PER_MS, end: (place + chunk.endMs - chunk.startMs) * PER_MS }
      })
  }

  async read(from: number, length: number): Promise<Int16Array> {
    const samples = new Int16Array(length)
    for (const { chunk, at, end } of this.#pieces) {
      if (end <= from || at >= from + length) continue
      if (this.#held?.chunk !== chunk) this.#held = { chunk, samples: await this.#load(chunk) }
      const part = this.#held.samples.subarray(Math.max(0, from - at), Math.max(0, from + length - at))
      samples.set(part, Math.max(0, at - from))
    }
    return samples
  }
}

const clipped = (value: number) => Math.max(-32_768, Math.min(32_767, value))

function interleaved(channels: readonly Int16Array[]): Buffer {
  const [first, ...others] = channels as [Int16Array, ...Int16Array[]]
  const all = new Int16Array(first.length * channels.length)
  for (let at = 0; at < first.length; at++) {
    all[at * channels.length] = first[at] as number
    others.forEach((channel, index) => {
      all[at * channels.length + index + 1] = channel[at] as number
    })
  }
  return Buffer.from(all.buffer)
}

const mixed = (channels: readonly Int16Array[]): Int16Array =>
  Int16Array.from(channels[0] ?? [], (_, at) => clipped(channels.reduce((sum, one) => sum + (one[at] as number), 0)))

/** Each question that was put while sound was kept, and each break that was shortened; no words. */
function cuesOf({ sound, layout }: Recording): Cue[] {
  const questions = sound.marks.flatMap(({ step, respondent, round, epoch, startMs, endMs }): Cue[] => {
    const place = layout.placeOf(epoch, startMs)
    if (place === undefined) return []
    const label = `${step}, ${respondent}${round > 1 ? `, round ${round}` : ''}`
    return [{ at: Math.round(place * PER_MS), length: Math.round((endMs - startMs) * PER_MS), label }]
  })
  const breaks = layout.parts
    .filter(({ skippedMs }) => skippedMs > 0)
    .map(({ fileMs, skippedMs }): Cue => {
      return { at: fileMs * PER_MS, length: 0, label: `${Math.round(skippedMs / 1_000)} s left out before` }
    })
  return [...questions, ...breaks].toSorted((a, b) => a.at - b.at)
}

/** A file that is made while it is read; its length is known before. */
export interface WavFile {
  bytes: number
  parts: AsyncGenerator<Buffer>
}

/**
 * The sound of some tracks as one WAV file with its questions marked, made as it is read.
 * @param mix one channel for all of them, instead of one each
 * @throws Problem 422 when the file would be longer than a WAV file can be
 */
export function wavOf(
  { db }: Pick<Context, 'db'>,
  sessionId: string,
  recording: Recording,
  { tracks, mix }: { tracks: readonly string[]; mix: boolean },
): WavFile {
  const form = {
    channels: mix ? 1 : tracks.length,
    sampleRate: SAMPLE_RATE,
    length: recording.layout.lengthMs * PER_MS,
    cues: cuesOf(recording),
  }
  const head = wavHead(form)
  if (!head) {
    const detail = 'The recording is longer than one WAV file can be. Ask for one track, or for mix=true.'
    throw new Problem(422, 'recording-too-long', detail)
  }
  const load = async (chunk: Chunk): Promise<Int16Array> => {
    const bytes = await findChunkBytes(db, sessionId, chunk)
    if (!bytes) throw new AlteredSoundError()
    if (createHash('sha256').update(bytes).digest('hex') !== chunk.sha256) throw new AlteredSoundError()
    return decodeFlac(bytes).samples
  }
  async function* parts() {
    yield head as Buffer
    const readers = tracks.map((track) => new TrackReader(recording, track, load))
    for (let from = 0; from < form.length; from += WINDOW) {
      const channels: Int16Array[] = []
      for (const reader of readers) channels.push(await reader.read(from, Math.min(WINDOW, form.length - from)))
      yield interleaved(mix ? [mixed(channels)] : channels)
    }
  }
  return { bytes: head.length + soundBytes(form), parts: parts() }
}
