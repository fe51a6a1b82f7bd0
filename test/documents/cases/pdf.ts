import { bombOf, pdfOf } from '../../../documents/testing.ts'
import { byHand, pages, placed, scanned, withFurniture } from '../make-pdf.ts'
import { CONSENT, half, HOME, NAME, numbered, text, THREE, TWO, TWO_AS_TEXT, type DocumentCase } from './common.ts'

export const PDFS: DocumentCase[] = [
  {
    name: 'furniture.pdf',
    what: 'pdfkit: running head, page numbers, a question over a page break',
    bytes: () => withFurniture([`1. ${NAME}\n2. Where`, `do you live?\n3. ${CONSENT}`, '4. Is that all?']),
    steps: [...THREE, 'Is that all?'],
  },
  {
    name: 'restricted.pdf',
    what: 'pdfkit: encrypted by its owner, to be read by all',
    bytes: () => pdfOf((doc) => doc.text(TWO_AS_TEXT), { ownerPassword: 'secret' }),
    steps: TWO,
  },
  {
    name: 'streams.pdf',
    what: 'pdf-lib: objects in compressed streams',
    bytes: () => placed(TWO.map((ask, index) => ({ text: `${index + 1}. ${ask}`, x: 72, y: 72 + 20 * index }))),
    steps: TWO,
  },
  {
    name: 'columns-by-line.pdf',
    what: 'pdf-lib: two columns, written line by line',
    bytes: () =>
      placed(
        [
          ['1. One?', '4. Four?'],
          ['2. Two?', '5. Five?'],
          ['3. Three?', '6. Six?'],
        ].flatMap(([left = '', right = ''], row) => [
          { text: left, x: 72, y: 100 + 20 * row },
          { text: right, x: 320, y: 100 + 20 * row },
        ]),
      ),
    steps: ['One?', 'Two?', 'Three?', 'Four?', 'Five?', 'Six?'],
  },
  {
    name: 'table-by-column.pdf',
    what: 'pdf-lib: a table, its numbers written before its questions',
    bytes: () =>
      placed([
        ...['1', '2', '3'].map((number, row) => ({ text: number, x: 72, y: 100 + 30 * row })),
        ...THREE.map((ask, row) => ({ text: ask, x: 120, y: 100 + 30 * row })),
      ]),
    steps: THREE,
  },
  {
    name: 'table-by-row.pdf',
    what: 'pdf-lib: a table with a head and a column for the answer',
    bytes: () =>
      placed(
        [['No.', 'Question', 'Answer'], ...THREE.map((ask, index) => [`${index + 1}`, ask, '________'])].flatMap(
          (row, at) => row.map((cell, column) => ({ text: cell, x: [72, 120, 400][column] ?? 0, y: 100 + 26 * at })),
        ),
      ),
    steps: THREE,
  },
  {
    name: 'turned.pdf',
    what: 'pdf-lib: a page that is shown turned',
    bytes: () =>
      placed(
        TWO.map((ask, index) => ({ text: `${index + 1}. ${ask}`, x: 72 + 20 * index, y: 700, turnedBy: 90 })),
        {
          rotate: 90,
        },
      ),
    steps: TWO,
  },
  {
    name: 'stamped.pdf',
    what: 'pdf-lib: a stamp across the page',
    bytes: () =>
      placed([
        { text: 'DRAFT', x: 150, y: 600, size: 90, turnedBy: 45 },
        ...TWO.map((ask, index) => ({ text: `${index + 1}. ${ask}`, x: 72, y: 72 + 20 * index })),
      ]),
    steps: TWO,
  },
  { name: 'by-hand.pdf', what: 'by hand: uncompressed', bytes: () => byHand([`1. ${NAME}`, `2. ${HOME}`]), steps: TWO },
  {
    name: 'wrong-table.pdf',
    what: 'by hand: every address in its table is wrong',
    bytes: () => byHand([`1. ${NAME}`, `2. ${HOME}`], { offset: 7 }),
    steps: TWO,
  },
  {
    name: 'script.json',
    what: 'pdfkit: a PDF under another name',
    bytes: () => pages(2, (n) => `${n}. Is it?`),
    steps: 2,
  },
  { name: '500-pages.pdf', what: 'pdfkit', bytes: () => pages(500, (n) => `${n}. Is it ${n}?`), steps: 500 },
  {
    name: '501-pages.pdf',
    what: 'pdfkit',
    bytes: () => pages(501, (n) => `${n}. Is it ${n}?`),
    problem: { code: 'too-many-pages', says: /501 pages; at most 500/ },
  },
  {
    name: '501-steps.pdf',
    what: 'pdfkit',
    bytes: () => pdfOf((doc) => doc.text(numbered(501).join('\n'))),
    problem: { code: 'invalid-script', path: '/steps', says: /501 questions/ },
  },
  {
    name: 'annotation.pdf',
    what: 'pdfkit: an annotation that is not understood',
    bytes: () => pdfOf((doc) => doc.text(`1. ${NAME}\n2. ${CONSENT} [bride; consnet]`)),
    problem: { code: 'invalid-script', path: '/steps/1', says: /"consnet"/ },
  },
  {
    name: 'encrypted.pdf',
    what: 'pdfkit: to be opened by a password only',
    bytes: () => pdfOf((doc) => doc.text(TWO_AS_TEXT), { userPassword: 'secret' }),
    problem: { code: 'encrypted', says: /password/ },
  },
  { name: 'scanned.pdf', what: 'pdf-lib: a picture', bytes: scanned, problem: { code: 'no-text', says: /scanned/ } },
  { name: 'blank.pdf', what: 'by hand: no text', bytes: () => byHand([]), problem: { code: 'no-text' } },
  {
    name: 'truncated.pdf',
    what: 'pdfkit: half of it',
    bytes: () => half(pages(3, (n) => `${n}. Is it?`)),
    problem: { code: 'malformed', says: /damaged or incomplete/ },
  },
  { name: 'header.pdf', what: 'nothing but %PDF', bytes: text('%PDF'), problem: { code: 'malformed' } },
  {
    name: 'circle.pdf',
    what: 'by hand: a tree of pages that holds itself',
    bytes: () => byHand([`1. ${NAME}`], { tree: '<< /Type /Pages /Kids [2 0 R] /Count 1 >>' }),
    problem: { code: 'malformed' },
  },
  {
    name: 'bomb.pdf',
    what: 'by hand: 200 MiB in a few kilobytes',
    bytes: () => bombOf(200),
    problem: { code: 'parse-memory', says: /^Reading the file took/ },
  },
]
