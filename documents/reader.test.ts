import { describe, expect, it } from 'vitest'
import { createDocumentReader } from './reader.ts'
import { UPLOAD_LIMITS } from './upload.ts'

const read = createDocumentReader({ timeoutMs: 20_000, memoryMiB: 512 })
const utf8 = (text: string) => new TextEncoder().encode(text)
const parse = (bytes: Uint8Array | string, name = 'script') =>
  read({ bytes: typeof bytes === 'string' ? utf8(bytes) : bytes, name })
const utf16 = (text: string, isLittle: boolean) => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le')
  return isLittle ? bytes : bytes.swap16()
}

describe('JSON', () => {
  it.each([
    ['{"questions": ["One?", "Two?"]}'],
    ['["One?", "Two?"]'],
    ['{"steps": [{"ask": "One?"}, {"text": "Two?"}]}'],
    ['\ufeff  ["One?", {"question": "Two?"}]'],
  ])('is read in every form, whatever the name: %s', async (text) => {
    const parsed = await parse(text, 'script.pdf')
    expect(parsed).toMatchObject({
      ok: true,
      format: 'json',
      script: {
        steps: [
          { id: 'q1', ask: 'One?' },
          { id: 'q2', ask: 'Two?' },
        ],
      },
    })
    expect(parsed.ok && parsed.scriptContent).toBe(text.replace('\ufeff', ''))
  })

  it('in a language that is not spoken is refused', async () => {
    expect(await parse('{"language": "it", "steps": ["Chi?"]}')).toMatchObject({
      ok: false,
      code: 'unsupported-language',
    })
    expect(await parse('{"language": "de-AT", "steps": ["Wer?"]}')).toMatchObject({ ok: true })
  })

  it('without a language says which one is taken where it is uncertain', async () => {
    const parsed = await parse('["Vad heter du?"]')
    expect(parsed.ok && parsed.script.language).toBe('fr')
    expect(parsed.ok && parsed.notes.warnings[0]?.message).toMatch(/; French is taken/)
  })

  it('has JSON pointers to what is wrong within the script', async () => {
    const parsed = await parse(
      '{"steps": [{"id": "a", "ask": "One?"}, {"id": "a", "ask": "Two?", "when": {"step": "zz", "equals": true}}]}',
    )
    expect(parsed).toMatchObject({
      ok: false,
      code: 'invalid-script',
      problems: [{ path: '/steps/1/id' }, { path: '/steps/1/when' }],
    })
    expect(!parsed.ok && parsed.detail).toMatch(
      /^The script has 2 problems, the first at \/steps\/1\/id: .*upload it again\.$/,
    )
    expect(await parse('{"questions": ["One?", {"ask": "Two?", "expect": "magic"}]}')).toMatchObject({
      code: 'invalid-script',
      problems: [{ path: '/steps/1/expect' }],
    })
    expect(await parse('{}')).toMatchObject({ code: 'invalid-script', problems: [{ path: '/steps' }] })
  })

  it.each([
    ['{"questions": ["One?",\n  "Two?"', 'line 2, column 9 should have "," or the closing bracket'],
    ['{"questions": [\n  "One?",\n  oops]}', 'line 3, column 3 should have a value'],
    ['{"questions": ["One?"]}}', 'line 1, column 24 should have the end of the file'],
    ["{'questions': []}", 'line 1, column 2 should have a name in quotation marks or "}"'],
    ['{"questions": ["One?",]}', 'line 1, column 23 should have a value'],
    ['{"questions" ["One?"]}', 'line 1, column 14 should have ":"'],
    ['["One?" "Two?"]', 'line 1, column 9 should have "," or the closing bracket'],
    ['["One?\n"]', 'line 1, column 2 should have a value or "]"'],
    ['[{"a": 01}]', 'line 1, column 8 should have a value'],
    ['[["One?"}', 'line 1, column 9 should have "," or the closing bracket'],
    ['{"a": TRUE}', 'line 1, column 7 should have a value'],
  ])('has the place of what is no JSON: %s', async (text, where) => {
    const parsed = await parse(text)
    expect(parsed).toMatchObject({ ok: false, code: 'malformed' })
    expect(!parsed.ok && parsed.detail).toBe(
      `The file is not valid JSON: ${where}. Correct it there and upload it again.`,
    )
  })

  it('does not fall over deep nesting', async () => {
    expect(await parse('['.repeat(500_000))).toMatchObject({ ok: false, code: 'malformed' })
    const when = `${'{"not":'.repeat(50_000)}{"step":"q1","answered":true}${'}'.repeat(50_000)}`
    expect(await parse(`[{"ask":"One?"},{"ask":"Two?","when":${when}}]`)).toMatchObject({
      ok: false,
      code: 'invalid-script',
      detail: expect.stringContaining('nested'),
    })
  })

  it('is limited as a script', async () => {
    const questions = Array.from({ length: 200 }, (_, index) => `${index} ${'x'.repeat(1_500)}`)
    expect(await parse(JSON.stringify(questions))).toMatchObject({
      ok: false,
      code: 'invalid-script',
      problems: [{ path: '', message: expect.stringMatching(/3\d\d KiB; at most 256 KiB/) }],
    })
    expect(await parse(JSON.stringify(questions.slice(0, 100)))).toMatchObject({ ok: true })
  })
})

