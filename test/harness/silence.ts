import type { RecordDocument } from '../../interview/record/record.ts'
import type { Audible } from './officer-audio.ts'
import type { Person } from './person.ts'
import { storyLineOf } from './story.ts'
import { Talker } from './talker.ts'

export interface Silence {
  fromMs: number
  toMs: number
}

/** The longest time in which nobody in the room was heard or wrote, from the first sound to the last. */
export function longestSilence(sounds: readonly { startMs: number; endMs: number }[]): Silence {
  const [first, ...rest] = sounds.toSorted((a, b) => a.startMs - b.startMs)
  let longest: Silence = { fromMs: 0, toMs: 0 }
  let heardUntil = first?.endMs ?? 0
  for (const { startMs, endMs } of rest) {
    if (startMs - heardUntil > longest.toMs - longest.fromMs) longest = { fromMs: heardUntil, toMs: startMs }
    heardUntil = Math.max(heardUntil, endMs)
  }
  return longest
}

/** Everything that these people said and wrote, and the officer as they heard it. */
export function soundsOf(people: readonly Person[]): { startMs: number; endMs: number }[] {
  return people.flatMap((person) => {
    const written = person.typed.map(({ at }) => ({ startMs: at, endMs: at }))
    if (!(person instanceof Talker)) return written
    const officer: readonly Audible[] = person.officer.utterances
    return [...written, ...person.said, ...officer]
  })
}

/** Who was heard, who wrote, and what the record took of it, in order of time; shown when something is wrong. */
export function timelineOf(people: readonly Person[], record: RecordDocument): string {
  const lines = people.flatMap((person) => {
    const { role } = person
    const written = person.typed.map(({ at, text }) => ({ at, line: `${role} types: ${text}` }))
    if (!(person instanceof Talker)) return written
    const said = person.said.map(({ startMs, endMs, text }) => ({
      at: startMs,
      line: `${role} says, ${endMs - startMs} ms: ${text}`,
    }))
    const read = person.captions.map(({ startedAt, text }) => ({ at: startedAt, line: `caption: ${text}` }))
    const heard = person.officer.utterances.map(({ startMs, endMs }) => ({
      at: startMs,
      line: `officer is heard, ${Math.round(endMs - startMs)} ms`,
    }))
    return [...written, ...said, ...read, ...heard]
  })
  const entries = record.entries.map((entry) => {
    const { code, to, start_ms, end_ms, by } = entry.data
    const more = JSON.stringify({ code, to, start_ms, end_ms, by })
    return { at: Date.parse(entry.at), line: `record: ${storyLineOf(record, entry) ?? entry.type} ${more}` }
  })
  return [...lines, ...entries]
    .toSorted((a, b) => a.at - b.at)
    .map(({ at, line }) => `${new Date(at).toISOString()} ${line}`)
    .join('\n')
}
