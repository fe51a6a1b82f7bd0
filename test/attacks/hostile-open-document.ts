import { zip } from '../documents/make-docx.ts'
import { QUESTION } from './hostile-word.ts'

const NAMES = ['office', 'text', 'draw'].map(
  (name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`,
)

/** An OpenDocument text with one question and these parts. */
export const openDocument = ({ dtd = '', body }: { dtd?: string; body: string }): Uint8Array =>
  zip({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': `<?xml version="1.0"?>${dtd}<office:document-content ${NAMES.join(' ')} xmlns:xlink="http://www.w3.org/1999/xlink"><office:body><office:text><text:p>${QUESTION}</text:p>${body}</office:text></office:body></office:document-content>`,
  })
