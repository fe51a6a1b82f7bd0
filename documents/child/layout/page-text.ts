import { markersOf } from '../../../interview/script/markers.ts'
import { joinLines } from '../../../interview/script/join-lines.ts'
import { partsOf } from './columns.ts'
import { isRtl, type Piece, type Row, textOf } from './rows.ts'

/** Of the lines on a page, in heights of the body's font or of the line's own. */
const HEADING_SIZE = 1.15
const PARAGRAPH_PITCH = 1.8
const SAME_SIZE = 0.05

const ENDS_SENTENCE = /[.?!:;؟۔。？！]["'”’»)\]]*$/u
const MOST_CHARACTERS_OF_A_HEADING = 120

interface PageLine {
  text: string
  row: Row
  /** Far enough from the line before to be a paragraph of its own. */
  isApart: boolean
}

/** What most characters of a document are set in. */
export interface Body {
  size: number
  font: string
}

function mostOf<T>(pieces: readonly Piece[], valueOf: (piece: Piece) => T): T | undefined {
  const counts = new Map<T, number>()
  for (const piece of pieces) counts.set(valueOf(piece), (counts.get(valueOf(piece)) ?? 0) + piece.text.length)
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0]
}

export const bodyOf = (pieces: readonly Piece[]): Body => ({
  size: mostOf(pieces, ({ size }) => Math.round(size * 2) / 2) ?? 0,
  font: mostOf(pieces, ({ font }) => font) ?? '',
})

const isNumbered = (line: PageLine | undefined) => line !== undefined && markersOf(line.text).length > 0

/** Larger than the body, or on its own, in another font, and right above a numbered line. */
function isHeading(line: PageLine, next: PageLine | undefined, body: Body): boolean {
  const { text, row, isApart } = line
  if (text.length > MOST_CHARACTERS_OF_A_HEADING || ENDS_SENTENCE.test(text) || isNumbered(line)) return false
  if (/^[[(\p{Ll}]/u.test(text)) return false
  if (row.size >= HEADING_SIZE * body.size) return true
  const isInOtherFont = row.pieces.every(({ font }) => font !== body.font)
  return (
    isApart && isInOtherFont && isNumbered(next) && next?.row.pieces.some(({ font }) => font === body.font) === true
  )
}

function widthOfFirstWord(row: Row): number {
  const piece = isRtl(row) ? row.pieces.at(-1) : row.pieces[0]
  if (!piece) return 0
  const [word = ''] = piece.text.trim().split(' ')
  return ((piece.right - piece.left) * word.length) / Math.max(1, piece.text.length)
}

/** Whether a line ends only because the next word had no room; lines that go on in lower case need no such proof. */
function isBroken(line: PageLine, next: PageLine, edges: { left: number; right: number }): boolean {
  if (ENDS_SENTENCE.test(line.text) || /^\p{Ll}/u.test(next.text) || next.text.startsWith('[')) return false
  if (markersOf(next.text).length > 0) return false
  if (next.isApart || Math.abs(next.row.size - line.row.size) > SAME_SIZE * line.row.size) return false
  const needed = widthOfFirstWord(next.row) + 0.2 * line.row.size
  return isRtl(line.row) ? line.row.left - needed < edges.left : line.row.right + needed > edges.right
}

function linesOfRows(rows: readonly Row[], body: Body): string[] {
  const edges = { left: Math.min(...rows.map(({ left }) => left)), right: Math.max(...rows.map(({ right }) => right)) }
  const lines = rows.map((row, index): PageLine => {
    const before = rows[index - 1]
    const isApart = before !== undefined && row.y - before.y > PARAGRAPH_PITCH * Math.max(row.size, before.size)
    return { text: textOf(row), row, isApart }
  })
  const written: string[][] = []
  lines.forEach((line, index) => {
    const before = lines[index - 1]
    if (line.isApart) written.push([])
    if (isHeading(line, lines[index + 1], body)) written.push([`# ${line.text}`])
    else if (before && !isHeading(before, line, body) && isBroken(before, line, edges)) {
      written.at(-1)?.push(line.text)
    } else written.push([line.text])
  })
  return written.map(joinLines)
}

/** The text of a page as it is read; headings are marked, paragraphs divided by blank lines. */
export const textOfPage = (pieces: readonly Piece[], body: Body): string =>
  partsOf(pieces)
    .map((part) => (part.kind === 'table' ? part.lines : linesOfRows(part.rows, body)).join('\n'))
    .join('\n')
