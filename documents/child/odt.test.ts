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
): Promise<Uint8Array> {
  const archive = new JSZip()
  archive.file('mimetype', mimetype, { compression: 'STORE' })
  archive.file(
    'content.xml',
    `<?xml version="1.0"?><office:document-content ${NAMES}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
  )
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
})
