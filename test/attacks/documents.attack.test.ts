import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bombOf, pdfOf } from '../../documents/testing.ts'
import { paragraphXml, wordOf, zip } from '../documents/make-docx.ts'
import { byHand } from '../documents/make-pdf.ts'
import { CATALOG, FONT, line, ONE_PAGE, PAGE, pdfOfObjects, stream } from './hostile-pdf.ts'
import { type Answer, asForm, ask, expectRefused, keyOf, type Refusal } from './stack.ts'
import { changesNothing } from './state.ts'

const MIB = 1024 * 1024
const ASK = 'Who are you?'
/** Stands in a file and behind an address that no document may reach. */
const SECRET = 'a-secret-of-this-machine'

/** No key has both places for reading: two read side by side. */
let keys: string[]
let directory: string
let server: Server
const asked: string[] = []
beforeAll(async () => {
  keys = await Promise.all([keyOf('lawyer'), keyOf('lawyer')]).then((made) => made.map(({ key }) => key))
  directory = mkdtempSync(join(tmpdir(), 'lexnova-secret-'))
  writeFileSync(join(directory, 'secret.txt'), SECRET)
  server = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.end(SECRET)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
})
afterAll(() => {
  server.close()
  rmSync(directory, { recursive: true, force: true })
})
const secretFile = () => `file://${join(directory, 'secret.txt')}`
const secretUrl = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/secret`

/** Keys in turn. */
const nextKey = (): string => {
  const [key = '', ...others] = keys
  keys = [...others, key]
  return key
}
const preview = (bytes: Uint8Array | string, key = nextKey()): Promise<Answer> =>
  ask({ method: 'POST', path: '/scripts/preview', key, ...asForm(bytes) })

const INVALID: Refusal = [422, 'invalid-script']

const relationships = (more: string) =>
  `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${more}</Relationships>`
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const TYPES =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
const WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

interface Parts {
  dtd?: string
  body?: string
  /** Relationships of the document. */
  relations?: string
  target?: string
  more?: Record<string, string | Buffer>
}
const word = ({
  dtd = '',
  body = paragraphXml(`1. ${ASK}`),
  relations,
  target = 'word/document.xml',
  more = {},
}: Parts) =>
  zip({
    '[Content_Types].xml': TYPES,
    '_rels/.rels': relationships(`<Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="${target}"/>`),
    'word/document.xml': `<?xml version="1.0"?>${dtd}<w:document ${WORD}><w:body>${body}</w:body></w:document>`,
    ...(relations === undefined ? {} : { 'word/_rels/document.xml.rels': relationships(relations) }),
    ...more,
  })

const LAUGHS = `<!DOCTYPE x [<!ENTITY a "ha">${Array.from({ length: 20 }, (_, index) => {
  const [name, inner] = [String.fromCharCode(98 + index), String.fromCharCode(97 + index)]
  return `<!ENTITY ${name} "${`&${inner};`.repeat(10)}">`
}).join('')}]>`

const nested = (depth: number, content: string) =>
  `${'<w:tbl><w:tr><w:tc>'.repeat(depth)}${content}${'</w:tc></w:tr></w:tbl>'.repeat(depth)}`

/** Documents that take too much, or hold no script. */
const REFUSED: [what: string, bytes: () => Uint8Array | string | Promise<Uint8Array>][] = [
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
    () => byHand([`1. ${ASK}`], { tree: '<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>' }),
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
  ['a PDF without an end', () => byHand([`1. ${ASK}`]).subarray(0, 200)],
  ['a program', () => '\x7fELF\x02\x01\x01\0'],
  ['a picture with a script after it', () => `GIF89a${'\0'.repeat(20)}\n1. ${ASK}`],
  ['a picture that is an archive too', () => Buffer.concat([Buffer.from('GIF89a'), word({})])],
  ['a page for browsers with a script in it', () => `<!doctype html><script>alert(1)</script>1. ${ASK}`],
  [
    'XML with a file of the machine',
    () => `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY y SYSTEM "${secretFile()}">]><x>&y;</x>`,
  ],
  ['an archive by gzip', () => Buffer.from('1f8b080000000000', 'hex')],
  ['a rich text document', () => '{\\rtf1 x}'],
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
test.concurrent.each(REFUSED)(
  '%s is refused, and the API answers others meanwhile',
  { timeout: 60_000 },
  async (_what, bytes) => {
    const form = await bytes()
    const key = nextKey()
    const others = () => ask({ path: '/sessions', key })
    const answer = await changesNothing(async () => {
      const reading = preview(form, key)
      expect((await others()).status).toBe(200)
      return await reading
    })
    await expectRefused(answer, INVALID)
    expect(answer.text).not.toContain(SECRET)
    expect((await others()).status).toBe(200)
  },
)

const LINKED = (url: string): Parts => ({
  body: `${paragraphXml(`1. ${ASK}`)}<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:docPr descr="x"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip xmlns:r="${OFFICE}" r:link="i1"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`,
  relations: `<Relationship Id="i1" Type="${OFFICE}/image" Target="${url}" TargetMode="External"/>`,
})

/** Documents that name what they must not reach. Read or refused: nothing of it comes out, and nobody is asked. */
const REACHING: [what: string, bytes: () => Uint8Array | string][] = [
  ['a Word document whose document is elsewhere', () => word({ target: 'http://127.0.0.1/x.xml' })],
  ['a Word document whose document is a file of the machine', () => word({ target: '../../../../../../etc/passwd' })],
  [
    'a PDF that says it has two thousand million pages',
    () => byHand([`1. ${ASK}`], { tree: '<< /Type /Pages /Kids [3 0 R] /Count 2000000000 >>' }),
  ],
  [
    'an external entity that is a file',
    () => word({ dtd: `<!DOCTYPE x [<!ENTITY y SYSTEM "${secretFile()}">]>`, body: paragraphXml(`1. ${ASK} &y;`) }),
  ],
  [
    'an external entity that is an address',
    () => word({ dtd: `<!DOCTYPE x [<!ENTITY y SYSTEM "${secretUrl()}">]>`, body: paragraphXml(`1. ${ASK} &y;`) }),
  ],
  ['a parameter entity', () => word({ dtd: `<!DOCTYPE x [<!ENTITY % y SYSTEM "${secretUrl()}"> %y;]>` })],
  ['a document type that is elsewhere', () => word({ dtd: `<!DOCTYPE x SYSTEM "${secretUrl()}">` })],
  ['a linked picture that is a file', () => word(LINKED(secretFile()))],
  ['a linked picture that is an address', () => word(LINKED(secretUrl()))],
  [
    'a template that is elsewhere',
    () =>
      word({
        relations: `<Relationship Id="t1" Type="${OFFICE}/attachedTemplate" Target="${secretUrl()}" TargetMode="External"/>`,
      }),
  ],
  [
    'styles that are elsewhere',
    () => word({ relations: `<Relationship Id="s1" Type="${OFFICE}/styles" Target="${secretUrl()}"/>` }),
  ],
  [
    'a field that includes text',
    () =>
      word({
        body: `${paragraphXml(`1. ${ASK}`)}<w:p><w:r><w:fldSimple w:instr="INCLUDETEXT &quot;${secretFile()}&quot;"/></w:r></w:p>`,
      }),
  ],
  [
    'a PDF that opens an address',
    () =>
      pdfOfObjects([
        `<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /URI /URI (${secretUrl()}) >> >>`,
        ONE_PAGE,
        PAGE,
        line(`1. ${ASK}`),
        FONT,
      ]),
  ],
  [
    'a PDF that runs JavaScript',
    () =>
      pdfOfObjects([
        `<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.launchURL('${secretUrl()}')) >> >>`,
        ONE_PAGE,
        PAGE,
        line(`1. ${ASK}`),
        FONT,
      ]),
  ],
  [
    'a PDF that starts a program',
    () =>
      pdfOfObjects([
        `<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /Launch /F (/bin/sh) >> >>`,
        ONE_PAGE,
        PAGE,
        line(`1. ${ASK}`),
        FONT,
      ]),
  ],
  [
    'a PDF whose page is a file elsewhere',
    () => pdfOfObjects([CATALOG, ONE_PAGE, PAGE, stream('', `/F (${join(directory, 'secret.txt')})`), FONT]),
  ],
  [
    'a PDF with a form that draws itself',
    () =>
      pdfOfObjects([
        CATALOG,
        ONE_PAGE,
        PAGE,
        stream(`BT /F1 12 Tf 72 700 Td (1. ${ASK}) Tj ET /X Do`),
        FONT,
        stream('/X Do', '/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>'),
      ]),
  ],
  [
    'a PDF whose table of objects follows itself',
    () => pdfOfObjects([CATALOG, ONE_PAGE, PAGE, line(`1. ${ASK}`), FONT], '/Prev HERE'),
  ],
  ['a Word document that is a PDF too', () => Buffer.concat([Buffer.from('%PDF-1.7\n'), word({})])],
  [
    'a script with a template in it',
    () => `1. ${ASK} \${process.env} {{constructor.constructor('return process')()}} <%= 7*7 %> $(id)`,
  ],
]
test.concurrent.each(REACHING)('%s reaches nothing', { timeout: 60_000 }, async (_what, bytes) => {
  const { status, text } = await changesNothing(() => preview(bytes()))
  expect([200, 422], text.slice(0, 300)).toContain(status)
  expect(text).not.toContain(SECRET)
  expect(asked).toEqual([])
})

test.each(['../../../../../../tmp/lexnova-traversal', '/tmp/lexnova-traversal', '..\\..\\lexnova-traversal'])(
  'a part %s of a Word document is written nowhere',
  async (name) => {
    const { status } = await changesNothing(() => preview(word({ more: { [name]: 'x' } })))
    expect([200, 422]).toContain(status)
    expect(existsSync('/tmp/lexnova-traversal')).toBe(false)
  },
)
