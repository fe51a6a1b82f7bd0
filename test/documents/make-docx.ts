import { crc32, deflateRawSync } from 'node:zlib'
import {
  AlignmentType,
  Document,
  Footer,
  Header,
  HeadingLevel,
  type ISectionOptions,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
} from 'docx'

const LEVELS = [LevelFormat.DECIMAL, LevelFormat.LOWER_LETTER].map((format, level) => ({
  level,
  format,
  text: `%${level + 1}.`,
  alignment: AlignmentType.START,
}))
const LISTS = ['first', 'second'] as const

export const heading = (text: string) => new Paragraph({ text, heading: HeadingLevel.HEADING_1 })
export const line = (text: string) => new Paragraph(text)
export const item = (text: string, level = 0, list: (typeof LISTS)[number] = 'first') =>
  new Paragraph({ text, numbering: { reference: list, level } })
export const bullet = (text: string) => new Paragraph({ text, bullet: { level: 0 } })
export const arabic = (text: string) => new Paragraph({ text, bidirectional: true })
/** A cell holds one paragraph or several. */
export const table = (rows: readonly (readonly (Paragraph | readonly Paragraph[])[])[]) =>
  new Table({
    rows: rows.map(
      (cells) =>
        new TableRow({
          children: cells.map((cell) => new TableCell({ children: cell instanceof Paragraph ? [cell] : [...cell] })),
        }),
    ),
  })

/** By docx, with a running head and foot. */
export async function docx(children: ISectionOptions['children']): Promise<Uint8Array> {
  const document = new Document({
    numbering: { config: LISTS.map((reference) => ({ reference, levels: LEVELS })) },
    sections: [
      {
        headers: { default: new Header({ children: [line('Law office, file 77')] }) },
        footers: { default: new Footer({ children: [line('Page 1 of 1')] }) },
        children,
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

/** A ZIP archive, byte for byte. */
export function zip(files: Record<string, string | Buffer>): Uint8Array {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, content] of Object.entries(files)) {
    const bytes = Buffer.from(content as string)
    const packed = deflateRawSync(bytes, { level: 9 })
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(8, 4)
    fields.writeUInt32LE(crc32(bytes), 10)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(bytes.length, 18)
    fields.writeUInt16LE(name.length, 22)
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(offset, 10)
    parts.push(Buffer.from('PK\x03\x04'), fields, Buffer.from(name), packed)
    directory.push(Buffer.from('PK\x01\x02\x14\0'), fields, rest, Buffer.from(name))
    offset += 30 + name.length + packed.length
  }
  const head = Buffer.concat(directory)
  const count = Object.keys(files).length
  const end = Buffer.alloc(18)
  end.writeUInt16LE(count, 4)
  end.writeUInt16LE(count, 6)
  end.writeUInt32LE(head.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...parts, head, Buffer.from('PK\x05\x06'), end])
}

const TYPES =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
const RELATIONS =
  '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
const WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

/** By hand: the fewest parts a Word document can have, around the XML of its body. */
export const wordOf = (body: string | Buffer): Uint8Array =>
  zip({
    '[Content_Types].xml': TYPES,
    '_rels/.rels': RELATIONS,
    'word/document.xml': Buffer.concat([
      Buffer.from(`<?xml version="1.0"?><w:document ${WORD}><w:body>`),
      Buffer.from(body as string),
      Buffer.from('</w:body></w:document>'),
    ]),
  })

export const paragraphXml = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`
