import { markersOf } from '../../../interview/script-markers.ts'
import { asciiDigits } from '../../../interview/verdict/normalise.ts'
import { joinLines } from '../../../interview/join-lines.ts'
import { type Piece, type Row, rowsOf, textOf } from './rows.ts'

/** Rows that stand below each other without columns, or the lines of a table. */
export type Part = { kind: 'rows'; rows: Row[] } | { kind: 'table'; lines: string[] }

/** Free of any text from one row to a later one, both counted. */
interface Gutter {
  left: number
  right: number
  from: number
  to: number
}

/** Width of a gutter in heights of the font, at the row where it is found and where it is narrowest. */
const WIDE = 0.9
const NARROW = 0.5
/** Rows further apart than this do not share a gutter. */
const TORN = 5
const LEAST_ROWS = 3
/** Lines of one cell stand no further apart, in heights of the font. */
const CELL_PITCH = 1.6

const ITEM_NUMBER = /^\(?(?:\d{1,3}|[\u0660-\u0669\u06f0-\u06f9]{1,3})\s*[.):]?$/u
const BULLET = /^[•●▪■□☐‣◦○·*–—\uf0a7\uf0b7-]$/u
const isMarker = (text: string) =>
  ITEM_NUMBER.test(text) || BULLET.test(text) || markersOf(`${text} x`).some((marker) => marker.text === 'x')
const middleOf = ({ left, right }: Piece) => (left + right) / 2

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

