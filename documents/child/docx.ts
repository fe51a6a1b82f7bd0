import mammoth from 'mammoth'
import type { DocumentText } from './messages.ts'
import { withMarks } from './docx-marks.ts'
import { type DocxNode, textOfDocx } from './docx-text.ts'
import { withoutMarks } from './marks.ts'
import { failure, UPLOAD_LIMITS } from '../upload.ts'

/** The text of a Word document: its numbering written out, its headings marked, one line a paragraph or table row. */
export async function readDocx(bytes: Uint8Array): Promise<DocumentText> {
  let text = ''
  try {
    const takeText = (document: DocxNode): DocxNode => {
      text = textOfDocx(document)
      return { ...document, children: [] }
    }
    await mammoth.convertToHtml({ buffer: Buffer.from(await withMarks(bytes)) }, { transformDocument: takeText })
  } catch {
    return failure(
      'malformed',
      'The Word document is damaged or incomplete. Save it again in the program it was written with, and upload that file.',
    )
  }
  if (text.length > UPLOAD_LIMITS.textCharacters) {
    return failure(
      'too-large',
      'The Word document holds far more text than a script can have. Upload the pages with the questions alone.',
    )
  }
  const { text: spoken, notes } = withoutMarks(text.replaceAll('\0', '').toWellFormed())
  return { ok: true, text: spoken, notes }
}
