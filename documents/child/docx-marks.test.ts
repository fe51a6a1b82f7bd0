import JSZip from 'jszip'
import { describe, expect, it } from 'vitest'
import { paragraphXml, wordOf } from '../../test/documents/make-docx.ts'
import { createDocumentReader } from '../reader.ts'

const read = createDocumentReader({ timeoutMs: 60_000, memoryMiB: 512 })

async function readBody(body: string) {
  const result = await read({ bytes: wordOf(body), name: 'a.docx' })
  if (!result.ok) throw new Error(result.detail)
  const { script, notes } = result
  return {
    asks: script.steps.map(({ ask }) => ask),
    leftOut: notes.leftOut.map(({ text, why }) => [why, text]),
    warnings: notes.warnings.map(({ code, undecided }) => (undecided ? `${code}!` : code)),
    messages: notes.warnings.map(({ message }) => message).join('\n'),
  }
}

const run = (text: string, properties = '') =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`
const paragraph = (...runs: string[]) => `<w:p>${runs.join('')}</w:p>`
const deleted = (text: string) =>
  `<w:del w:id="1" w:author="a"><w:r><w:delText xml:space="preserve">${text}</w:delText></w:r></w:del>`
const inserted = (text: string) => `<w:ins w:id="2" w:author="a">${run(text)}</w:ins>`

const NAME = paragraphXml('1. What is your name?')

describe('what is not plainly in a Word document', { timeout: 120_000 }, () => {
  it.each([
    ['hidden', '<w:vanish/>'],
    ['struck through', '<w:strike/>'],
    ['struck through twice', '<w:dstrike/>'],
  ])('is not spoken and listed where it is %s', async (_, property) => {
    const found = await readBody(NAME + paragraph(run('2. Where do you live?'), run(' With your lover?', property)))
    expect(found.asks).toEqual(['What is your name?', 'Where do you live?'])
    expect(found.leftOut).toContainEqual(['hidden', 'With your lover?'])
    expect(found.warnings).toContain('hidden-text')
  })

  it('is not spoken where a struck run goes on over a line break', async () => {
    const struck =
      '<w:r><w:rPr><w:strike/></w:rPr><w:t>2. Where do you live?</w:t><w:br/><w:t>With your lover?</w:t></w:r>'
    const found = await readBody(NAME + paragraph(struck) + paragraphXml('3. Do you consent?'))
    expect(found.asks).toEqual(['What is your name?', 'Do you consent?'])
    expect(found.leftOut).toEqual([
      ['hidden', '2. Where do you live?'],
      ['hidden', 'With your lover?'],
    ])
    expect(found.warnings).toContain('hidden-text')
  })

  it('is told with both wordings of a tracked change, which a person has to decide', async () => {
    const found = await readBody(NAME + paragraph(run('2. Where do you '), deleted('live'), inserted('work'), run('?')))
    expect(found.asks).toEqual(['What is your name?', 'Where do you work?'])
    expect(found.leftOut).toContainEqual(['deleted', 'live'])
    expect(found.warnings).toContain('tracked-change!')
    expect(found.messages).toMatch(/deleted "live", inserted "work"/)
  })

  it('is not spoken in a strict document either', async () => {
    const transitional = wordOf(
      NAME +
        paragraph(run('2. Where do you '), deleted('live'), inserted('work'), run('?'), run(' Liar', '<w:vanish/>')),
    )
    const archive = await JSZip.loadAsync(transitional)
    const xml = (await archive.file('word/document.xml')?.async('string')) ?? ''
    archive.file(
      'word/document.xml',
      xml.replace(
        'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
        'http://purl.oclc.org/ooxml/wordprocessingml/main',
      ),
    )
    const found = await read({ bytes: await archive.generateAsync({ type: 'uint8array' }), name: 'a.docx' })
    if (!found.ok) throw new Error(found.detail)
    expect(found.script.steps.map(({ ask }) => ask)).toEqual(['What is your name?', 'Where do you work?'])
    expect(found.notes.leftOut.map(({ text }) => text)).toEqual(['live', 'Liar'])
  })

  it('is told where it stands in a text box', async () => {
    const box = `<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>${paragraphXml('3. Do you smoke?')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>`
    const found = await readBody(NAME + paragraphXml('2. Where do you live?') + box)
    expect(found.asks).toEqual(['What is your name?', 'Where do you live?', 'Do you smoke?'])
    expect(found.warnings).toContain('text-box!')
  })

  it('leaves a document without any of it as it is', async () => {
    const found = await readBody(NAME + paragraphXml('2. Where do you live?'))
    expect(found).toMatchObject({ asks: ['What is your name?', 'Where do you live?'], leftOut: [] })
    expect(found.warnings).toEqual([])
  })

  it('is no heading where the labels of places to write are bold', async () => {
    const field = (label: string) =>
      paragraph(run(label, '<w:b/>')) + paragraphXml('__________') + paragraphXml('__________')
    const found = await readBody(field('Full name') + field('Date of birth') + field('Nationality'))
    expect(found.asks).toEqual(['Full name', 'Date of birth', 'Nationality'])
  })

  it('is a heading where a short line alone is bold', async () => {
    const found = await readBody(
      paragraph(run('About you', '<w:b/>')) +
        paragraphXml('What is your name?') +
        paragraphXml('Where do you live?') +
        paragraph(run('About work', '<w:b/>')) +
        paragraphXml('Where do you work?'),
    )
    expect(found.asks).toEqual(['What is your name?', 'Where do you live?', 'Where do you work?'])
  })
})
