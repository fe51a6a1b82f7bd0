import { isUtf8 } from 'node:buffer'
import { type DocumentFormat, failure, type ParseFailure } from './upload.ts'

type Sniffed = { ok: true; format: DocumentFormat } | { ok: true; format: 'text'; text: string } | ParseFailure

const FORMATS = 'Upload a PDF or Word document (.docx) with text, JSON, or plain text.'

/** Other kinds of file by their first bytes, in Latin-1. */
const OTHERS: readonly (readonly [start: RegExp, what: string])[] = [
  [/^PK(\x03\x04|\x05\x06|\x07\x08)/, 'a ZIP archive or another kind of Office document'],
  [/^\xd0\xcf\x11\xe0/, 'an Office document of the old format'],
  [/^\{\\rtf/, 'a rich text (RTF) document'],
  [/^(\x89PNG|\xff\xd8\xff|GIF8|BM.{4}\0\0|II\*\0|MM\0\*|RIFF.{4}WEBP)/s, 'an image'],
  [/^(\x1f\x8b|BZh|7z\xbc\xaf|\xfd7zXZ|Rar!)/, 'a compressed archive'],
  [/^%!PS/, 'a PostScript document'],
  [/^\s*<(!doctype html|html|\?xml)/i, 'a web or XML document'],
  [/^(\x7fELF|MZ.\0)/s, 'a program'],
]

const latin1 = (bytes: Uint8Array, end: number) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(end, bytes.length)).toString('latin1')

const contains = (bytes: Uint8Array, text: string, encoding: BufferEncoding) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(text, 0, encoding)

/** Names of a package's parts stand in its directory in clear. */
const isWordDocument = (bytes: Uint8Array) =>
  contains(bytes, '[Content_Types].xml', 'latin1') && contains(bytes, 'word/', 'latin1')

/** The line, counted from 1, that is not UTF-8; a line break never stands inside a character. */
function lineOfBadByte(bytes: Uint8Array): number {
  let line = 1
  for (let from = 0; from < bytes.length; line++) {
    const lineBreak = bytes.indexOf(0x0a, from)
    const end = lineBreak < 0 ? bytes.length : lineBreak
    if (!isUtf8(bytes.subarray(from, end))) break
    from = end + 1
  }
  return line
}

function decode(bytes: Uint8Array): Sniffed {
  const [first, second] = bytes
  const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
  try {
    const label = isUtf16 ? (first === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8'
    const text = new TextDecoder(label, { fatal: true }).decode(bytes)
    return text.includes('\0')
      ? failure('unsupported-type', `The file is neither a document nor text. ${FORMATS}`)
      : { ok: true, format: 'text', text }
  } catch {
    if (isUtf16) return failure('malformed', 'The file begins as UTF-16 text but is damaged. Save it again as UTF-8.')
    if (bytes.subarray(0, 1024).includes(0))
      return failure('unsupported-type', `The file is neither a document nor text. ${FORMATS}`)
    return failure(
      'not-utf8',
      `The text is not UTF-8 (line ${lineOfBadByte(bytes)}). Save it with the encoding UTF-8 and upload it again.`,
    )
  }
}

/** What a file is by its content, whatever its name says; text is decoded, byte order marks honoured. */
export function sniff(bytes: Uint8Array): Sniffed {
  const head = latin1(bytes, 1024)
  if (/^(?:\xef\xbb\xbf)?\s*%PDF/.test(head)) return { ok: true, format: 'pdf' }
  if (head.startsWith('PK\x03\x04') && isWordDocument(bytes)) return { ok: true, format: 'docx' }
  if (head.startsWith('\xd0\xcf\x11\xe0') && contains(bytes, 'EncryptedPackage', 'utf16le')) {
    return failure(
      'encrypted',
      'The Office document is protected by a password. Save it without the password and upload it again.',
    )
  }
  const other = OTHERS.find(([start]) => start.test(head))
  if (other) return failure('unsupported-type', `The file is ${other[1]}, whatever its name says. ${FORMATS}`)
  return decode(bytes)
}