const isLeftOf = (gutter: Gutter) => (piece: Piece) => middleOf(piece) < gutter.left
const divide = (pieces: readonly Piece[], gutter: Gutter) => {
  const isLeft = isLeftOf(gutter)
  return [pieces.filter(isLeft), pieces.filter((piece) => !isLeft(piece))] as const
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
function areColumns(pieces: readonly Piece[], gutter: Gutter): boolean {
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

interface Cell {
  column: number
  lines: string[]
  top: number
  bottom: number
}

/** The cells of one column: lines close to each other. */
function cellsOf(pieces: readonly Piece[], column: number): Cell[] {
  const cells: Cell[] = []
  for (const row of rowsOf(pieces)) {
    const open = cells.at(-1)
    const text = textOf(row)
    if (open && row.y - open.bottom <= CELL_PITCH * row.size) {
      open.lines.push(text)
      open.bottom = row.y
    } else {
      cells.push({ column, lines: [text], top: row.y - row.size, bottom: row.y })
    }
  }
  return cells
}

/** Cells that stand beside each other, by their heights. */
function tableRowsOf(cells: readonly Cell[]): Cell[][] {
  const rows: { cells: Cell[]; bottom: number }[] = []
  for (const cell of cells.toSorted((a, b) => a.top - b.top)) {
    const open = rows.at(-1)
    if (open && cell.top < open.bottom) {
      open.cells.push(cell)
      open.bottom = Math.max(open.bottom, cell.bottom)
    } else {
      rows.push({ cells: [cell], bottom: cell.bottom })
    }
  }
  return rows.map((row) => row.cells)
}

const numberOf = (cell: string) => Number(/\d+/.exec(asciiDigits(cell))?.[0] ?? Number.NaN)

/** Whether the first cells count the rows, but for a head. */
function isNumberColumn(rows: readonly (readonly string[])[]): boolean {
  const firsts = rows.flatMap(([first]) => (first === undefined || first === '' ? [] : [first]))
  const numbers = firsts.filter((cell) => ITEM_NUMBER.test(cell)).map(numberOf)
  const isCounted = numbers.every((number, index) => index === 0 || number > (numbers[index - 1] ?? 0))
  return numbers.length > 1 && firsts.length - numbers.length <= 1 && isCounted
}

/** One line a row; where the first cells are numbers they number the rows. */
function linesOfTable(rows: readonly (readonly string[])[]): string[] {
  const hasNumbers = isNumberColumn(rows)
  return rows.flatMap((row) => {
    const [first = '', ...rest] = row.filter((cell) => cell !== '')
    if (hasNumbers && rest.length > 0 && ITEM_NUMBER.test(first)) {
      return [`${first.replace(/[().:\s]/g, '')}. ${rest.join('\t')}`]
    }
    const isNumbered = [first, ...rest].every((cell) => markersOf(cell).some(({ text }) => text !== ''))
    return isNumbered ? [first, ...rest] : [[first, ...rest].join('\t')]
  })
}

/** Written line by line, as text with wide gaps is, and not cell by cell. */
const isRowMajor = (rows: readonly Row[]) =>
  rows.every((row, index) => {
    const before = rows[index - 1]
    if (!before) return true
    return Math.max(...before.pieces.map(({ order }) => order)) < Math.min(...row.pieces.map(({ order }) => order))
  })

/** Rows without room between them cannot be told from lines of one cell: each baseline is a row. */
const isRunTogether = (cells: readonly Cell[]) =>
  cells.some(({ lines }) => lines.length > 1 && lines.filter(isMarker).length > 1) ||
  (cells.length > 1 && cells.every(({ lines }) => lines.length > 1 && lines.length === cells[0]?.lines.length))

function tableLines(pieces: readonly Piece[], gutters: readonly Gutter[]): string[] {
  const columnOf = (piece: Piece) => gutters.filter((gutter) => !isLeftOf(gutter)(piece)).length
  const columns = [...gutters, undefined].map((_, column) => pieces.filter((piece) => columnOf(piece) === column))
  const inOrder = <T>(cells: T[]) => (pieces[0]?.isPageRtl ? cells.toReversed() : cells)
  const lines = rowsOf(pieces)
  const cells = tableRowsOf(columns.flatMap(cellsOf))
  if (isRowMajor(lines) || cells.some(isRunTogether)) {
    const textIn = (row: Row) => (_: unknown, column: number) =>
      textOf({ ...row, pieces: row.pieces.filter((piece) => columnOf(piece) === column) })
    return linesOfTable(lines.map((row) => inOrder(columns.map(textIn(row)))))
  }
  const cellIn = (row: readonly Cell[]) => (_: unknown, column: number) =>
    joinLines(row.filter((cell) => cell.column === column).flatMap((cell) => cell.lines))
  return linesOfTable(cells.map((row) => inOrder(columns.map(cellIn(row)))))
}

/** Numbers that hang beside their text are no table: each stands on the first line of its text. */
function isHanging(pieces: readonly Piece[], gutters: readonly Gutter[]): boolean {
  const [gutter, second] = gutters
  if (!gutter || second) return false
  const [left, right] = divide(pieces, gutter)
  const [numbers, text] = linesOf(left).every(isMarker) ? [left, right] : [right, left]
  if (!linesOf(numbers).every(isMarker)) return false
  const isBeside = (piece: Piece) => text.some(({ y }) => Math.abs(y - piece.y) < 0.4 * piece.size)
  return numbers.every((piece) => isBeside(piece) && !/^\d+$/.test(piece.text))
}

/** The first of the rows right above that keep to the columns: one column may begin higher than the other. */
function columnsBegin(rows: readonly Row[], from: number, gutter: Gutter): number {
  const crosses = (piece: Piece) => piece.left < gutter.right && piece.right > gutter.left
  let head = from
  for (let above = rows[head - 1]; above && !above.pieces.some(crosses); above = rows[head - 1]) {
    if ((rows[head]?.y ?? 0) - above.y > CELL_PITCH * above.size) break
    head--
  }
  return head
}

function partsOfRows(rows: readonly Row[]): Part[] {
  for (let from = 0; from < rows.length; from++) {
    const gutters = guttersFrom(rows, from)
    const to = Math.max(...gutters.map((gutter) => gutter.to), from)
    if (to - from + 1 < LEAST_ROWS) continue
    const pieces = rows.slice(from, to + 1).flatMap((row) => row.pieces)
    const lasting = gutters.filter((gutter) => gutter.to === to)
    const after = rows.slice(to + 1)
    const between = lasting.find((gutter) => areColumns(pieces, gutter))
    if (between) {
      const head = columnsBegin(rows, from, between)
      const [left, right] = divide(
        rows.slice(head, to + 1).flatMap((row) => row.pieces),
        between,
      )
      const columns = pieces[0]?.isPageRtl ? [right, left] : [left, right]
      return [
        ...plain(rows.slice(0, head)),
        ...columns.flatMap((column) => partsOfRows(rowsOf(column))),
        ...partsOfRows(after),
      ]
    }
    if (isHanging(pieces, lasting)) continue
    return [...plain(rows.slice(0, from)), { kind: 'table', lines: tableLines(pieces, lasting) }, ...partsOfRows(after)]
  }
  return plain(rows)
}

const plain = (rows: readonly Row[]): Part[] => (rows.length === 0 ? [] : [{ kind: 'rows', rows: [...rows] }])

/** The parts of a page in the order in which they are read: columns apart, tables row by row. */
export const partsOf = (pieces: readonly Piece[]): Part[] => partsOfRows(rowsOf(pieces))
