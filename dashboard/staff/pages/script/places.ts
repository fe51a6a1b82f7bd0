import type { LeftOut } from '../../../../interview/script/reading.ts'
import type { EditedScript, EditedStep } from './script-model.ts'

/** Lines of the text from which a step was read, counted from 1, the last one too. */
export interface Place {
  from: number
  to: number
}

const LETTERS = /[\p{L}\p{N}]/u
/** Letters by which the beginning and the end of a question are found where its middle is not together. */
const ENDS = 24

/** The letters of a text alone, each with its line: where lines and words are broken is nobody's concern. */
function lettersOf(text: string): { letters: string; lines: number[] } {
  let letters = ''
  const lines: number[] = []
  text.split('\n').forEach((line, index) => {
    for (const character of line.toLowerCase()) {
      if (!LETTERS.test(character)) continue
      letters += character
      for (let unit = 0; unit < character.length; unit += 1) lines.push(index + 1)
    }
  })
  return { letters, lines }
}

/** Where each step of a reading stands in its text, by the steps' keys; what is found nowhere has no place. */
export function placesOf(text: string, steps: readonly Pick<EditedStep, 'key' | 'ask'>[]): Map<string, Place> {
  const { letters, lines } = lettersOf(text)
  const places = new Map<string, Place>()
  let searched = 0
  for (const { key, ask } of steps) {
    const asked = lettersOf(ask).letters
    const found = asked === '' ? undefined : (find(letters, asked, searched) ?? find(letters, asked, 0))
    if (!found) continue
    places.set(key, { from: lines[found.from] ?? 1, to: lines[found.to - 1] ?? 1 })
    searched = found.to
  }
  return places
}

function find(letters: string, asked: string, from: number): Place | undefined {
  const whole = letters.indexOf(asked, from)
  if (whole >= 0) return { from: whole, to: whole + asked.length }
  if (asked.length <= ENDS) return undefined
  const start = letters.indexOf(asked.slice(0, ENDS), from)
  if (start < 0) return undefined
  const end = letters.indexOf(asked.slice(-ENDS), start)
  // Further away it is another question that ends alike.
  const isNear = end >= 0 && end - start < asked.length * 2 + 400
  return { from: start, to: isNear ? end + ENDS : start + ENDS }
}

/** A row of the editor: a step, or what was left out where it stood. */
export type Row = { is: 'step'; step: EditedStep; number: number } | { is: 'left-out'; left: LeftOut; after?: string }

/** Steps in their order, and what was left out behind the last step that stood above it in the text. */
export function rowsOf({ steps, leftOut }: EditedScript, places: ReadonlyMap<string, Place>): Row[] {
  const above = (line: number) =>
    steps.findLast(({ key }) => {
      const place = places.get(key)
      return place !== undefined && place.from <= line
    })?.key
  const by = Map.groupBy(leftOut, ({ line }) => above(line))
  const rowsAfter = (key: string | undefined): Row[] =>
    (by.get(key) ?? []).map((left) => ({ is: 'left-out', left, ...(key === undefined ? {} : { after: key }) }))
  return [
    ...rowsAfter(undefined),
    ...steps.flatMap((step, index): Row[] => [{ is: 'step', step, number: index + 1 }, ...rowsAfter(step.key)]),
  ]
}
