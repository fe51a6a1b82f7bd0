import { looksLikeJson, scriptOfJson, scriptOfText } from '../read-script.ts'
import { sniff } from '../sniff.ts'
import { DOCUMENT_NAMES, type DocumentFormat, failure, type ReadDocument, UPLOAD_LIMITS } from '../upload.ts'
import type { DocumentJob, DocumentText } from './messages.ts'

async function textOf(format: DocumentFormat, bytes: Uint8Array): Promise<DocumentText> {
  switch (format) {
    case 'pdf':
      return (await import('./pdf.ts')).readPdf(bytes)
    case 'docx':
      return (await import('./docx.ts')).readDocx(bytes)
    case 'odt':
      return (await import('./odt.ts')).readOdt(bytes)
    case 'rtf':
      return (await import('./rtf.ts')).readRtf(bytes)
  }
}

function tooMuchText(): ReadDocument {
  return failure('too-large', 'The file holds far more text than a script can have. Upload the questions alone.')
}

/** The marks that divide pages or lines, counted no further than one past the limit. */
function isMoreThan(text: string, mark: string, limit: number): boolean {
  let count = 0
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) {
    if (++count > limit) return true
  }
  return false
}

/** Before anything looks at lines: no reader of a script is given more than any script needs. */
function isTooMuch(text: string): boolean {
  const { textCharacters, lines, pages } = UPLOAD_LIMITS
  return (
    text.length > textCharacters ||
    isMoreThan(text, '\f', pages) ||
    isMoreThan(text, '\n', lines) ||
    isMoreThan(text, '\r', lines)
  )
}

/** The script in a file, told by its content. Runs in the child alone. */
export async function readFile({ bytes, language, respondents }: DocumentJob): Promise<ReadDocument> {
  const options = {
    ...(language === undefined ? {} : { language }),
    ...(respondents === undefined ? {} : { respondents }),
  }
  const sniffed = sniff(bytes)
  if (!sniffed.ok) return sniffed
  const { format } = sniffed
  if (format !== 'text') {
    const document = await textOf(format, bytes)
    if (!document.ok) return document
    if (document.text.trim() === '') {
      return failure(
        'no-text',
        `The ${DOCUMENT_NAMES[format]} has no text: it is blank, or scanned as pictures. Recognise its text (OCR) first, or upload the questions as text.`,
      )
    }
    return isTooMuch(document.text) ? tooMuchText() : scriptOfText(format, document.text, options, document.notes)
  }
  const { text } = sniffed
  if (text.trim() === '')
    return failure('empty', 'The file has nothing but blanks. Choose the file with the script and upload it again.')
  if (looksLikeJson(text))
    return text.length > UPLOAD_LIMITS.jsonCharacters ? tooMuchText() : scriptOfJson(text, options)
  return isTooMuch(text) ? tooMuchText() : scriptOfText('text', text, options)
}
