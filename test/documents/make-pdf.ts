import { crc32, deflateSync } from 'node:zlib'
import { degrees, PDFDocument, StandardFonts } from 'pdf-lib'
import { pdfOf } from '../../documents/testing.ts'

const A4 = [595, 842] as const

interface Word {
  text: string
  x: number
  /** From the top. */
  y: number
  size?: number
  turnedBy?: number
}

/** By pdf-lib, each word where it is wanted and in the order given; its objects are in compressed streams. */
export async function placed(words: readonly Word[], options: { rotate?: number } = {}): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  const font = await document.embedFont(StandardFonts.Helvetica)
  const page = document.addPage([...A4])
  for (const { text, x, y, size = 11, turnedBy = 0 } of words) {
    page.drawText(text, { x, y: A4[1] - y, size, font, rotate: degrees(turnedBy) })
  }
  if (options.rotate !== undefined) page.setRotation(degrees(options.rotate))
  return document.save()
}

/** By pdf-lib: a picture and no text. */
export async function scanned(): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  const page = document.addPage([...A4])
  page.drawImage(await document.embedPng(png(64, 64)), { x: 0, y: 0, width: A4[0], height: A4[1] })
  return document.save()
}

/** A grey picture. */
export function png(width: number, height: number): Uint8Array {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const ends = Buffer.alloc(8)
    ends.writeUInt32BE(data.length, 0)
    ends.writeUInt32BE(crc32(body), 4)
    return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)])
  }
  const header = Buffer.from([0, 0, 0, width, 0, 0, 0, height, 8, 0, 0, 0, 0])
  const rows = Buffer.concat(
    Array.from({ length: height }, () => Buffer.concat([Buffer.of(0), Buffer.alloc(width, 200)])),
  )
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** By pdfkit, a line each, on as many pages as are asked for. */
export const pages = (count: number, textOf: (page: number) => string): Promise<Uint8Array> =>
  pdfOf((doc) => {
    for (let page = 1; page <= count; page++) {
      if (page > 1) doc.addPage()
      doc.text(textOf(page))
    }
  })

/** By pdfkit: questions in a body that runs over pages, each with a running head and its number. */
export const withFurniture = (bodies: readonly string[]): Promise<Uint8Array> =>
  pdfOf((doc) => {
    bodies.forEach((body, index) => {
      if (index > 0) doc.addPage()
      doc.fontSize(9).text('Registry office of Verona · file 1990/4', 72, 40)
      doc.fontSize(11).text(body, 72, 90)
      doc.fontSize(9).text(`Page ${index + 1} of ${bodies.length}`, 72, 740)
    })
  })

const escape = (text: string) => text.replace(/[\\()]/g, '\\$&')

interface ByHand {
  /** Written into the cross-reference table instead of where the objects are. */
  offset?: number
  /** The second object, which should be the tree of pages. */
  tree?: string
  trailer?: string
}

/** Byte for byte, uncompressed: one line of text each. */
export function byHand(lines: readonly string[], { offset, tree, trailer = '' }: ByHand = {}): Uint8Array {
  const content = lines
    .map((line, index) => `BT /F1 12 Tf 72 ${760 - index * 20} Td (${escape(line)}) Tj ET`)
    .join('\n')
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    tree ?? '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let file = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const at = file.length
    file += `${index + 1} 0 obj\n${object}\nendobj\n`
    return offset ?? at
  })
  const start = offset ?? file.length
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  file += `xref\n0 6\n0000000000 65535 f \n${table}trailer\n<< /Size 6 /Root 1 0 R ${trailer}>>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.from(file, 'latin1')
}
