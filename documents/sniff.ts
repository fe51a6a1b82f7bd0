import { isUtf8 } from 'node:buffer'
import { type DocumentFormat, failure, type ParseFailure } from './upload.ts'

type Sniffed = { ok: true; format: DocumentFormat } | { ok: true; format: 'text'; text: string } | ParseFailure

const FORMATS = 'Upload a PDF, Word (.docx), OpenDocument (.odt) or RTF document with text, JSON, or plain text.'

/** Other kinds of file by their first bytes, in Latin-1. */
const OTHERS: readonly (readonly [start: RegExp, what: string])[] = [
  [/^PK(\x03\x04|\x05\x06|\x07\x08)/, 'a ZIP archive or another kind of Office document'],
  [/^\xd0\xcf\x11\xe0/, 'an Office document of the old format (.doc), which has to be saved as .docx first'],
  [/^(\x89PNG|\xff\xd8\xff|GIF8|BM.{4}\0\0|II\*\0|MM\0\*|RIFF.{4}WEBP)/s, 'an image'],
  [/^(\x1f\x8b|BZh|7z\xbc\xaf|\xfd7zXZ|Rar!)/, 'a compressed archive'],
  [/^%!PS/, 'a PostScript document'],
  [/^\s*<(!doctype html|html|\?xml)/i, 'a web or XML document'],
  [/^(\x7fELF|MZ.\0)/s, 'a program'],
]

const latin1 = (bytes: Uint8Array, end: number) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(end, bytes.length)).toString('latin1')

/** Looks for bytes: Node's own search for UTF-16 does not end in memory that begins at an odd place. */
const contains = (bytes: Uint8Array, text: string, encoding: BufferEncoding) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(Buffer.from(text, encoding))

/** The first part of an OpenDocument text, which is not compressed. */
const ODT = 'mimetypeapplication/vnd.oasis.opendocument.text'

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

const CONTROL = /[\0-\x08\x0e-\x1f\ufffe]/

/** UTF-16 without a byte order mark: in any script every blank has a NUL byte, always on the same side. */
function isUnmarkedUtf16(bytes: Uint8Array, label: 'utf-16le' | 'utf-16be'): boolean {
  if (bytes.length % 2 !== 0) return false
  const side = label === 'utf-16le' ? 1 : 0
  let count = 0
  for (let at = bytes.indexOf(0); at >= 0; at = bytes.indexOf(0, at + 1)) {
    if (at % 2 !== side) return false
    count++
  }
  return count > 2 && count > bytes.length / 20 && !CONTROL.test(new TextDecoder(label).decode(bytes))
}

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be'

function encodingOf(bytes: Uint8Array): Encoding {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return (['utf-16le', 'utf-16be'] as const).find((label) => isUnmarkedUtf16(bytes, label)) ?? 'utf-8'
}

function decode(bytes: Uint8Array): Sniffed {
  const label = encodingOf(bytes)
  try {
    const text = new TextDecoder(label, { fatal: true }).decode(bytes)
    return text.includes('\0')
      ? failure('unsupported-type', `The file is neither a document nor text. ${FORMATS}`)
      : { ok: true, format: 'text', text }
  } catch {
    if (label !== 'utf-8')
      return failure('malformed', 'The file begins as UTF-16 text but is damaged. Save it again as UTF-8.')
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
  if (head.startsWith('PK\x03\x04') && head.includes(ODT)) return { ok: true, format: 'odt' }
  if (head.startsWith('{\\rtf')) return { ok: true, format: 'rtf' }
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