describe('text', () => {
  it.each([
    ['UTF-8', utf8('1. Où êtes-vous né ?\n2. Deux ?')],
    ['UTF-8 with a byte order mark', utf8('\ufeff1. Où êtes-vous né ?\n2. Deux ?')],
    ['UTF-16 little-endian', utf16('1. Où êtes-vous né ?\n2. Deux ?', true)],
    ['UTF-16 big-endian', utf16('1. Où êtes-vous né ?\n2. Deux ?', false)],
  ])('is read in %s', async (_, bytes) => {
    const parsed = await parse(bytes, 'script.docx')
    expect(parsed).toMatchObject({
      ok: true,
      format: 'text',
      scriptContent: '1. Où êtes-vous né ?\n2. Deux ?',
      script: { steps: [{ ask: 'Où êtes-vous né ?' }, { ask: 'Deux ?' }] },
    })
  })

  it('that opens with a bracket is not JSON yet', async () => {
    expect(await parse('[1] First question here\n[2] Second question here')).toMatchObject({ ok: true, format: 'text' })
  })

  it('in another encoding names the line', async () => {
    const bytes = Buffer.from('1. One?\n2. Où?\n3. Three?', 'latin1')
    expect(await parse(bytes)).toMatchObject({
      ok: false,
      code: 'not-utf8',
      detail: expect.stringContaining('(line 2)'),
    })
  })

  it('damaged in UTF-16 is malformed', async () => {
    expect(await parse(Uint8Array.of(0xff, 0xfe, 0x31, 0x00, 0x00, 0xd8))).toMatchObject({
      ok: false,
      code: 'malformed',
    })
  })

  it('names the line of an annotation that is not understood', async () => {
    expect(await parse('1. One?\n2. Two? [bride; consnet]')).toMatchObject({
      ok: false,
      code: 'invalid-script',
      problems: [{ path: '/steps/1', message: 'line 2: "consnet" in the annotation is not understood' }],
    })
  })
})

describe('what is no script', () => {
  it.each([
    ['nothing', new Uint8Array(), 'empty'],
    ['blanks', utf8(' \n\t\n'), 'empty'],
    ['a byte order mark alone', utf8('\ufeff'), 'empty'],
    ['a zip named .pdf', Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0), 'unsupported-type'],
    ['an old Word document', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1), 'unsupported-type'],
    ['a PNG', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10), 'unsupported-type'],
    ['HTML', utf8('<!DOCTYPE html><p>1. One?</p>'), 'unsupported-type'],
    ['binary', Uint8Array.of(1, 0, 2, 0, 0xff, 0xfe), 'unsupported-type'],
    ['NUL characters', utf8('1. One?\0'), 'unsupported-type'],
    ['headings alone', utf8('# Title\n'), 'invalid-script'],
    ['too many bytes', new Uint8Array(UPLOAD_LIMITS.bytes + 1), 'too-large'],
    ['too much text', utf8('1. One?\n'.repeat(300_000)), 'too-large'],
  ])('%s', async (_, bytes, code) => {
    const parsed = await parse(bytes, 'script.pdf')
    expect(parsed).toMatchObject({ ok: false, code })
    expect(!parsed.ok && parsed.detail).toMatch(/^[A-Z].*\.$/)
  })
})
