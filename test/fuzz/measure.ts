import { ANSWER_READERS, type Read } from './answers.ts'
import { TEXT_READERS } from './documents.ts'
import { type Language, type Shape, textOf } from './texts.ts'

export const READERS: Readonly<Record<string, Read>> = { ...ANSWER_READERS, ...TEXT_READERS }

/** No reader takes longer for so many characters: an officer's other work waits meanwhile. */
export const CHARACTERS = 10_000
export const MOST_MS = 50

const AGAIN = 4

/** Linux counts a thread's processor time in ticks of so many milliseconds. */
const TICK_MS = 4

/** Other work on the machine lengthens the time that passes, and not the processor time of this thread. */
function msOf(read: Read, text: string, language: Language): number {
  const [before, startMs] = [process.threadCpuUsage(), performance.now()]
  read(text, language)
  const passedMs = performance.now() - startMs
  const { user, system } = process.threadCpuUsage(before)
  return Math.min(passedMs, (user + system) / 1_000 + TICK_MS)
}

/** The least of several readings: the first may compile and collect garbage. */
export function leastMs(name: string, text: string, language: Language, enoughMs: number): number {
  const read = READERS[name]
  if (!read) throw new Error(`there is no reader ${name}`)
  let least = msOf(read, text, language)
  for (let run = 0; run < AGAIN && least > enoughMs; run++) least = Math.min(least, msOf(read, text, language))
  return least
}

/** Milliseconds for a hostile text of the full length; a reader that throws does so here. */
export const msFor = (name: string, shape: Shape, language: Language, enoughMs = MOST_MS): number =>
  leastMs(name, textOf(shape, CHARACTERS), language, enoughMs)
