import {
  AlignmentType,
  Document,
  Footer,
  Header,
  HeadingLevel,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx'
import { INTRODUCTION, SECTIONS, TITLE } from './marriage-questions.ts'

const FADED = '6B6B6B'
const INDENT = 560

const questionOf = ({ ask, annotation }: { ask: string; annotation: string }) =>
  new Paragraph({
    numbering: { reference: 'questions', level: 0 },
    spacing: { after: 160 },
    children: [new TextRun(ask), new TextRun({ text: `[${annotation}]`, break: 1, size: 17, color: FADED })],
  })

/** The same questions as a Word document, numbered by Word itself. */
export const wordScript = (): Promise<Uint8Array> =>
  Packer.toBuffer(
    new Document({
      title: TITLE,
      creator: 'LexNova',
      styles: { default: { document: { run: { font: 'Times New Roman', size: 24 } } } },
      numbering: {
        config: [
          {
            reference: 'questions',
            levels: [
              {
                level: 0,
                format: LevelFormat.DECIMAL,
                text: '%1.',
                alignment: AlignmentType.START,
                style: { paragraph: { indent: { left: INDENT, hanging: INDENT } } },
              },
            ],
          },
        ],
      },
      sections: [
        {
          headers: {
            default: new Header({
              children: [new Paragraph({ text: 'LexNova · Interview script', alignment: AlignmentType.END })],
            }),
          },
          footers: {
            default: new Footer({
              children: [
                new Paragraph({
                  alignment: AlignmentType.CENTER,
                  children: [new TextRun({ children: ['Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] })],
                }),
              ],
            }),
          },
          children: [
            new Paragraph({ text: TITLE, heading: HeadingLevel.TITLE, alignment: AlignmentType.CENTER }),
            new Paragraph({
              alignment: AlignmentType.CENTER,
              spacing: { after: 240 },
              children: [new TextRun({ text: INTRODUCTION, italics: true, color: FADED })],
            }),
            ...SECTIONS.flatMap(({ heading, questions }) => [
              new Paragraph({ text: heading, heading: HeadingLevel.HEADING_1, spacing: { before: 240, after: 120 } }),
              ...questions.map(questionOf),
            ]),
          ],
        },
      ],
    }),
  )
