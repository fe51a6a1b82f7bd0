import { InvalidPDFException, PasswordException, PDFParse } from 'pdf-parse'
import { failure, UPLOAD_LIMITS } from '../upload.ts'
import { bodyOf, textOfPage } from './layout/page-text.ts'
import { isRtlText, type Piece } from './layout/rows.ts'
import type { DocumentText } from './messages.ts'

/** Text that is turned by more than this is set apart from the lines. */
const MOST_SLANT = 0.2

/** Scale, slant and place: [a, b, c, d, e, f] of PDF. */
type Matrix = readonly [number, number, number, number, number, number]

/** A piece of text as pdf.js finds it. */
interface TextItem {
  str: string
  width: number
  height: number
  fontName: string
  transform: Matrix
}

/** What is used of pdf.js. */
interface Page {
  getTextContent(): Promise<{ items: (TextItem | object)[] }>
  getViewport(options: { scale: number }): { transform: Matrix }
  cleanup(): void
}
interface Pdf {
  numPages: number
  getPage(number: number): Promise<Page>
}

/** pdf-parse keeps the document that pdf.js gives it to itself, and its own text loses where the words stand. */
const open = (parser: PDFParse): Promise<Pdf> => (parser as unknown as { load(): Promise<Pdf> }).load()

interface PageOfPdf {
  pieces: Piece[]
  /** Turned text, such as a stamp over the page or a note up its margin. */
  turned: string[]
}

const isText = (item: TextItem | object): item is TextItem => 'str' in item

async function readPage(page: Page): Promise<PageOfPdf> {
  const { items } = await page.getTextContent()
  const [a1, b1, c1, d1, e1, f1] = page.getViewport({ scale: 1 }).transform
  const isPageRtl = isRtlText(items.map((item) => (isText(item) ? item.str : '')).join(''))
  const read: PageOfPdf = { pieces: [], turned: [] }
  items.forEach((item, order) => {
    if (!isText(item) || item.str.trim() === '') return
    const [a2, b2, , , e2, f2] = item.transform
    const [a, b] = [a1 * a2 + c1 * b2, b1 * a2 + d1 * b2]
    const [left, y] = [a1 * e2 + c1 * f2 + e1, b1 * e2 + d1 * f2 + f1]
    if (a <= 0 || Math.abs(b) > MOST_SLANT * a) {
      read.turned.push(item.str.trim())
      return
    }
    const { str, width, height, fontName } = item
    read.pieces.push({ text: str, left, right: left + width, y, size: height || 1, font: fontName, order, isPageRtl })
  })
  return read
}

/** The text of a PDF, page by page, as it is read by a person. */
export async function readPdf(bytes: Uint8Array): Promise<DocumentText> {
  const { pages: maxPages, textCharacters, piecesOnPage } = UPLOAD_LIMITS
  const parser = new PDFParse({
    data: bytes,
    verbosity: 0,
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
  })
  try {
    const document = await open(parser)
    const total = document.numPages
    if (total > maxPages) {
      return failure(
        'too-many-pages',
        `The PDF has ${total} pages; at most ${maxPages} are taken. Upload the pages with the questions alone.`,
      )
    }
    const pages: PageOfPdf[] = []
    let characters = 0
    for (let number = 1; number <= total; number++) {
      const page = await document.getPage(number)
      const read = await readPage(page)
      page.cleanup()
      characters += read.pieces.reduce((sum, { text }) => sum + text.length, 0)
      if (characters > textCharacters || read.pieces.length > piecesOnPage) {
        return failure(
          'too-large',
          'The PDF holds far more text than a script can have. Upload the pages with the questions alone.',
        )
      }
      pages.push(read)
    }
    const body = bodyOf(pages.flatMap(({ pieces }) => pieces))
    const text = pages
      .map(({ pieces, turned }) => [textOfPage(pieces, body), ...turned].join('\n').trimEnd())
      .join('\n\f')
    return { ok: true, text: text.replaceAll('\0', '').toWellFormed() }
  } catch (error) {
    if (error instanceof PasswordException) {
      return failure(
        'encrypted',
        'The PDF is protected by a password. Save it without the password and upload it again.',
      )
    }
    const what = error instanceof InvalidPDFException ? 'is damaged or incomplete' : 'could not be read'
    return failure(
      'malformed',
      `The PDF ${what}. Export it again from the program it was written with, and upload that file.`,
    )
  } finally {
    await parser.destroy()
  }
}
