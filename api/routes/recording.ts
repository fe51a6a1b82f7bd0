import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import { noteRead } from '../../db/record.ts'
import { chunkFile } from '../../interview/record/sound.ts'
import { Sha256, Time } from '../answers.ts'
import type { Caller } from '../caller.ts'
import type { Context } from '../context.ts'
import { Problem } from '../problems.ts'
import { CHUNK_STATES, readChunk, readRecording } from '../recording.ts'
import { AlteredSoundError, wavOf } from '../recording-wav.ts'
import { type Route, route } from '../route.ts'
import { READERS, requireSession, SessionParams } from '../sessions.ts'

const Epoch = z.int().min(1).meta({ description: 'Of the agent since whose joining the milliseconds count.' })
const Ms = z.number().min(0)
const FileMs = Ms.nullable().meta({ description: 'Its place in recording.wav; null when nothing was kept of it.' })
const Track = z.string().meta({ description: 'A respondent, or `officer`.' })
const Code = z.string()

const RecordingAnswer = z
  .object({
    session_id: z.uuid(),
    tracks: z.array(Track),
    length_ms: Ms.meta({ description: 'Of recording.wav.' }),
    periods: z.array(
      z.object({
        epoch: Epoch,
        tracks: z.array(Track),
        start_ms: Ms,
        end_ms: Ms.nullable().meta({ description: 'null while it lasts, and when its agent was lost.' }),
        code: Code.nullable().meta({ description: 'Why it ended.' }),
      }),
    ),
    parts: z
      .array(z.object({ at: Time, file_ms: Ms, length_ms: Ms, skipped_ms: Ms }))
      .meta({ description: 'What stands where in recording.wav; skipped_ms is left out of the break before it.' }),
    chunks: z.array(
      z.object({
        epoch: Epoch,
        track: Track,
        number: z.int().min(0),
        start_ms: Ms,
        end_ms: Ms,
        sha256: Sha256,
        file: z.string(),
        file_ms: FileMs,
        state: z.enum(CHUNK_STATES).meta({
          description:
            '`missing` and `altered`: the record has a hash that nothing stored has. `unrecorded`: the record has no hash of it, or not yet.',
        }),
      }),
    ),
    gaps: z.array(
      z.object({
        epoch: Epoch,
        track: Track,
        start_ms: Ms,
        end_ms: Ms.nullable().meta({ description: 'null: until that agent was lost.' }),
        code: Code,
        file_ms: FileMs,
      }),
    ),
    marks: z
      .array(
        z.object({
          step: z.string(),
          respondent: z.string(),
          round: z.int(),
          epoch: Epoch,
          start_ms: Ms,
          end_ms: Ms,
          file_ms: FileMs,
          answer: z.object({ speaker: z.string(), start_ms: Ms, end_ms: Ms }).nullable(),
        }),
      )
      .meta({ description: 'The questions as they were put.' }),
  })
  .meta({ id: 'Recording' })

async function readRecordingOf(context: Context, caller: Caller, id: string) {
  const session = await requireSession(context, caller, id)
  const recording = await readRecording(context, session.id)
  await noteRead(context.db, { sessionId: session.id, callerId: caller.id, what: 'recording' })
  return { session, recording }
}

