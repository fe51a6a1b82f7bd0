/** Reads folded words as one number; undefined unless every word belongs to it. */
export type Reader = (words: readonly string[]) => number | undefined

/** Reads what stands in a table of whole phrases. */
export function phrases(entries: Iterable<readonly [phrase: string, value: number]>): Reader {
  const table = new Map(entries)
  return (words) => table.get(words.join(' '))
}

interface Scale {
  names: readonly string[]
  by: number
  /** What counts the scale. */
  head: Reader
  /** Whether the scale stands for itself without a head, as "mille" does and "million" does not. */
  isAlone: boolean
  rest: Reader
}

/** `[head] scale [rest]`, as in "two hundred five"; without the scale word, what `rest` reads. */
export function scaled({ names, by, head, rest, isAlone }: Scale): Reader {
  return (words) => {
    const at = words.findIndex((word) => names.includes(word))
    if (at < 0) return rest(words)
    const count = at === 0 ? (isAlone ? 1 : undefined) : head(words.slice(0, at))
    const more = at === words.length - 1 ? 0 : rest(words.slice(at + 1))
    return count === undefined || more === undefined || count < 1 || more >= by ? undefined : count * by + more
  }
}

/** Only values from `least` to `most`. */
export const within =
  (least: number, most: number, read: Reader): Reader =>
  (words) => {
    const value = read(words)
    return value !== undefined && value >= least && value <= most ? value : undefined
  }

/** The first reader that reads the words. */
export const either =
  (...readers: readonly Reader[]): Reader =>
  (words) => {
    for (const read of readers) {
      const value = read(words)
      if (value !== undefined) return value
    }
    return undefined
  }

/** How a language says numbers, its words folded. */
export interface Numerals {
  /** 0 to 999,999,999,999. */
  number: Reader
  /** A day of the month, as a number or in order. */
  day: Reader
  /** A year in full. */
  year: Reader
  /** A month by its place in the year, where a date is said that way. */
  month?: Reader
}
