import type { Line } from './lines.ts'
import { type Family, type Marker, markersOf } from './markers.ts'

/** A marker that goes on with a count; `list` is the same for all items of one count. */
export interface Counted extends Marker {
  list: number
}

/** How far a count may jump: a lawyer strikes a question out and leaves the numbers. */
const LONGEST_GAP = 5
/** Counts within counts that are kept. */
const DEEPEST = 4
const SUBORDINATE: readonly Family[] = ['letter', 'roman', 'arabic-letter']

const isNear = (number: number, before: number) => number > before && number <= before + LONGEST_GAP

/** Whether "2.1" may follow "1.4"; the first ends in 1. */
function followsInOutline({ under = [], number }: Marker, last: readonly number[] | undefined): boolean {
  const parts = [...under, number]
  if (last === undefined) return number <= 1
  const same = parts.findIndex((part, index) => part !== last[index])
  if (same < 0) return false
  const isDeeper = same >= last.length
  const isNext = isDeeper ? (parts[same] ?? 0) <= 1 : isNear(parts[same] ?? 0, last[same] ?? 0)
  return isNext && parts.slice(same + 1).every((part) => part <= 1)
}

/** One count, and those within which it stands: "1." may be followed by another "1." before "2." */
class Levels {
  #levels: { number: number; list: number }[] = []

  /** The level that a number goes on with, the innermost first; undefined when it begins one, or none. */
  levelFor(number: number): number | undefined {
    const exact = this.#levels.findLastIndex((level) => level.number + 1 === number)
    if (exact >= 0) return exact
    const near = this.#levels.findLastIndex((level) => isNear(number, level.number))
    return near >= 0 ? near : undefined
  }

  isEmpty = (): boolean => this.#levels.length === 0

  /** The number counts; a new level gets the list that is given. */
  take(number: number, level: number | undefined, newList: () => number): number {
    if (level === undefined) {
      this.#levels = [...this.#levels.slice(1 - DEEPEST), { number, list: newList() }]
    } else {
      this.#levels.length = level + 1
      const open = this.#levels[level]
      if (open) open.number = number
    }
    return this.#levels.at(-1)?.list ?? 0
  }
}

/** Codes count only where several lines have one and each letter's numbers grow: "A4" is a paper, too. */
function codesOf(lines: readonly Line[]): Set<Line> {
  const last = new Map<string, number>()
  const found = new Set<Line>()
  for (const line of lines) {
    const code = /^[A-Z]{1,3}-?\d/.test(line.text)
      ? markersOf(line.text).find(({ family }) => family === 'code')
      : undefined
    if (!code) continue
    const before = last.get(code.sign ?? '')
    if (before !== undefined && code.number <= before) return new Set()
    last.set(code.sign ?? '', code.number)
    found.add(line)
  }
  return found.size > 1 ? found : new Set()
}

/** "-Where?" is an item where several lines begin like it. */
const isTight = (line: Line) => /^[•●▪‣◦–—-]\S/u.test(line.text)

/** "o Yes", as a word processor's list comes out of it: the letter is a word of its own in several languages. */
const LETTER_BULLET = /^o\s+(\p{Lu}.*)$/su

/** "(a)" right behind "1.", of the same line. */
const innerOf = (marker: Marker): Marker | undefined =>
  marker.family === 'bullet'
    ? undefined
    : markersOf(marker.text).find(({ family, number }) => number === 1 && SUBORDINATE.includes(family))

/** The number in a cell of its own, "1\tWhere?", as if it were written "1. Where?" */
const numberedText = ({ text, cells }: Line): string => {
  const [number = '', ...rest] = cells ?? []
  return rest.length > 0 && /^\p{N}{1,3}$/u.test(number) ? `${number}. ${rest.join(' ')}` : text
}

/** Follows the counts of a document, so that "1990." at the head of a line is no question. */
export function createCounter(lines: readonly Line[] = []): (line: Line) => Counted | undefined {
  const codes = codesOf(lines)
  const countsTight = lines.filter(isTight).length > 1
  const countsLetter = lines.filter(({ text }) => LETTER_BULLET.test(text)).length > 1
  const last = new Map<Family, { number: number; list: number }>()
  const decimals = new Levels()
  let outline: readonly number[] | undefined
  let lists = 0
  const newList = () => ++lists

  const mayStand = (marker: Marker): boolean => {
    const { family, number } = marker
    const before = last.get(family)
    switch (family) {
      case 'outline':
        return followsInOutline(marker, outline)
      case 'decimal':
        return number === 1 || decimals.isEmpty() || decimals.levelFor(number) !== undefined
      case 'question':
      case 'ordinal':
        return number === 1 || before === undefined || isNear(number, before.number)
      case 'article':
        return number === 1 || (before !== undefined && isNear(number, before.number))
      case 'code':
        return true
      default:
        return number === 1
    }
  }
  const isNext = ({ family, number }: Marker) =>
    family === 'bullet' ||
    (family === 'decimal'
      ? decimals.levelFor(number) !== undefined && number !== 1
      : family !== 'outline' && number === (last.get(family)?.number ?? 0) + 1)

  const count = (marker: Marker): Counted => {
    const { family, number } = marker
    const before = last.get(family)
    let list = before?.list
    if (family === 'decimal') {
      list = decimals.take(number, number === 1 ? undefined : decimals.levelFor(number), newList)
    } else if (family === 'outline') {
      if (number <= 1 || list === undefined) list = newList()
      outline = [...(marker.under ?? []), number]
    } else if (family !== 'bullet' && (list === undefined || number === 1)) list = newList()
    last.set(family, { number, list: list ?? 0 })
    if (family !== 'bullet' && !SUBORDINATE.includes(family)) for (const below of SUBORDINATE) last.delete(below)
    return { ...marker, list: list ?? 0 }
  }

  return (line) => {
    const lettered = countsLetter ? LETTER_BULLET.exec(line.text)?.[1] : undefined
    if (lettered !== undefined) return count({ family: 'bullet', number: 1, sign: 'o', text: lettered })
    const readings = markersOf(numberedText(line)).filter(({ family }) => family !== 'code' || codes.has(line))
    const found = readings.find(isNext) ?? readings.find(mayStand)
    if (!found || (found.family === 'bullet' && isTight(line) && !countsTight)) return undefined
    const counted = count(found)
    const inner = innerOf(found)
    return inner ? count(inner) : counted
  }
}

const RANKS: Record<Family, number> = {
  article: 1,
  'capital-letter': 1,
  'capital-roman': 1,
  ordinal: 2,
  question: 2,
  decimal: 2,
  code: 2,
  outline: 2,
  letter: 3,
  roman: 3,
  'arabic-letter': 3,
  bullet: 4,
}

const depthOf = ({ family, under }: Marker) => RANKS[family] + (under?.length ?? 0) / 10

/** Whether a numbered line may stand above another as its section: "A." above "1.", "1." above "(a)" or "1.1". */
export const isSectionOf = (above: Counted, below: Counted): boolean =>
  depthOf(below) > depthOf(above) || (below.list !== above.list && below.number === 1 && below.family === above.family)