const manifest = route({
  method: 'get',
  path: '/sessions/:id/recording',
  id: 'getRecording',
  tag: 'Record',
  summary: 'What was recorded: pieces with their hashes, gaps, and where each question stands',
  access: READERS,
  params: SessionParams,
  answer: RecordingAnswer,
  async handler({ context, caller, params }) {
    const { session, recording } = await readRecordingOf(context, caller, params.id)
    const { sound, chunks, layout, tracks } = recording
    const placeOf = (epoch: number, ms: number) => layout.placeOf(epoch, ms) ?? null
    return {
      session_id: session.id,
      tracks,
      length_ms: layout.lengthMs,
      periods: sound.periods.map(({ epoch, tracks: its, startMs, endMs, code }) => {
        return { epoch, tracks: its, start_ms: startMs, end_ms: endMs ?? null, code: code ?? null }
      }),
      parts: layout.parts.map(({ from, to, fileMs, skippedMs }) => {
        return { at: new Date(from).toISOString(), file_ms: fileMs, length_ms: to - from, skipped_ms: skippedMs }
      }),
      chunks: chunks.map(({ startMs, endMs, ...chunk }) => {
        const file_ms = placeOf(chunk.epoch, startMs)
        return { ...chunk, start_ms: startMs, end_ms: endMs, file: chunkFile(chunk), file_ms }
      }),
      gaps: sound.gaps.map(({ startMs, endMs, ...gap }) => {
        return { ...gap, start_ms: startMs, end_ms: endMs ?? null, file_ms: placeOf(gap.epoch, startMs) }
      }),
      marks: sound.marks.map(({ startMs, endMs, answer, ...mark }) => ({
        ...mark,
        start_ms: startMs,
        end_ms: endMs,
        file_ms: placeOf(mark.epoch, startMs),
        answer: answer ? { speaker: answer.speaker, start_ms: answer.startMs, end_ms: answer.endMs } : null,
      })),
    }
  },
})

const count = (least: number) => z.coerce.number().int().min(least).max(2_147_483_647)

/** A respondent's id, or `officer`. */
const TrackName = z.string().regex(/^[a-z][a-z0-9_-]{0,31}$/)

const chunk = route({
  method: 'get',
  path: '/sessions/:id/recording/chunks/:epoch/:track/:number',
  id: 'getRecordingChunk',
  tag: 'Record',
  summary: 'A piece of the sound of one track, as it was stored: FLAC, 16 kHz',
  access: READERS,
  params: SessionParams.extend({ epoch: count(1), track: TrackName, number: count(0) }),
  answer: 'audio/flac',
  async handler({ context, caller, params, response }) {
    const session = await requireSession(context, caller, params.id)
    const bytes = await readChunk(context, session.id, params)
    await noteRead(context.db, { sessionId: session.id, callerId: caller.id, what: 'recording' })
    response.attachment(chunkFile(params)).type('audio/flac').send(bytes)
  },
})

const Choice = z.object({
  track: z.string().max(32).optional().meta({ description: 'This track alone.' }),
  mix: z
    .enum(['true', 'false'])
    .default('false')
    .meta({ description: '`true` puts all tracks into one channel; otherwise each has its own.' }),
})

/** A client that goes away ends its download and nothing else. */
const isGone = (error: unknown) => (error as { code?: unknown }).code === 'ERR_STREAM_PREMATURE_CLOSE'

const wav = route({
  method: 'get',
  path: '/sessions/:id/recording.wav',
  id: 'downloadRecording',
  tag: 'Record',
  summary: 'Everything that was recorded, as one WAV file with each question marked',
  description:
    'One channel a track, in the order of `tracks`, 16 kHz, all of it in the order of time. Where nothing was recorded for longer than 10 s the file has 10 s of silence. Cue points name step and respondent.',
  access: READERS,
  params: SessionParams,
  query: Choice,
  answer: 'audio/wav',
  async handler({ context, caller, params, query, request, response }) {
    const { session, recording } = await readRecordingOf(context, caller, params.id)
    const tracks = query.track === undefined ? recording.tracks : [query.track]
    if (tracks.some((track) => !recording.tracks.includes(track))) {
      throw new Problem(404, 'no-recording', `There is no such track; there are ${recording.tracks.join(', ')}.`)
    }
    const file = wavOf(context, session.id, recording, { tracks, mix: query.mix === 'true' })
    response.attachment('recording.wav').type('audio/wav').setHeader('content-length', file.bytes)
    if (request.method === 'HEAD') return void response.end()
    try {
      await pipeline(Readable.from(file.parts, { highWaterMark: 1 }), response)
    } catch (error) {
      if (error instanceof AlteredSoundError) context.log.error({ session: session.id }, error.message)
      else if (!isGone(error)) throw error
      response.destroy()
    }
  },
})

export const recordingRoutes: readonly Route[] = [manifest, chunk, wav]
