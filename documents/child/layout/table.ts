import { joinLines } from '../../../interview/script/join-lines.ts'
import { markersOf } from '../../../interview/script/markers.ts'
import { asciiDigits } from '../../../interview/verdict/normalise.ts'
import { type Piece, type Row, rowsOf, textOf } from './rows.ts'

export interface Gap {
  left: number
  right: number
}

/** Lines of one cell stand no further apart, in heights of the font. */
export const CELL_PITCH = 1.6

const ITEM_NUMBER = /^\(?(?:\d{1,3}|[\u0660-\u0669\u06f0-\u06f9]{1,3})\s*[.):]?$/u
const BULLET = /^[•●▪■□☐‣◦○·*–—\uf0a7\uf0b7-]$/u
export const isMarker = (text: string) =>
  ITEM_NUMBER.test(text) || BULLET.test(text) || markersOf(`${text} x`).some((marker) => marker.text === 'x')
export const middleOf = ({ left, right }: Piece) => (left + right) / 2

export const isLeftOf = (gutter: Gap) => (piece: Piece) => middleOf(piece) < gutter.left

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

/** The rows of a table, each as a line with tabs between its cells. */
export function tableLines(pieces: readonly Piece[], gutters: readonly Gap[]): string[] {
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
