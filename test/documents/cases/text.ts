import { png } from '../make-pdf.ts'
import { ARABIC, HOME, NAME, text, TWO, TWO_AS_TEXT, type DocumentCase } from './common.ts'

const utf16 = (content: string, order: 'little' | 'big') => () => {
  const bytes = Buffer.from(content, 'utf16le')
  return order === 'little' ? bytes : bytes.swap16()
}

export const TEXTS: DocumentCase[] = [
  { name: 'plain.txt', what: 'separate lines', bytes: text(`${NAME}\n${HOME}\n`), steps: TWO },
  {
    name: 'mark.txt',
    what: 'UTF-8 with a byte order mark, lines of Windows',
    bytes: text(`\ufeff1. ${NAME}\r\n2. ${HOME}\r\n`),
    steps: TWO,
  },
  { name: 'little.txt', what: 'UTF-16 little-endian', bytes: utf16(`\ufeff${TWO_AS_TEXT}`, 'little'), steps: TWO },
  { name: 'big.txt', what: 'UTF-16 big-endian', bytes: utf16(`\ufeff${TWO_AS_TEXT}`, 'big'), steps: TWO },
  { name: 'unmarked.txt', what: 'UTF-16 without its mark', bytes: utf16(TWO_AS_TEXT, 'little'), steps: TWO },
  {
    name: 'نص.txt',
    what: 'Arabic digits',
    bytes: text(ARABIC.map((ask, index) => `${'١٢'[index]}- ${ask}`).join('\n')),
    steps: ARABIC,
  },
  { name: 'script.docx', what: 'text under another name', bytes: text(TWO_AS_TEXT), steps: TWO },
  { name: 'nothing.txt', what: 'no bytes', bytes: text(''), problem: { code: 'empty' } },
  { name: 'blanks.txt', what: 'nothing but blanks', bytes: text(' \n\t\n'), problem: { code: 'empty' } },
  {
    name: 'latin1.txt',
    what: 'another encoding',
    bytes: () => Buffer.from('1. Où?\n', 'latin1'),
    problem: { code: 'not-utf8', says: /line 1/ },
  },
  { name: 'nul.txt', what: 'NUL characters', bytes: text('1. What?\0'), problem: { code: 'unsupported-type' } },
  {
    name: 'half.txt',
    what: 'UTF-16 with half a character',
    bytes: () => Buffer.from([0xff, 0xfe, 0x31, 0, 0, 0xd8]),
    problem: { code: 'malformed' },
  },
  {
    name: 'page.txt',
    what: 'HTML',
    bytes: text(`<!doctype html><p>1. ${NAME}</p>`),
    problem: { code: 'unsupported-type', says: /web/ },
  },
  {
    name: 'script.rtf',
    what: 'RTF',
    bytes: text(`{\\rtf1\\ansi{\\fonttbl{\\f0 Times;}}1. ${NAME}\\par 2. ${HOME}{\\v  With whom?}\\par }`),
    steps: TWO,
  },
  {
    name: 'script.pdf',
    what: 'a picture',
    bytes: () => png(8, 8),
    problem: { code: 'unsupported-type', says: /an image/ },
  },
  {
    name: 'heading.txt',
    what: 'a heading alone',
    bytes: text('# The Questions\n'),
    problem: { code: 'invalid-script', path: '/steps' },
  },
  {
    name: 'long.txt',
    what: 'a question that is too long',
    bytes: text(`1. ${'x'.repeat(2_001)}?`),
    problem: { code: 'invalid-script', path: '/steps/0/ask', says: /line 1/ },
  },
  {
    name: '21-MiB.txt',
    what: 'too many bytes',
    bytes: () => Buffer.alloc(21 * 1024 * 1024, 'x'),
    problem: { code: 'too-large', says: /20 MiB/ },
  },
  {
    name: '3-MiB.txt',
    what: 'more text than a script can have',
    bytes: () => Buffer.alloc(3 * 1024 * 1024, '1. What?\n'),
    problem: { code: 'too-large' },
  },
]
