import * as word from '../make-docx.ts'
import { ARABIC, CONSENT, half, HOME, NAME, THREE, TWO, type DocumentCase } from './common.ts'

const ole = (name: string) => () =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(504), Buffer.from(name, 'utf16le')])

export const WORD: DocumentCase[] = [
  {
    name: 'automatic.docx',
    what: 'numbers by Word, headings, head and foot, two lists',
    bytes: () =>
      word.docx([
        word.heading('The parties'),
        word.item(NAME),
        word.item('Do you have'),
        word.item('children?', 1),
        word.item('debts?', 1),
        word.heading('The marriage'),
        word.item(HOME, 0, 'second'),
        word.item(CONSENT, 0, 'second'),
      ]),
    steps: [NAME, 'Do you have', 'children?', 'debts?', HOME, CONSENT],
  },
  {
    name: 'numbered-column.docx',
    what: 'a table whose first column is numbered by Word',
    bytes: () =>
      word.docx([
        word.table([[word.line('No.'), word.line('Question')], ...THREE.map((ask) => [word.item(''), word.line(ask)])]),
      ]),
    steps: THREE,
  },
  {
    name: 'frame.docx',
    what: 'a table that only frames the questions',
    bytes: () => word.docx([word.table([[TWO.map((ask, index) => word.line(`${index + 1}) ${ask}`))]])]),
    steps: TWO,
  },
  { name: 'bullets.docx', what: 'bullets', bytes: () => word.docx(TWO.map(word.bullet)), steps: TWO },
  {
    name: 'عربي.docx',
    what: 'right to left, letters typed',
    bytes: () => word.docx(ARABIC.map((ask, index) => word.arabic(`${'أب'[index]}) ${ask}`))),
    steps: ARABIC,
  },
  {
    name: 'least.docx',
    what: 'by hand: the fewest parts',
    bytes: () => word.wordOf(TWO.map(word.paragraphXml).join('')),
    steps: TWO,
  },
  {
    name: 'script.pdf',
    what: 'a Word document under another name',
    bytes: () => word.docx([word.item(NAME)]),
    steps: [NAME],
  },
  { name: 'blank.docx', what: 'no text', bytes: () => word.docx([word.line('')]), problem: { code: 'no-text' } },
  {
    name: 'broken.docx',
    what: 'by hand: XML that is not well-formed',
    bytes: () => word.wordOf('<w:p><w:r>'),
    problem: { code: 'malformed', says: /damaged/ },
  },
  {
    name: 'no-body.docx',
    what: 'by hand: an archive that lacks its document',
    bytes: () => word.zip({ '[Content_Types].xml': '<Types/>', 'word/styles.xml': '<styles/>' }),
    problem: { code: 'malformed' },
  },
  {
    name: 'truncated.docx',
    what: 'half of it',
    bytes: () => half(word.docx([word.item(NAME)])),
    problem: { code: 'unsupported-type' },
  },
  {
    name: 'bomb.docx',
    what: 'by hand: 400 MiB in a few hundred kilobytes',
    bytes: () => word.wordOf(Buffer.alloc(400 * 1024 * 1024, word.paragraphXml('x'))),
    problem: { code: 'parse-memory', says: /^Reading the file took/ },
  },
  { name: 'locked.docx', what: 'encrypted by Word', bytes: ole('EncryptedPackage'), problem: { code: 'encrypted' } },
  {
    name: 'old.doc',
    what: 'Word 97',
    bytes: ole('WordDocument'),
    problem: { code: 'unsupported-type', says: /old format/ },
  },
  {
    name: 'sheet.docx',
    what: 'by hand: a spreadsheet',
    bytes: () => word.zip({ '[Content_Types].xml': '<Types/>', 'xl/workbook.xml': '<workbook/>' }),
    problem: { code: 'unsupported-type', says: /another kind of Office document/ },
  },
  {
    name: 'archive.pdf',
    what: 'a ZIP archive',
    bytes: () => word.zip({ 'a.txt': 'x' }),
    problem: { code: 'unsupported-type', says: /ZIP/ },
  },
]
