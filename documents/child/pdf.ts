import { getDocument, InvalidPDFException, type PDFPageProxy, Util } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { failure } from '../upload.ts'
import { bodyOf, textOfPage } from './layout/page-text.ts'
import { isRtlText, type Piece } from './layout/rows.ts'
import type { DocumentJob, DocumentResult } from './messages.ts'

/** Text that is turned by more than this is set apart from the lines. */
const MOST_SLANT = 0.2

interface PageOfPdf {
  pieces: Piece[]
  /** Turned text, such as a stamp over the page or a note up its margin. */
  turned: string[]
}

async function readPage(page: PDFPageProxy): Promise<PageOfPdf> {
  const { items } = await page.getTextContent()
  const { transform } = page.getViewport({ scale: 1 })
  const isPageRtl = isRtlText(items.map((item) => ('str' in item ? item.str : '')).join(''))
  const read: PageOfPdf = { pieces: [], turned: [] }
  items.forEach((item, order) => {
    if (!('str' in item) || item.str.trim() === '') return
    const [a, b, , , left, y] = Util.transform(transform, item.transform)
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
export async function readPdf({ bytes, maxPages, maxCharacters }: DocumentJob): Promise<DocumentResult> {
  const loading = getDocument({
    data: bytes,
    verbosity: 0,
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
  })
  try {
    const document = await loading.promise
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
      if (characters > maxCharacters) {
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
    if (error instanceof Error && error.name === 'PasswordException') {
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
    await loading.destroy()
  }
}
