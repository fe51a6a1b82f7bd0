import { anyOf } from '../../interview/languages/documents.ts'
import { markersOf } from '../../interview/script/markers.ts'

/** A node of a Word document, as mammoth reads it. */
export interface DocxNode {
  type: string
  value?: string
  breakType?: string
  styleName?: string | null
  numbering?: { level: string; isOrdered: boolean } | null
  children?: readonly DocxNode[]
}

const HEADING = new RegExp(`^(?:${anyOf(({ headingStyles }) => headingStyles, 'titolo')})\\b`, 'i')
const ITEM_NUMBER = /^\(?\p{N}{1,3}\)?[.):]?$/u
const FORM_FEED = /^\f+/

/** The words within a paragraph; a page break becomes a form feed. */
function wordsOf(node: DocxNode): string {
  switch (node.type) {
    case 'text':
      return node.value ?? ''
    case 'tab':
      return '\t'
    case 'break':
      return node.breakType === 'page' ? '\f' : '\n'
    default:
      return (node.children ?? []).map(wordsOf).join('')
  }
}

const letterOf = (number: number) => String.fromCharCode(97 + ((number - 1) % 26))

/** Writes out the numbers that Word keeps apart from the text: "1.", "a)" below it, and bullets. */
class Numbering {
  readonly #counts: number[] = []

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
  const words = wordsOf(paragraph)
  const mark = paragraph.numbering ? numbering.mark(paragraph.numbering) : ''
  if (words.trim() === '') return words.includes('\f') ? '\f' : mark.trim()
  if (HEADING.test(paragraph.styleName ?? '')) return `# ${words.trim()}`
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
export const textOfDocx = (document: DocxNode): string => linesOf(document, new Numbering()).join('\n')
