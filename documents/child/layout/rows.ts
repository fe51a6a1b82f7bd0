/** A stretch of text where it stands on its page: points from the left and from the top. */
export interface Piece {
  text: string
  left: number
  right: number
  /** Of the baseline. */
  y: number
  /** Height of the font. */
  size: number
  font: string
  /** Its place in the order of writing. */
  order: number
  /** Whether most of its page is written from right to left. */
  isPageRtl: boolean
}

/** Pieces on one baseline, from left to right. */
export interface Row {
  pieces: Piece[]
  left: number
  right: number
  y: number
  size: number
}

/** Gap between pieces that is a space, in heights of the font. */
const SPACE = 0.13
/** Gap between pieces that sets them apart. */
const APART = 2.5

const RTL = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u
const LTR = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{N}]/u
const RTL_LETTER = /(?!\p{N})[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u
const PRESENTATION_FORMS = /[\ufb00-\ufdff\ufe70-\ufefc]+/gu

function rowOf(pieces: Piece[]): Row {
  const sorted = pieces.toSorted((a, b) => a.left - b.left)
  return {
    pieces: sorted,
    left: Math.min(...sorted.map(({ left }) => left)),
    right: Math.max(...sorted.map(({ right }) => right)),
    y: sorted[0]?.y ?? 0,
    size: Math.max(...sorted.map(({ size }) => size)),
  }
}

/** Rows from the top down; what stands a little higher or lower, a footnote's number, belongs to the line. */
export function rowsOf(pieces: readonly Piece[]): Row[] {
  const rows: Piece[][] = []
  for (const piece of pieces.toSorted((a, b) => a.y - b.y)) {
    const first = rows.at(-1)?.[0]
    if (first && piece.y - first.y < 0.4 * Math.min(first.size, piece.size)) rows.at(-1)?.push(piece)
    else rows.push([piece])
  }
  return rows.map(rowOf)
}

/** Whether most letters are of a script that is written from right to left. */
export function isRtlText(text: string): boolean {
  let balance = 0
  for (const character of text) balance += RTL_LETTER.test(character) ? 1 : /\p{L}/u.test(character) ? -1 : 0
  return balance > 0
}

export function isRtl(row: Row): boolean {
  const text = row.pieces.map((piece) => piece.text).join('')
  return row.pieces[0]?.isPageRtl ? RTL.test(text) : isRtlText(text)
}

/** From right to left, in runs: words and numbers of the other direction that follow each other keep their own order. */
function runsFromRight(pieces: readonly Piece[]): Piece[][] {
  const runs: Piece[][] = []
  let foreign: Piece[] = []
  let neutral: Piece[] = []
  const flush = () => {
    if (foreign.length > 0) runs.push(foreign)
    runs.push(...neutral.map((piece) => [piece]))
    foreign = []
    neutral = []
  }
  for (const piece of pieces.toReversed()) {
    if (LTR.test(piece.text) && !RTL_LETTER.test(piece.text)) {
      foreign.unshift(piece, ...neutral.toReversed())
      neutral = []
    } else if (RTL.test(piece.text) || foreign.length === 0) {
      flush()
      runs.push([piece])
    } else {
      neutral.push(piece)
    }
  }
  flush()
  return runs
}

const MIRRORED: Record<string, string> = { '(': ')', ')': '(', '[': ']', ']': '[', '«': '»', '»': '«' }

const mirrored = (text: string) => text.replace(/[()[\]«»]/g, (bracket) => MIRRORED[bracket] ?? bracket)

function isBalanced(text: string): boolean {
  let depth = 0
  for (const [bracket] of text.matchAll(/[()[\]]/g)) {
    depth += bracket === '(' || bracket === '[' ? 1 : -1
    if (depth < 0) return false
  }
  return depth === 0
}

/** Some writers give brackets as they are drawn, which is mirrored from right to left. */
function withoutMirroring(text: string): string {
  const [, mark = '', rest = ''] = /^(\S{1,3}[()](?=\s))?(.*)$/s.exec(text) ?? []
  return mark.replace('(', ')') + (!isBalanced(rest) && isBalanced(mirrored(rest)) ? mirrored(rest) : rest)
}

const gapOf = (before: readonly Piece[], after: readonly Piece[]) => {
  const edge = (pieces: readonly Piece[]) => ({
    left: Math.min(...pieces.map(({ left }) => left)),
    right: Math.max(...pieces.map(({ right }) => right)),
    size: Math.min(...pieces.map(({ size }) => size)),
  })
  const [one, other] = [edge(before), edge(after)]
  return (Math.max(one.left, other.left) - Math.min(one.right, other.right)) / Math.min(one.size, other.size)
}

/** Puts texts together by the gaps between what they were read from; wide gaps are tabs. */
function withGaps<T extends readonly Piece[]>(parts: readonly T[], textOfPart: (part: T) => string): string {
  return parts
    .map((part, index) => {
      const before = parts[index - 1]
      const gap = before ? gapOf(before, part) : 0
      return `${gap > APART ? '\t' : gap > SPACE ? ' ' : ''}${textOfPart(part)}`
    })
    .join('')
}

const single = (pieces: readonly Piece[]) => pieces.map((piece) => [piece])
const wordsOf = (pieces: readonly Piece[]): string =>
  withGaps(single(pieces), (part) => part.map(({ text }) => text).join(''))

/** The words of a row in the order in which they are read. */
export function textOf(row: Row): string {
  const isRightToLeft = isRtl(row)
  const text = isRightToLeft ? withGaps(runsFromRight(row.pieces), wordsOf) : wordsOf(row.pieces)
  const plain = text.replace(PRESENTATION_FORMS, (forms) => forms.normalize('NFKC')).replace(/ {2,}/g, ' ')
  return (isRightToLeft ? withoutMirroring(plain) : plain).trim()
}
