import JSZip from 'jszip'
import { describe, expect, it } from 'vitest'
import { createDocumentReader } from '../reader.ts'

const read = createDocumentReader({ timeoutMs: 60_000, memoryMiB: 512 })

const NAMES = ['office', 'text', 'style', 'table', 'draw', 'fo']
  .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .join(' ')

async function odt(
  body: string,
  styles = '',
  mimetype = 'application/vnd.oasis.opendocument.text',
  parts: Readonly<Record<string, string>> = {},
): Promise<Uint8Array> {
  const archive = new JSZip()
  archive.file('mimetype', mimetype, { compression: 'STORE' })
  archive.file(
    'content.xml',
    `<?xml version="1.0"?><office:document-content ${NAMES}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
  )
  for (const [name, xml] of Object.entries(parts)) archive.file(name, xml)
  return archive.generateAsync({ type: 'uint8array', compression: 'DEFLATE' })
}

async function readOf(bytes: Uint8Array) {
  const result = await read({ bytes, name: 'script' })
  if (!result.ok) throw new Error(`${result.code}: ${result.detail}`)
  const { format, script, notes } = result
  return {
    format,
    asks: script.steps.map(({ ask }) => ask),
    leftOut: notes.leftOut.map(({ why, text }) => [why, text]),
    undecided: notes.warnings.filter(({ undecided }) => undecided).map(({ code }) => code),
  }
}

const ODT = 'application/vnd.oasis.opendocument.text'
const item = (text: string) => `<text:list-item><text:p>${text}</text:p></text:list-item>`

describe('an OpenDocument text', { timeout: 120_000 }, () => {
  it('has its lists numbered and its headings left out', async () => {
    const body = `<text:h>About you</text:h><text:list text:style-name="L1">${item('What is<text:s/>your name?')}${item('Where do you live?')}</text:list>`
    expect(await readOf(await odt(body))).toMatchObject({
      format: 'odt',
      asks: ['What is your name?', 'Where do you live?'],
      leftOut: [['title', '# About you']],
    })
  })

  it('speaks no word that is hidden or struck through, and tells of deletions and comments', async () => {
    const styles =
      '<style:style style:name="T1"><style:text-properties text:display="none"/></style:style><style:style style:name="T2"><style:text-properties style:text-line-through-style="solid"/></style:style>'
    const body =
      '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><text:p>long</text:p></text:deletion></text:changed-region></text:tracked-changes>' +
      '<text:p>1. Where do you live?<text:span text:style-name="T1"> Liar</text:span><text:span text:style-name="T2"> Still</text:span></text:p>' +
      '<text:p>2. Since when<text:change text:change-id="c1"/>?<office:annotation><text:p>Ask twice</text:p></office:annotation></text:p>'
    const found = await readOf(await odt(body, styles))
    expect(found.asks).toEqual(['Where do you live?', 'Since when?'])
    expect(found.leftOut).toEqual([
      ['hidden', 'Liar'],
      ['hidden', 'Still'],
      ['deleted', 'long'],
      ['comment', 'Ask twice'],
    ])
    expect(found.undecided).toEqual(['tracked-change', 'comment'])
  })

  it('speaks nothing of a hidden section, nor of what a style of the whole document hides', async () => {
    const shared = `<?xml version="1.0"?><office:document-styles ${NAMES}><office:styles><style:style style:name="Secret"><style:text-properties text:display="none"/></style:style></office:styles></office:document-styles>`
    const styles = '<style:style style:name="T1" style:parent-style-name="Secret"/>'
    const body =
      '<text:p>1. Where do you live?<text:span text:style-name="Secret"> Liar</text:span><text:span text:style-name="T1"> Still</text:span></text:p>' +
      '<text:section text:display="none"><text:p>2. With your lover?</text:p></text:section>' +
      '<text:section text:display="true"><text:p>3. Do you consent?</text:p></text:section>'
    const found = await readOf(await odt(body, styles, ODT, { 'styles.xml': shared }))
    expect(found.asks).toEqual(['Where do you live?', 'Do you consent?'])
    expect(found.leftOut).toEqual([
      ['hidden', 'Liar'],
      ['hidden', 'Still'],
      ['hidden', '2. With your lover?'],
    ])
  })

  it('tells of insertions, of deletions between paragraphs and of boxes on the page', async () => {
    const region = (id: string, change: string) =>
      `<text:changed-region text:id="${id}">${change}</text:changed-region>`
    const changes = `<text:tracked-changes>${region('c1', '<text:insertion/>')}${region('c2', '<text:deletion><text:p>Who pays?</text:p></text:deletion>')}</text:tracked-changes>`
    const body =
      '<draw:frame><draw:text-box><text:p>Do you smoke?</text:p></draw:text-box></draw:frame>' +
      '<text:p>1. Where do you<text:change-start text:change-id="c1"/> really<text:change-end text:change-id="c1"/> live?</text:p>' +
      '<text:change text:change-id="c2"/>' +
      '<text:p>2. Do you consent?<draw:frame><draw:image/><draw:title>Logo</draw:title></draw:frame></text:p>'
    const found = await readOf(await odt(changes + body))
    expect(found.asks).toEqual(['Do you smoke?', 'Where do you really live?', 'Do you consent?'])
    expect(found.leftOut).toEqual([['deleted', 'Who pays?']])
    expect(found.undecided).toEqual(['text-box', 'tracked-change', 'tracked-change'])
  })

  it('with a password is said to be encrypted', async () => {
    const manifest = '<manifest:manifest><manifest:encryption-data/></manifest:manifest>'
    const bytes = await odt('<text:p>1. Who?</text:p>', '', ODT, { 'META-INF/manifest.xml': manifest })
    expect(await read({ bytes, name: 'a' })).toMatchObject({ ok: false, code: 'encrypted' })
  })

  it('that is damaged is malformed, and a spreadsheet is none', async () => {
    const damaged = await odt('<text:p>', '')
    expect(await read({ bytes: damaged, name: 'a' })).toMatchObject({ ok: false, code: 'malformed' })
    const sheet = await odt('', '', 'application/vnd.oasis.opendocument.spreadsheet')
    expect(await read({ bytes: sheet, name: 'a' })).toMatchObject({ ok: false, code: 'unsupported-type' })
  })
})

describe('an RTF document', { timeout: 120_000 }, () => {
  it('has its lines, its code page and its Unicode, without what is no text', async () => {
    const rtf = String.raw`{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}{\*\generator Writer;}{\listtext 1.\tab}O\'f9 habitez-vous\~?\par {\listtext 2.\tab}Qui est \uc1\u8220?Zo\u235?\u8221? ?\par {\strike 3. Pourquoi ?\par}}`
    const found = await readOf(Buffer.from(rtf, 'latin1'))
    expect(found).toMatchObject({ format: 'rtf', asks: ['Où habitez-vous ?', 'Qui est “Zoë” ?'] })
    expect(found.leftOut).toEqual([['hidden', '3. Pourquoi ?']])
  })

  const rtf = (body: string) => readOf(Buffer.from(String.raw`{\rtf1\ansi\ansicpg1252 `.concat(body, '}'), 'latin1'))

  it('has the questions of its text boxes below their anchor, and waits for a person', async () => {
    const box = String.raw`{\shp{\*\shpinst\shpleft0{\sp{\sn shapeType}{\sv 202}}{\shptxt 3. Do you smoke?\par}}{\shprslt{\*\do{\dptxbxtext 3. Do you smoke?\par}}}}`
    const found = await rtf(String.raw`1. What is your name?\par ${box}2. Where do you live?\par 4. Do you consent?`)
    expect(found.asks).toEqual(['What is your name?', 'Where do you live?', 'Do you smoke?', 'Do you consent?'])
    expect(found.undecided).toEqual(['text-box'])
    const header = await rtf(String.raw`{\header ${box}}1. What is your name?\par 2. Where do you live?`)
    expect(header.asks).toEqual(['What is your name?', 'Where do you live?'])
  })

  it('tells of comments and insertions, and of what is deleted as a whole', async () => {
    const comment = String.raw`{\*\atnid A}{\*\atnauthor B}\chatn{\*\annotation{\*\atnref 1}\pard Ask\par twice}`
    const found = await rtf(
      String.raw`1. Since when{${comment}}?\par 2. Where {\deleted is the caf\'e9}{\revised\revauth1 do you live}?\par`,
    )
    expect(found.asks).toEqual(['Since when?', 'Where do you live?'])
    expect(found.leftOut).toEqual([
      ['comment', 'Ask twice'],
      ['deleted', 'is the café'],
    ])
    expect(found.undecided).toEqual(['comment', 'tracked-change'])
  })

  it('ends a paragraph at a backslash before the end of a line', async () => {
    const found = await rtf('1. What is your name?\\\n2. Where do you live?\\\r\n3. Do you consent?')
    expect(found.asks).toHaveLength(3)
  })

  it('has the code page of each font', async () => {
    const fonts = String.raw`{\fonttbl{\f0\fnil\fcharset0 Arial;}{\f1\fnil\fcharset178 Arial;}}`
    const found = await rtf(
      String.raw`${fonts}\f0 1. \f1\'e3\'c7 \'c7\'d3\'e3\'df\'bf\par\f0 2. \f1\'e3\'ca\'ec \'e6\'e1\'cf\'ca\'bf`,
    )
    expect(found.asks).toEqual(['ما اسمك؟', 'متى ولدت؟'])
  })
})
