import { deflateSync } from 'node:zlib'
import { bombOf, pdfOf } from '../../documents/testing.ts'
import { paragraphXml, wordOf, zip } from '../documents/make-docx.ts'
import { byHand } from '../documents/make-pdf.ts'
import { openDocument } from './hostile-open-document.ts'
import { CATALOG, FONT, line, ONE_PAGE, PAGE, pdfOfObjects, stream } from './hostile-pdf.ts'
import { ASK, QUESTION, TYPES, word } from './hostile-word.ts'
import type { Secret } from './secret.ts'

const MIB = 1024 * 1024

const LAUGHS = `<!DOCTYPE x [<!ENTITY a "ha">${Array.from({ length: 20 }, (_, index) => {
  const [name, inner] = [String.fromCharCode(98 + index), String.fromCharCode(97 + index)]
  return `<!ENTITY ${name} "${`&${inner};`.repeat(10)}">`
}).join('')}]>`

const nested = (depth: number, content: string) =>
  `${'<w:tbl><w:tr><w:tc>'.repeat(depth)}${content}${'</w:tc></w:tr></w:tbl>'.repeat(depth)}`

export type Hostile = [what: string, bytes: (secret: Secret) => Uint8Array | string | Promise<Uint8Array>]

/** Documents that take too much, or hold no script. */
export const REFUSED: Hostile[] = [
  ['a Word document that unpacks to 120 MiB', () => wordOf(Buffer.alloc(120 * MIB, paragraphXml('x')))],
  [
    'a Word document of one word of 120 MiB',
    () =>
      wordOf(
        Buffer.concat([
          Buffer.from('<w:p><w:r><w:t>'),
          Buffer.alloc(120 * MIB, 0x61),
          Buffer.from('</w:t></w:r></w:p>'),
        ]),
      ),
  ],
  [
    'a Word document with ten to the twentieth times "ha" by entities',
    () => word({ dtd: LAUGHS, body: paragraphXml('1. &u;') }),
  ],
  [
    'a Word document whose document is a Word document',
    () => word({ more: { 'word/document.xml': Buffer.from(word({})) } }),
  ],
  ['a Word document with 100,000 tables in each other', () => word({ body: nested(100_000, paragraphXml(ASK)) })],
  [
    'a ZIP archive of ZIP archives',
    () => zip({ 'a.zip': Buffer.from(zip({ 'b.zip': Buffer.from(zip({ c: 'x' })) })) }),
  ],
  ['a ZIP archive whose directory is cut off', () => word({}).subarray(0, -20)],
  [
    'a spreadsheet',
    () => zip({ '[Content_Types].xml': TYPES.replaceAll('word', 'xl'), 'xl/workbook.xml': '<workbook/>' }),
  ],
  ['a PDF whose page unpacks to 300 MiB', () => bombOf(300)],
  [
    'a PDF that was packed three times over',
    () =>
      pdfOfObjects([
        CATALOG,
        ONE_PAGE,
        PAGE,
        stream(
          deflateSync(deflateSync(deflateSync(Buffer.alloc(400 * MIB, 0x20)))),
          '/Filter [/FlateDecode /FlateDecode /FlateDecode]',
        ),
        FONT,
      ]),
  ],
  [
    'a PDF whose tree of pages holds itself',
    () => byHand([QUESTION], { tree: '<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>' }),
  ],
  [
    'a PDF with arrays 200,000 deep',
    () => pdfOfObjects([`<< /Type /Catalog /Pages 2 0 R /X ${'['.repeat(200_000)}`, ONE_PAGE, PAGE, line('x'), FONT]),
  ],
  [
    'a PDF of 300,000 objects and no page',
    () =>
      pdfOfObjects([CATALOG, '<< /Type /Pages /Kids [] /Count 0 >>', ...Array.from({ length: 300_000 }, () => 'null')]),
  ],
  ['a PDF with a password', () => pdfOf((doc) => doc.text(ASK), { userPassword: 'x', ownerPassword: 'y' })],
  ['a PDF without an end', () => byHand([QUESTION]).subarray(0, 200)],
  ['a program', () => '\x7fELF\x02\x01\x01\0'],
  ['a picture with a script after it', () => `GIF89a${'\0'.repeat(20)}\n1. ${ASK}`],
  ['a picture that is an archive too', () => Buffer.concat([Buffer.from('GIF89a'), word({})])],
  ['a page for browsers with a script in it', () => `<!doctype html><script>alert(1)</script>1. ${ASK}`],
  [
    'XML with a file of the machine',
    (secret) => `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY y SYSTEM "${secret.file}">]><x>&y;</x>`,
  ],
  ['an archive by gzip', () => Buffer.from('1f8b080000000000', 'hex')],
  ['a rich text document of a million lines', () => `{\\rtf1 ${'x\\par '.repeat(1_000_000)}}`],
  ['a rich text document whose words are all hidden', () => `{\\rtf1 {\\v ${QUESTION}}}`],
  ['an OpenDocument text that unpacks into 400 MiB', () => openDocument({ body: ' '.repeat(400 * MIB) })],
  ['an OpenDocument text of entities in entities', () => openDocument({ dtd: LAUGHS, body: '<text:p>&u;</text:p>' })],
  ['an old Word document', () => Buffer.from('d0cf11e0a1b11ae1', 'hex')],
  ['JSON of steps by __proto__', () => `{"__proto__":{"steps":[{"id":"a","ask":"${ASK}"}]}}`],
  ['JSON with a step __proto__', () => `{"steps":[{"id":"__proto__","ask":"${ASK}"}]}`],
  ['JSON that is 100,000 deep', () => `{"steps":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
  [
    'JSON with a condition on its own step',
    () => `{"steps":[{"id":"a","ask":"${ASK}","when":{"step":"a","equals":true}}]}`,
  ],
  [
    'JSON with a hundred thousand steps',
    () => JSON.stringify({ steps: Array.from({ length: 100_000 }, (_, index) => ({ id: `s${index}`, ask: ASK })) }),
  ],
  ['NUL bytes', () => Buffer.alloc(1_000)],
  ['bytes of no text', () => Buffer.from(Array.from({ length: 2_000 }, (_, index) => (index * 7919) % 256))],
]
