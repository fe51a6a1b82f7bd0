import type { RecordDocument } from '../../interview/record/record.ts'
import { entriesOf } from './evidence.ts'
import type { Caption, Person } from './person.ts'
import { storyLineOf } from './story.ts'
import { Talker } from './talker.ts'

/** Unix milliseconds. */
export interface Sound {
  startMs: number
  endMs: number
}

export interface Silence {
  fromMs: number
  toMs: number
}

/** The longest time in which nobody in the room was heard or wrote, from the first sound to the last. */
export function longestSilence(sounds: readonly Sound[]): Silence {
  const [first, ...rest] = sounds.toSorted((a, b) => a.startMs - b.startMs)
  let longest: Silence = { fromMs: 0, toMs: 0 }
  let heardUntil = first?.endMs ?? 0
  for (const { startMs, endMs } of rest) {
    if (startMs - heardUntil > longest.toMs - longest.fromMs) longest = { fromMs: heardUntil, toMs: startMs }
    heardUntil = Math.max(heardUntil, endMs)
  }
  return longest
}

/**
 * How long after the last of the words this was said: shown, and the officer heard in the midst of it;
 * endless when it never was.
 */
export function saidAfterMs(
  text: string,
  words: readonly Sound[],
  shown: readonly Pick<Caption, 'text' | 'startedAt' | 'endedAt'>[],
  officer: readonly Sound[],
): number {
  const { startedAt = Infinity, endedAt = Infinity } = shown.findLast((caption) => caption.text === text) ?? {}
  const middleMs = (startedAt + endedAt) / 2
  const isHeard = officer.some(({ startMs, endMs }) => startMs <= middleMs && middleMs <= endMs)
  return isHeard ? startedAt - Math.max(...words.map(({ endMs }) => endMs)) : Infinity
}

/** Everything that these people said and wrote. */
export function saidBy(people: readonly Person[]): Sound[] {
  return people.flatMap((person) => {
    const written = person.typed.map(({ at }) => ({ startMs: at, endMs: at }))
    return person instanceof Talker ? [...written, ...person.said] : written
  })
}

/** The officer as these people heard it. */
export const officerHeardBy = (people: readonly Person[]): Sound[] =>
  people.flatMap((person) => (person instanceof Talker ? person.officer.utterances : []))

/** When the interview was over by its record: a moment that begins and ends nothing that is heard. */
export function endOf(record: RecordDocument): Sound {
  const [closed] = entriesOf(record, 'closed')
  if (!closed) throw new Error('the record has no end')
  const endMs = Date.parse(closed.at)
  return { startMs: endMs, endMs }
}

/**
 * Who was heard, who wrote, and what the record took of it, in order of time; shown when something is wrong.
 * @param others lines, with their Unix milliseconds
 */
export function timelineOf(
  people: readonly Person[],
  record: RecordDocument,
  others: readonly { at: number; line: string }[] = [],
): string {
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
  return [...lines, ...entries, ...others]
    .toSorted((a, b) => a.at - b.at)
    .map(({ at, line }) => `${new Date(at).toISOString()} ${line}`)
    .join('\n')
}
