import { paragraphXml } from '../documents/make-docx.ts'
import { byHand } from '../documents/make-pdf.ts'
import type { Hostile } from './hostile-documents.ts'
import { CATALOG, FONT, line, ONE_PAGE, PAGE, pdfOfObjects, stream } from './hostile-pdf.ts'
import { openDocument } from './hostile-open-document.ts'
import { ASK, OFFICE, type Parts, QUESTION, word } from './hostile-word.ts'

const LINKED = (url: string): Parts => ({
  body: `${paragraphXml(QUESTION)}<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:docPr descr="x"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip xmlns:r="${OFFICE}" r:link="i1"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`,
  relations: `<Relationship Id="i1" Type="${OFFICE}/image" Target="${url}" TargetMode="External"/>`,
})

/** Documents that name what they must not reach. Read or refused: nothing of it comes out, and nobody is asked. */
export const REACHING: Hostile[] = [
  ['a Word document whose document is elsewhere', () => word({ target: 'http://127.0.0.1/x.xml' })],
  ['a Word document whose document is a file of the machine', () => word({ target: '../../../../../../etc/passwd' })],
  [
    'a PDF that says it has two thousand million pages',
    () => byHand([QUESTION], { tree: '<< /Type /Pages /Kids [3 0 R] /Count 2000000000 >>' }),
  ],
  [
    'an external entity that is a file',
    (secret) =>
      word({ dtd: `<!DOCTYPE x [<!ENTITY y SYSTEM "${secret.file}">]>`, body: paragraphXml(`1. ${ASK} &y;`) }),
  ],
  [
    'an external entity that is an address',
    (secret) => word({ dtd: `<!DOCTYPE x [<!ENTITY y SYSTEM "${secret.url}">]>`, body: paragraphXml(`1. ${ASK} &y;`) }),
  ],
  ['a parameter entity', (secret) => word({ dtd: `<!DOCTYPE x [<!ENTITY % y SYSTEM "${secret.url}"> %y;]>` })],
  ['a document type that is elsewhere', (secret) => word({ dtd: `<!DOCTYPE x SYSTEM "${secret.url}">` })],
  ['a linked picture that is a file', (secret) => word(LINKED(secret.file))],
  ['a linked picture that is an address', (secret) => word(LINKED(secret.url))],
  [
    'a template that is elsewhere',
    (secret) =>
      word({
        relations: `<Relationship Id="t1" Type="${OFFICE}/attachedTemplate" Target="${secret.url}" TargetMode="External"/>`,
      }),
  ],
  [
    'styles that are elsewhere',
    (secret) => word({ relations: `<Relationship Id="s1" Type="${OFFICE}/styles" Target="${secret.url}"/>` }),
  ],
  [
    'a field that includes text',
    (secret) =>
      word({
        body: `${paragraphXml(QUESTION)}<w:p><w:r><w:fldSimple w:instr="INCLUDETEXT &quot;${secret.file}&quot;"/></w:r></w:p>`,
      }),
  ],
  [
    'a rich text document with a field that includes text, and a picture that is elsewhere',
    (secret) =>
      `{\\rtf1 ${QUESTION}\\par {\\field{\\*\\fldinst INCLUDETEXT "${secret.file}"}{\\fldrslt x}}{\\field{\\*\\fldinst INCLUDEPICTURE "${secret.url}"}}}`,
  ],
  ['a rich text document with groups 500,000 deep', () => `{\\rtf1 ${QUESTION}\\par ${'{'.repeat(500_000)}`],
  [
    'an OpenDocument text with an external entity that is a file',
    (secret) => openDocument({ dtd: `<!DOCTYPE x [<!ENTITY y SYSTEM "${secret.file}">]>`, body: '&y;' }),
  ],
  [
    'an OpenDocument text with a picture and a section that are elsewhere',
    (secret) =>
      openDocument({
        body: `<draw:frame><draw:image xlink:href="${secret.url}"/></draw:frame><text:section><text:section-source xlink:href="${secret.file}"/></text:section>`,
      }),
  ],
  [
    'a PDF that opens an address',
    (secret) =>
      pdfOfObjects([
        `<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /URI /URI (${secret.url}) >> >>`,
        ONE_PAGE,
        PAGE,
        line(QUESTION),
        FONT,
      ]),
  ],
  [
    'a PDF that runs JavaScript',
    (secret) =>
      pdfOfObjects([
        `<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.launchURL('${secret.url}')) >> >>`,
        ONE_PAGE,
        PAGE,
        line(QUESTION),
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
        line(QUESTION),
        FONT,
      ]),
  ],
  [
    'a PDF whose page is a file elsewhere',
    (secret) => pdfOfObjects([CATALOG, ONE_PAGE, PAGE, stream('', `/F (${secret.path})`), FONT]),
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
    () => pdfOfObjects([CATALOG, ONE_PAGE, PAGE, line(QUESTION), FONT], '/Prev HERE'),
  ],
  ['a Word document that is a PDF too', () => Buffer.concat([Buffer.from('%PDF-1.7\n'), word({})])],
  [
    'a script with a template in it',
    () => `1. ${ASK} \${process.env} {{constructor.constructor('return process')()}} <%= 7*7 %> $(id)`,
  ],
]
