import {
  AlignmentType,
  Document,
  Footer,
  Header,
  HeadingLevel,
  type ISectionOptions,
  LevelFormat,
  Packer,
  PageBreak,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx'
import { describe, expect, it } from 'vitest'
import { createDocumentReader } from '../reader.ts'

const read = createDocumentReader({ timeoutMs: 30_000, memoryMiB: 512 })
const parse = (bytes: Uint8Array) => read({ bytes, name: 'script.pdf' })

const NUMBERED = 'questions'
const LEVELS = [LevelFormat.DECIMAL, LevelFormat.LOWER_LETTER].map((format, level) => ({
  level,
  format,
  text: `%${level + 1}.`,
  alignment: AlignmentType.START,
}))

async function docxOf(children: ISectionOptions['children'], section: Partial<ISectionOptions> = {}) {
  const document = new Document({
    numbering: { config: [{ reference: NUMBERED, levels: LEVELS }] },
    sections: [{ ...section, children }],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

const numbered = (text: string, level = 0) => new Paragraph({ text, numbering: { reference: NUMBERED, level } })
const heading = (text: string) => new Paragraph({ text, heading: HeadingLevel.HEADING_1 })
const row = (...cells: string[]) =>
  new TableRow({ children: cells.map((text) => new TableCell({ children: [new Paragraph(text)] })) })

const asksOf = async (bytes: Uint8Array) => {
  const parsed = await parse(bytes)
  if (!parsed.ok) throw new Error(`${parsed.code}: ${parsed.detail}`)
  expect(parsed.format).toBe('docx')
  return parsed.script.steps.map(({ ask }) => ask)
}

describe('a Word document', { timeout: 60_000 }, () => {
  it('has the numbers that Word keeps apart, without headings, header and footer', async () => {
    const bytes = await docxOf(
      [
        heading('Verification of marriage'),
        numbered('Do you consent? [all; consent]'),
        new Paragraph({ children: [new PageBreak()] }),
        heading('Part two'),
        numbered('Where do you live?'),
      ],
      {
        headers: { default: new Header({ children: [new Paragraph('Registry office, file 1990/4')] }) },
        footers: { default: new Footer({ children: [new Paragraph('Page 1 of 2')] }) },
      },
    )
    expect(await parse(bytes)).toMatchObject({
      ok: true,
      format: 'docx',
      script: {
        title: 'Verification of marriage',
        steps: [{ ask: 'Do you consent?', expect: { kind: 'consent' } }, { ask: 'Where do you live?' }],
      },
    })
  })

  it('counts each level of its numbering', async () => {
    const bytes = await docxOf([
      numbered('Have you been married before?'),
      numbered('To whom?', 1),
      numbered('Until when?', 1),
      numbered('Do you have children?'),
    ])
    expect(await asksOf(bytes)).toEqual([
      'Have you been married before?',
      'To whom?',
      'Until when?',
      'Do you have children?',
    ])
  })

  it('may have its numbers typed, and words in several runs and lines', async () => {
    const bytes = await docxOf([
      new Paragraph({
        children: [
          new TextRun('1. What is your '),
          new TextRun({ text: 'full', bold: true, italics: true }),
          new TextRun(' name?'),
        ],
      }),
      new Paragraph({ children: [new TextRun('2. Where were'), new TextRun({ text: 'you born?', break: 1 })] }),
    ])
    expect(await asksOf(bytes)).toEqual(['What is your full name?', 'Where were you born?'])
  })

  it('may ask in a table', async () => {
    const table = new Table({
      rows: [
        row('No.', 'Question', 'Answer'),
        row('1', 'What is your name?', ''),
        row('2.', 'Where do you live?', '______'),
      ],
    })
    expect(await asksOf(await docxOf([heading('Questions'), table]))).toEqual([
      'What is your name?',
      'Where do you live?',
    ])
  })

  it('without text is told as blank', async () => {
    expect(await parse(await docxOf([new Paragraph('')]))).toMatchObject({ ok: false, code: 'no-text' })
  })

  it('cut short is malformed', async () => {
    const bytes = await docxOf([numbered('One?')])
    const damaged = bytes.slice()
    damaged.fill(0, 60, Math.floor(bytes.length / 3))
    expect(await parse(damaged)).toMatchObject({ ok: false, code: 'malformed' })
  })
})

describe('other Office documents', () => {
  it('with a password are told as encrypted', async () => {
    const bytes = Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(504),
      Buffer.from('EncryptedPackage', 'utf16le'),
    ])
    expect(await parse(bytes)).toMatchObject({ ok: false, code: 'encrypted' })
  })
})
