import type { Audible } from './officer-audio.ts'
import type { Person } from './person.ts'
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
