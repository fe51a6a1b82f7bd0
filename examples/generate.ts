import { createWriteStream } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import PDFDocument from 'pdfkit'
import { INTRODUCTION, SECTIONS, TITLE } from './marriage-questions.ts'
import { wordScript } from './word-script.ts'

/** Writes `marriage-verification.pdf` and `.docx`; run by hand when the questions change, and check the output in. */
const INK = '#1a1a1a'
const FADED = '#6b6b6b'
const ACCENT = '#7a5c2e'
const INDENT = 28

const doc = new PDFDocument({
  size: 'A4',
  margins: { top: 84, bottom: 84, left: 78, right: 78 },
  bufferPages: true,
  info: { Title: TITLE, Author: 'LexNova', CreationDate: new Date('2026-01-01T00:00:00Z') },
  lang: 'en',
})
doc.pipe(createWriteStream(fileURLToPath(new URL('marriage-verification.pdf', import.meta.url))))

const { left, right, bottom } = doc.page.margins
const width = doc.page.width - left - right

doc.font('Times-Bold').fontSize(24).fillColor(INK).text(TITLE, { align: 'center' })
doc.moveDown(0.4)
doc
  .strokeColor(ACCENT)
  .lineWidth(1)
  .moveTo(left + width / 3, doc.y)
  .lineTo(left + (2 * width) / 3, doc.y)
  .stroke()
doc.moveDown(0.8)
doc.font('Times-Italic').fontSize(11).fillColor(FADED).text(INTRODUCTION, { align: 'center', lineGap: 2 })

let number = 0
for (const { heading, questions } of SECTIONS) {
  doc.moveDown(1.2)
  if (doc.y > doc.page.height - bottom - 90) doc.addPage()
  doc.font('Times-Bold').fontSize(10.5).fillColor(ACCENT).text(heading, left, doc.y)
  doc.moveDown(0.5)
  for (const { ask, annotation } of questions) {
    number += 1
    doc.font('Times-Roman').fontSize(12)
    if (doc.y + doc.heightOfString(ask, { width: width - INDENT, lineGap: 2 }) + 34 > doc.page.height - bottom)
      doc.addPage()
    const top = doc.y
    doc.fillColor(INK).text(`${number}.`, left, top, { lineBreak: false })
    doc.text(ask, left + INDENT, top, { width: width - INDENT, lineGap: 2 })
    doc
      .font('Helvetica')
      .fontSize(8.5)
      .fillColor(FADED)
      .text(`[${annotation}]`, left + INDENT, doc.y, { width: width - INDENT })
    doc.moveDown(0.9)
  }
}

const { count } = doc.bufferedPageRange()
for (let page = 0; page < count; page++) {
  doc.switchToPage(page)
  doc.page.margins.bottom = 0
  doc.page.margins.top = 0
  doc.font('Times-Roman').fontSize(9).fillColor(FADED)
  doc.text('LexNova · Interview script', left, 48, { width, align: 'right', lineBreak: false })
  doc.text(`Page ${page + 1} of ${count}`, left, doc.page.height - 52, { width, align: 'center', lineBreak: false })
}
doc.end()

await writeFile(new URL('marriage-verification.docx', import.meta.url), await wordScript())
