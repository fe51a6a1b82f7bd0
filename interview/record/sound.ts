import { z } from 'zod'
import type { Entry } from './record.ts'

/** A piece of the sound of one track: the `number`th of an agent's epoch. */
export interface ChunkKey {
  epoch: number
  track: string
  number: number
}

/** Times here and below are milliseconds since the agent of that epoch joined. */
export interface Chunk extends ChunkKey {
  startMs: number
  endMs: number
  /** Of the file's bytes. */
  sha256: string
}

/** What is shorter is no gap worth a word. */
export const SHORTEST_GAP_MS = 50

export interface SoundGap {
  epoch: number
  track: string
  startMs: number
  /** Undefined when nobody knows: until that agent was lost. */
  endMs: number | undefined
  code: string
}

/** A time in which sound was kept. */
export interface Period {
  epoch: number
  tracks: string[]
  startMs: number
  /** Undefined while it lasts, and for good when its agent was lost. */
  endMs: number | undefined
  code: string | undefined
}

/** A question as it was put, and what was heard in answer. */
export interface Mark {
  step: string
  respondent: string
  round: number
  epoch: number
  startMs: number
  endMs: number
  answer: { speaker: string; startMs: number; endMs: number } | undefined
}

/** What a record says of the sound of its interview. */
export interface Sound {
  chunks: Chunk[]
  gaps: SoundGap[]
  periods: Period[]
  marks: Mark[]
  /** Epoch to the workflow time, in Unix milliseconds, at which the clock of its agent began. */
  clocks: Map<number, number>
}

/** Types of the entries that `soundOf` looks at. */
export const SOUND_ENTRIES = [
  'agent-joined',
  'recording-started',
  'recording-stopped',
  'recording-stored',
  'recording-gap',
  'answer',
  'answer-kept',
  'correction',
  'correction-kept',
] as const

const Ms = z.number().min(0)
const Epoch = z.int().min(1)
const Times = z.object({ start_ms: Ms, end_ms: Ms })
const Joined = z.object({ message: z.object({ epoch: Epoch }), identity: z.string() })
const Started = z.object({ epoch: Epoch, at_ms: Ms, tracks: z.array(z.string()) })
const Stopped = z.object({ epoch: Epoch, at_ms: Ms, code: z.string() })
const Stored = z.object({
  epoch: Epoch,
  chunks: z.array(Times.extend({ track: z.string(), number: z.int().min(0), sha256: z.string() })),
})
const Gap = Times.partial({ end_ms: true }).extend({ epoch: Epoch, track: z.string(), code: z.string() })
const Answered = z.object({
  message: z.object({ epoch: Epoch }),
  ask: z.object({ step: z.string(), respondent: z.string(), round: z.int() }),
  question: Times,
  answer: Times.extend({ speaker: z.string() }).optional(),
})

/** Tells one piece of a session's sound from every other. */
export const chunkKeyOf = ({ epoch, track, number }: ChunkKey) => `${epoch}/${track}/${number}`

/** Name of a piece of sound outside the database. */
export const chunkFile = ({ epoch, track, number }: ChunkKey): string =>
  `${epoch}-${track}-${String(number).padStart(4, '0')}.flac`

/** Reads what entries say of sound; others, and such as no interview makes, are passed over. */
export function soundOf(entries: readonly Pick<Entry, 'at' | 'type' | 'data'>[]): Sound {
  const chunks = new Map<string, Chunk>()
  const sound: Omit<Sound, 'chunks'> = { gaps: [], periods: [], marks: [], clocks: new Map() }
  const agents = new Map<string, number>()
  for (const { at, type, data } of entries) {
    if (type === 'agent-joined') {
      const { data: joined } = Joined.safeParse(data)
      if (!joined) continue
      // An agent that gets a further lease keeps its clock.
      const clock = agents.get(joined.identity) ?? Date.parse(at)
      agents.set(joined.identity, clock)
      sound.clocks.set(joined.message.epoch, clock)
    } else if (type === 'recording-started') {
      const { data: started } = Started.safeParse(data)
      if (!started) continue
      const { epoch, tracks, at_ms: startMs } = started
      sound.periods.push({ epoch, tracks, startMs, endMs: undefined, code: undefined })
    } else if (type === 'recording-stopped') {
      const { data: stopped } = Stopped.safeParse(data)
      const period = sound.periods.findLast(({ epoch, endMs }) => epoch === stopped?.epoch && endMs === undefined)
      if (stopped && period) Object.assign(period, { endMs: stopped.at_ms, code: stopped.code })
    } else if (type === 'recording-stored') {
      const { data: stored } = Stored.safeParse(data)
      for (const { start_ms: startMs, end_ms: endMs, ...chunk } of stored?.chunks ?? []) {
        const known = { epoch: stored?.epoch as number, ...chunk, startMs, endMs }
        if (!chunks.has(chunkKeyOf(known))) chunks.set(chunkKeyOf(known), known)
      }
    } else if (type === 'recording-gap') {
      const { data: gap } = Gap.safeParse(data)
      if (!gap) continue
      const { start_ms: startMs, end_ms: endMs, epoch, track, code } = gap
      sound.gaps.push({ epoch, track, startMs, endMs, code })
    } else {
      const { data: answered } = Answered.safeParse(data)
      if (!answered) continue
      const { ask, question, answer, message } = answered
      sound.marks.push({
        step: ask.step,
        respondent: ask.respondent,
        round: ask.round,
        epoch: message.epoch,
        startMs: question.start_ms,
        endMs: question.end_ms,
        answer: answer && { speaker: answer.speaker, startMs: answer.start_ms, endMs: answer.end_ms },
      })
    }
  }
  return { chunks: [...chunks.values()], ...sound }
}

export interface SoundCheck {
  /** Pieces of sound that the record has a hash of. */
  expected: number
  missing: string[]
  altered: string[]
  /** Files that the record knows nothing of. */
  unknown: string[]
}

/** Compares files of sound with the hashes in a record. @param files name to SHA-256 in hex */
export function checkSound(entries: readonly Entry[], files: ReadonlyMap<string, string>): SoundCheck {
  const hashes = new Map(soundOf(entries).chunks.map((chunk) => [chunkFile(chunk), chunk.sha256]))
  const names = [...hashes.keys()]
  return {
    expected: hashes.size,
    missing: names.filter((name) => !files.has(name)),
    altered: names.filter((name) => files.has(name) && files.get(name) !== hashes.get(name)),
    unknown: [...files.keys()].filter((name) => !hashes.has(name)),
  }
}
