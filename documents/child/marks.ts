import type { LeftOut, LeftOutReason, ReadingNotes, Warning } from '../../interview/script/reading.ts'

/** What a document's words may be, besides text: each stands between a private character and the next. */
export const MARKS = {
  hidden: '\u{f0001}',
  deleted: '\u{f0002}',
  inserted: '\u{f0003}',
  comment: '\u{f0004}',
  box: '\u{f0005}',
} as const
export type Mark = keyof typeof MARKS
const END = '\u{f0000}'

const ANY = /[\u{f0000}-\u{f0005}]/u
const SPANS = /([\u{f0001}-\u{f0005}])([^\u{f0000}-\u{f0005}]*)\u{f0000}/gu
const STRAY = /[\u{f0000}-\u{f0005}]/gu
const KINDS = new Map<string, Mark>(Object.entries(MARKS).map(([mark, sign]) => [sign, mark as Mark]))
const MOST_QUOTED = 300

/** Words with their mark, each line by itself; signs of the marks in a document's own words are left out. */
export const marked = (mark: Mark, words: string): string =>
  words
    .replace(STRAY, '')
    .split('\n')
    .map((line) => (line === '' ? '' : `${MARKS[mark]}${line}${END}`))
    .join('\n')

const REASONS: Partial<Record<Mark, LeftOutReason>> = { hidden: 'hidden', deleted: 'deleted', comment: 'comment' }

const quoted = (texts: readonly string[]) => {
  const text = texts.join(' ').trim()
  return `"${text.length > MOST_QUOTED ? `${text.slice(0, MOST_QUOTED).toWellFormed()}…` : text}"`
}

function warningsOf(line: number, page: number, found: Record<Mark, string[]>): Warning[] {
  const { hidden, deleted, inserted, comment, box } = found
  const at = { page, line }
  const change = [
    ...(deleted.length > 0 ? [`deleted ${quoted(deleted)}`] : []),
    ...(inserted.length > 0 ? [`inserted ${quoted(inserted)}`] : []),
  ]
  return [
    ...(change.length > 0
      ? [
          {
            code: 'tracked-change' as const,
            ...at,
            undecided: true as const,
            message: `A change is tracked here: ${change.join(', ')}. Decide for one wording.`,
          },
        ]
      : []),
    ...(comment.length > 0
      ? [
          {
            code: 'comment' as const,
            ...at,
            undecided: true as const,
            message: `There is a comment here: ${quoted(comment)}. Decide whether it changes the question.`,
          },
        ]
      : []),
    ...(box.length > 0
      ? [
          {
            code: 'text-box' as const,
            ...at,
            undecided: true as const,
            message: `This stands in a text box: ${quoted(box)}. Decide whether it is asked, and where.`,
          },
        ]
      : []),
    ...(hidden.length > 0
      ? [
          {
            code: 'hidden-text' as const,
            ...at,
            message: `This is hidden or struck through in the document and is not spoken: ${quoted(hidden)}.`,
          },
        ]
      : []),
  ]
}

/** A text without its marks and what is not spoken, and what there was of both. */
export function withoutMarks(text: string): { text: string; notes: ReadingNotes } {
  const notes: ReadingNotes = { leftOut: [], warnings: [] }
  if (!ANY.test(text)) return { text, notes }
  let page = 1
  const lines = text.split('\n').map((line, index) => {
    page += line.split('\f').length - 1
    if (!ANY.test(line)) return line
    const found: Record<Mark, string[]> = { hidden: [], deleted: [], inserted: [], comment: [], box: [] }
    const leftOut: LeftOut[] = []
    const kept = line.replace(SPANS, (_, sign: string, words: string) => {
      const mark = KINDS.get(sign)
      if (!mark || words.trim() === '') return words
      found[mark].push(words.trim())
      const why = REASONS[mark]
      if (why === undefined) return words
      leftOut.push({ page, line: index + 1, text: words.trim(), why })
      return ''
    })
    notes.leftOut.push(...leftOut)
    notes.warnings.push(...warningsOf(index + 1, page, found))
    return kept.replace(STRAY, '')
  })
  return { text: lines.join('\n'), notes }
}
