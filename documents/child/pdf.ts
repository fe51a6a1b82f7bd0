import { InvalidPDFException, PasswordException, PDFParse } from 'pdf-parse'
import type { DocumentJob, DocumentResult } from './messages.ts'
import { failure } from '../upload.ts'

/** The text of a PDF, page by page. */
export async function readPdf({ bytes, maxPages, maxCharacters }: DocumentJob): Promise<DocumentResult> {
  const parser = new PDFParse({ data: bytes, verbosity: 0, isEvalSupported: false, useSystemFonts: false })
  try {
    const { total } = await parser.getInfo()
    if (total > maxPages) {
      return failure(
        'too-many-pages',
        `The PDF has ${total} pages; at most ${maxPages} are taken. Upload the pages with the questions alone.`,
      )
    }
    const { pages } = await parser.getText({ pageJoiner: '' })
    const text = pages.map((page) => page.text.trimEnd()).join('\n\f')
    if (text.length > maxCharacters) {
      return failure(
        'too-large',
        'The PDF holds far more text than a script can have. Upload the pages with the questions alone.',
      )
    }
    return { ok: true, text }
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
