import { markersOf } from '../../../interview/script/markers.ts'
import { type Piece, type Row, rowsOf, textOf } from './rows.ts'
import { CELL_PITCH, type Gap, isLeftOf, isMarker, middleOf, tableLines } from './table.ts'

/** Rows that stand below each other without columns, or the lines of a table. */
export type Part = { kind: 'rows'; rows: Row[] } | { kind: 'table'; lines: string[] }

/** Free of any text from one row to a later one, both counted. */
interface Gutter extends Gap {
  from: number
  to: number
}

/** Width of a gutter in heights of the font, at the row where it is found and where it is narrowest. */
const WIDE = 0.9
const NARROW = 0.5
/** Rows further apart than this do not share a gutter. */
const TORN = 5
const LEAST_ROWS = 3

/** Each gap in a row, as far down as no row crosses it. */
function guttersFrom(rows: readonly Row[], from: number): Gutter[] {
  const row = rows[from]
  if (!row) return []
  return row.pieces.slice(1).flatMap((piece, index) => {
    const gutter = {
      left: Math.max(...row.pieces.slice(0, index + 1).map(({ right }) => right)),
      right: piece.left,
      from,
      to: from,
    }
    if (gutter.right - gutter.left < WIDE * row.size) return []
    for (const next of rows.slice(from + 1)) {
      if (next.y - (rows[gutter.to]?.y ?? 0) > TORN * row.size) break
      let { left, right } = gutter
      const middle = (left + right) / 2
      for (const other of next.pieces) {
        if (middleOf(other) < middle) left = Math.max(left, other.right)
        else right = Math.min(right, other.left)
      }
      if (right - left < NARROW * row.size) break
      Object.assign(gutter, { left, right, to: gutter.to + 1 })
    }
    return [gutter]
  })
}

/** What no piece covers, from the first to the last. */
function guttersAmong(pieces: readonly Piece[]): Gap[] {
  const gaps: Gap[] = []
  let end = Number.POSITIVE_INFINITY
  for (const { left, right, size } of pieces.toSorted((a, b) => a.left - b.left)) {
    if (left - end > NARROW * size) gaps.push({ left: end, right: left })
    end = end === Number.POSITIVE_INFINITY ? right : Math.max(end, right)
  }
  return gaps
}

const divide = (pieces: readonly Piece[], gutter: Gap): [left: Piece[], right: Piece[]] => {
  const isLeft = isLeftOf(gutter)
  return [pieces.filter(isLeft), pieces.filter((piece) => !isLeft(piece))]
}

const linesOf = (pieces: readonly Piece[]) => rowsOf(pieces).map(textOf)

const COUNTED = ['decimal', 'question', 'outline', 'article']

/** Whether the count of the one column goes on in the other. */
function countsOn(lines: readonly string[], next: readonly string[]): boolean {
  const counts = [lines, next].map((column) =>
    column.flatMap((line) =>
      markersOf(line)
        .filter(({ family }) => COUNTED.includes(family))
        .map(({ number }) => number),
    ),
  )
  const rises = counts.flat().every((number, index, all) => index === 0 || number === (all[index - 1] ?? 0) + 1)
  return rises && counts.every((column) => column.length > 1)
}

/** Columns of running text are written one after the other, or counted so; a table is written row by row. */
function areColumns(pieces: readonly Piece[], gutter: Gap): boolean {
  const [left, right] = divide(pieces, gutter)
  const [leftLines, rightLines] = [linesOf(left), linesOf(right)]
  if (Math.min(leftLines.length, rightLines.length) < LEAST_ROWS) return false
  if (leftLines.every(isMarker) || rightLines.every(isMarker)) return false
  if (countsOn(leftLines, rightLines) || countsOn(rightLines, leftLines)) return true
  const orders = (side: readonly Piece[]) => side.map(({ order }) => order)
  const isBefore = (one: readonly Piece[], other: readonly Piece[]) =>
    Math.max(...orders(one)) < Math.min(...orders(other))
  return isBefore(left, right) || isBefore(right, left)
}

/** Numbers that hang beside their text are no table: each stands on the first line of its text. */
function isHanging(pieces: readonly Piece[], gutters: readonly Gap[]): boolean {
  const [gutter, second] = gutters
  if (!gutter || second) return false
  const [left, right] = divide(pieces, gutter)
  const [numbers, text] = linesOf(left).every(isMarker) ? [left, right] : [right, left]
  if (!linesOf(numbers).every(isMarker)) return false
  const isBeside = (piece: Piece) => text.some(({ y }) => Math.abs(y - piece.y) < 0.4 * piece.size)
  return numbers.every((piece) => isBeside(piece) && !/^\d+$/.test(piece.text))
}

/** The first of the rows right above that keep to the gutters: one column or cell may begin higher than the others. */
function beginOf(rows: readonly Row[], from: number, gutters: readonly Gap[]): number {
  const crosses = (piece: Piece) => gutters.some(({ left, right }) => piece.left < right && piece.right > left)
  let head = from
  for (let above = rows[head - 1]; above && !above.pieces.some(crosses); above = rows[head - 1]) {
    if ((rows[head]?.y ?? 0) - above.y > CELL_PITCH * above.size) break
    head--
  }
  return head
}

const piecesOf = (rows: readonly Row[]) => rows.flatMap(({ pieces }) => pieces)

function partsOfRows(rows: readonly Row[]): Part[] {
  for (let from = 0; from < rows.length; from++) {
    const gutters = guttersFrom(rows, from)
    const to = Math.max(...gutters.map((gutter) => gutter.to), from)
    if (to - from + 1 < LEAST_ROWS) continue
    const pieces = piecesOf(rows.slice(from, to + 1))
    const lasting = guttersAmong(pieces)
    const between = lasting.find((gutter) => areColumns(pieces, gutter))
    if (!between && isHanging(pieces, lasting)) continue
    const head = beginOf(rows, from, between ? [between] : lasting)
    const whole = piecesOf(rows.slice(head, to + 1))
    const after = rows.slice(to + 1)
    if (!between) {
      return [
        ...plain(rows.slice(0, head)),
        { kind: 'table', lines: tableLines(whole, lasting) },
        ...partsOfRows(after),
      ]
    }
    const columns = divide(whole, between)
    const inOrder = pieces[0]?.isPageRtl ? columns.toReversed() : columns
    return [
      ...plain(rows.slice(0, head)),
      ...inOrder.flatMap((column) => partsOfRows(rowsOf(column))),
      ...partsOfRows(after),
    ]
  }
  return plain(rows)
}

const plain = (rows: readonly Row[]): Part[] => (rows.length === 0 ? [] : [{ kind: 'rows', rows: [...rows] }])

/** The parts of a page in the order in which they are read: columns apart, tables row by row. */
export const partsOf = (pieces: readonly Piece[]): Part[] => partsOfRows(rowsOf(pieces))
