import { type DraftOf, type EntryType, readEntry } from './entries.ts'
import type { Entry } from './record.ts'

type Answered = DraftOf<'answer' | 'answer-kept' | 'correction' | 'correction-kept'>['data']

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
] as const satisfies readonly EntryType[]
const ofSound: ReadonlySet<string> = new Set(SOUND_ENTRIES)

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
  for (const entry of entries) {
    const known = ofSound.has(entry.type) ? readEntry(entry) : undefined
    switch (known?.type) {
      case 'agent-joined': {
        const { identity, message } = known.data
        // An agent that gets a further lease keeps its clock.
        const clock = agents.get(identity) ?? Date.parse(entry.at)
        agents.set(identity, clock)
        sound.clocks.set(message.epoch, clock)
        break
      }
      case 'recording-started': {
        const { epoch, tracks, at_ms: startMs } = known.data
        sound.periods.push({ epoch, tracks, startMs, endMs: undefined, code: undefined })
        break
      }
      case 'recording-stopped': {
        const { epoch, at_ms: endMs, code } = known.data
        const period = sound.periods.findLast((one) => one.epoch === epoch && one.endMs === undefined)
        if (period) Object.assign(period, { endMs, code })
        break
      }
      case 'recording-stored':
        for (const { start_ms: startMs, end_ms: endMs, ...piece } of known.data.chunks) {
          const chunk = { epoch: known.data.epoch, ...piece, startMs, endMs }
          if (!chunks.has(chunkKeyOf(chunk))) chunks.set(chunkKeyOf(chunk), chunk)
        }
        break
      case 'recording-gap': {
        const { start_ms: startMs, end_ms: endMs, epoch, track, code } = known.data
        sound.gaps.push({ epoch, track, startMs, endMs, code })
        break
      }
      case 'answer':
      case 'answer-kept':
      case 'correction':
      case 'correction-kept':
        sound.marks.push(...marksOf(known.data))
        break
    }
  }
  return { chunks: [...chunks.values()], ...sound }
}

/** Where a question and its answer stand; nothing when nothing was put. */
function marksOf({ ask, question, answer, message: { epoch } }: Answered): Mark[] {
  if (!question) return []
  const { start_ms: startMs, end_ms: endMs } = question
  const said = answer && { speaker: answer.speaker, startMs: answer.start_ms, endMs: answer.end_ms }
  return [{ ...ask, epoch, startMs, endMs, answer: said }]
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
