import { anyOf } from '../../interview/languages/documents.ts'
import { markersOf } from '../../interview/script/markers.ts'
import { asks, endsSentence, hasQuestionMark, opensQuestion } from '../../interview/script/asking.ts'
import { marked, withoutMarks } from './marks.ts'

/** A node of a Word document, as mammoth reads it. */
export interface DocxNode {
  type: string
  value?: string
  breakType?: string
  styleName?: string | null
  numbering?: { level: string; isOrdered: boolean } | null
  isStrikethrough?: boolean
  isBold?: boolean
  commentId?: string
  comments?: readonly { commentId: string; body: readonly DocxNode[] }[]
  children?: readonly DocxNode[]
}

const HEADING = new RegExp(`^(?:${anyOf(({ headingStyles }) => headingStyles, 'titolo')})\\b`, 'i')
const ITEM_NUMBER = /^\(?\p{N}{1,3}\)?[.):]?$/u
const FORM_FEED = /^\f+/

type Comments = ReadonlyMap<string, string>

/** The words within a paragraph; a page break becomes a form feed, and what is struck through is marked. */
function wordsOf(node: DocxNode, comments: Comments): string {
  switch (node.type) {
    case 'text':
      return node.value ?? ''
    case 'tab':
      return '\t'
    case 'break':
      return node.breakType === 'page' ? '\f' : '\n'
    case 'commentReference':
      return marked('comment', comments.get(node.commentId ?? '') ?? '')
    default: {
      const words = (node.children ?? []).map((child) => wordsOf(child, comments)).join('')
      return node.isStrikethrough && words.trim() !== '' ? marked('hidden', words) : words
    }
  }
}

/** All of its words are bold. */
function isBold(node: DocxNode): boolean {
  if (node.type === 'run') return node.isBold === true || wordsOf(node, new Map()).trim() === ''
  return node.type !== 'text' && (node.children ?? []).every(isBold)
}

const LONGEST_HEADING = 80

const isBoldHead = (paragraph: DocxNode, words: string): boolean =>
  !paragraph.numbering &&
  words.length <= LONGEST_HEADING &&
  !endsSentence(words.trim()) &&
  !asks(words.trim()) &&
  !opensQuestion(words.trim()) &&
  markersOf(words.trim()).length === 0 &&
  isBold(paragraph)

/** Fewer than half of the paragraphs with words are bold; places to write have none. */
function hasBoldHeads({ children = [] }: DocxNode): boolean {
  const filled = children.filter((node) => node.type === 'paragraph' && /[\p{L}\p{N}]/u.test(wordsOf(node, new Map())))
  return filled.filter(isBold).length * 2 < filled.length
}

const letterOf = (number: number) => String.fromCharCode(97 + ((number - 1) % 26))

/** Writes out the numbers that Word keeps apart from the text: "1.", "a)" below it, and bullets. */
class Numbering {
  readonly #counts: number[] = []
  readonly comments: Comments
  /** Only some paragraphs are bold, so that these may be headings. */
  readonly boldHeads: boolean

  constructor(comments: Comments, boldHeads: boolean) {
    this.comments = comments
    this.boldHeads = boldHeads
  }

  mark({ level, isOrdered }: { level: string; isOrdered: boolean }): string {
    if (!isOrdered) return '• '
    const depth = Number(level)
    this.#counts.length = depth + 1
    const number = (this.#counts[depth] ?? 0) + 1
    this.#counts[depth] = number
    return depth === 0 ? `${number}. ` : `${letterOf(number)}) `
  }
}

function lineOf(paragraph: DocxNode, numbering: Numbering): string {
  const words = wordsOf(paragraph, numbering.comments)
  const shown = withoutMarks(words).text
  if (shown.trim() === '' && shown !== words) return words
  const mark = paragraph.numbering ? numbering.mark(paragraph.numbering) : ''
  if (words.trim() === '') return words.includes('\f') ? '\f' : mark.trim()
  const isHeading = HEADING.test(paragraph.styleName ?? '') || (numbering.boldHeads && isBoldHead(paragraph, shown))
  if (isHeading && !hasQuestionMark(shown)) return `# ${words.trim()}`
  const [breaks = ''] = FORM_FEED.exec(words) ?? []
  return breaks + mark + words.slice(breaks.length)
}

/** A table that only frames its questions, several in a cell, is read as if it were not there. */
const isFrame = (cells: readonly string[][]) =>
  cells.filter((lines) => lines.length > 0).length < 2 ||
  cells.some((lines) => lines.slice(1).some((line) => markersOf(line.trim()).length > 0))

/** One line a row; a number in a cell of its own becomes the number of the question beside it. */
function linesOfRow(row: DocxNode, numbering: Numbering): string[] {
  const cells = (row.children ?? []).map((cell) => linesOf(cell, numbering).filter((line) => line.trim() !== ''))
  if (isFrame(cells)) return cells.flat()
  const [first = '', ...rest] = cells.map((lines) => lines.join(' ').trim()).filter((cell) => cell !== '')
  return [ITEM_NUMBER.test(first) ? `${first.replace(/[().:]/g, '')}. ${rest.join('\t')}` : [first, ...rest].join('\t')]
}

function linesOf(node: DocxNode, numbering: Numbering): string[] {
  switch (node.type) {
    case 'paragraph':
      return [lineOf(node, numbering)]
    case 'tableRow':
      return linesOfRow(node, numbering)
    default:
      return (node.children ?? []).flatMap((child) => linesOf(child, numbering))
  }
}

/** The text of a whole document, as `stepsFromText` takes it. */
export function textOfDocx(document: DocxNode): string {
  const comments = (document.comments ?? []).map(({ commentId, body }) => {
    const words = body.map((node) => wordsOf(node, new Map())).join(' ')
    return [commentId, words.replace(/\s+/g, ' ').trim()] as const
  })
  return linesOf(document, new Numbering(new Map(comments), hasBoldHeads(document))).join('\n')
}
