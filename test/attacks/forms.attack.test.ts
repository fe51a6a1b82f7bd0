import { beforeAll, describe, expect, test } from 'vitest'
import { asForm, ask, expectRefused, type Refusal } from './stack.ts'
import { changesNothing, db } from './state.ts'
import { prepare, sharedVictims, type Victim } from './victims.ts'

const MIB = 1024 * 1024
const ASK = 'Who are you?'
const INVALID: Refusal = [422, 'invalid-script']

let victim: Victim
beforeAll(async () => {
  const [shared] = await sharedVictims()
  victim = { ...shared, prepared: await prepare(shared.api) }
})

const PART = 'content-disposition: form-data; name='
const SCRIPT = `1. ${ASK}\r\n`
const file = (head: string, content = SCRIPT) => `--x\r\n${PART}${head}\r\n\r\n${content}\r\n`
const FORM = 'multipart/form-data; boundary=x'
const FORMS: [what: string, refusal: Refusal, type: string, body: () => string | Buffer][] = [
  ['no boundary', [400, 'bad-request'], 'multipart/form-data', () => `${file('"file"; filename="a"')}--x--\r\n`],
  [
    'an empty boundary',
    [400, 'bad-request'],
    'multipart/form-data; boundary=',
    () => `${file('"file"; filename="a"')}--x--\r\n`,
  ],
  [
    'another boundary',
    [400, 'bad-request'],
    'multipart/form-data; boundary=y',
    () => `${file('"file"; filename="a"')}--x--\r\n`,
  ],
  ['no end', [400, 'bad-request'], FORM, () => file('"file"; filename="a"').trimEnd()],
  ['no body', [400, 'bad-request'], FORM, () => ''],
  ['no file', [422, 'invalid-input'], FORM, () => `${file('"file"')}--x--\r\n`],
  ['the file in another field', [422, 'invalid-input'], FORM, () => `${file('"other"; filename="a"')}--x--\r\n`],
  [
    'the file in the field __proto__',
    [422, 'invalid-input'],
    FORM,
    () => `${file('"__proto__"; filename="a"')}--x--\r\n`,
  ],
  ['two files', [422, 'invalid-input'], FORM, () => `${file('"file"; filename="a"').repeat(2)}--x--\r\n`],
  ['five thousand files', [422, 'invalid-input'], FORM, () => `${file('"file"; filename="a"').repeat(5_000)}--x--\r\n`],
  ['five thousand fields', [422, 'invalid-input'], FORM, () => `${file('"a"').repeat(5_000)}--x--\r\n`],
  ['a field of two KiB', [413, 'too-large'], FORM, () => `${file('"a"', 'x'.repeat(2_048))}--x--\r\n`],
  ['a field name of a megabyte', [400, 'bad-request'], FORM, () => `${file(`"${'x'.repeat(MIB)}"`)}--x--\r\n`],
  [
    'a thousand headers of a part',
    [400, 'bad-request'],
    FORM,
    () =>
      `--x\r\n${Array.from({ length: 3_000 }, (_, index) => `x-${index}: ${'y'.repeat(30)}`).join('\r\n')}\r\n\r\nx\r\n--x--\r\n`,
  ],
  [
    'a file of 21 MiB',
    [413, 'too-large'],
    FORM,
    () => `${file('"file"; filename="a"', 'x'.repeat(21 * MIB))}--x--\r\n`,
  ],
  ['JSON in place of a form', [415, 'unsupported-media-type'], 'application/json', () => '{"file":"x"}'],
  ['a PDF in place of a form', [415, 'unsupported-media-type'], 'application/pdf', () => '%PDF-1.7'],
  [
    'multipart/mixed',
    [415, 'unsupported-media-type'],
    'multipart/mixed; boundary=x',
    () => `${file('"file"; filename="a"')}--x--\r\n`,
  ],
  ['a form of an address', [415, 'unsupported-media-type'], 'application/x-www-form-urlencoded', () => 'file=x'],
  ['an empty file', INVALID, FORM, () => `${file('"file"; filename="a"', '')}--x--\r\n`],
]
describe.each(['preview', 'upload'])('%s', (route) => {
  test.each(FORMS)('a body with %s is refused', async (_what, refusal, type, body) => {
    const path = route === 'preview' ? '/scripts/preview' : `/upload-script/${victim.prepared}`
    const answer = await changesNothing(() =>
      ask({ method: 'POST', path, key: victim.lawyer.key, headers: { 'content-type': type }, body: body() }),
    )
    const statuses: Refusal[] = refusal[0] === 400 ? [refusal, [422, 'invalid-input']] : [refusal]
    expect(statuses, answer.text.slice(0, 300)).toContainEqual([answer.status, answer.code])
  })
})

test('a script is not uploaded to an interview that has begun', async () => {
  const form = asForm(SCRIPT)
  const path = `/upload-script/${victim.running}`
  await changesNothing(async () =>
    expectRefused(await ask({ method: 'POST', path, key: victim.lawyer.key, ...form }), [409, 'already-started']),
  )
})

const FILE_NAMES = [
  '../../../etc/passwd',
  'C:\\windows\\system32\\x',
  'a\0b.txt',
  'a%00b%0d%0ax',
  'a'.repeat(10_000),
  'a\u001b[31mred',
  "'; drop table uploads; --",
  'script.pdf.exe',
  '.',
  '',
  'CON',
]
test.each(FILE_NAMES)('the file name %.40j is kept as a name and used for nothing', async (name) => {
  const answer = await ask({
    method: 'POST',
    path: `/upload-script/${victim.prepared}`,
    key: victim.lawyer.key,
    ...asForm(`1. ${ASK} ${FILE_NAMES.indexOf(name)}`, name),
  })
  expect([200, 400, 422], answer.text).toContain(answer.status)
  const names = await db().selectFrom('uploads').select('file_name').where('session_id', '=', victim.prepared).execute()
  for (const { file_name } of names) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be there
    expect(file_name).not.toMatch(/[\u0000-\u001f\u007f/\\]/)
    expect(file_name.length).toBeLessThanOrEqual(255)
  }
})
