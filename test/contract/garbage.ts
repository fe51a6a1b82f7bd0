import { gzipSync } from 'node:zlib'
import type { Random } from '../simulation/random.ts'

interface Garbage {
  body: Uint8Array<ArrayBuffer> | string
  headers: Record<string, string>
}

const CONTENT_TYPES = [
  'application/json',
  'application/json; charset=utf-7',
  'application/json; charset=utf-16',
  'text/plain',
  'application/xml',
  'application/x-www-form-urlencoded',
  'application/octet-stream',
  'application/pdf',
  'multipart/form-data',
  'multipart/form-data; boundary=x',
  'nonsense',
  '/',
]
const MALFORMED_JSON = [
  '{',
  '{"label": "a"',
  '{"label": "a",}',
  "{'label': 'a'}",
  'null',
  '17',
  '"text"',
  '[]',
  '{"label": "\\u0000"}',
  '{"label": "\\ud800"}',
  `${'['.repeat(100_000)}`,
  `{"label": ${'{"a":'.repeat(1_000)}1${'}'.repeat(1_000)}}`,
  `{"label": "${'a'.repeat(2_000_000)}"}`,
]
const PART = 'content-disposition: form-data; name='
const MALFORMED_FORMS = [
  '--x\r\n',
  '--x--\r\n',
  `--x\r\n${PART}"file"\r\n\r\nno name of a file\r\n--x--\r\n`,
  `--x\r\n${PART}"other"; filename="a.txt"\r\n\r\nin another field\r\n--x--\r\n`,
  `--x\r\n${PART}"file"; filename="a.txt"\r\n\r\ncut off`,
  `--x\r\n${PART}"file"; filename="empty.txt"\r\n\r\n\r\n--x--\r\n`,
  `--x\r\n${PART}"file"; filename="a.pdf"\r\n\r\n%PDF-1.7\r\nnot one\r\n--x--\r\n`,
  `--x\r\n${PART}"file"; filename="a.docx"\r\n\r\nPK\u0003\u0004\r\n--x--\r\n`,
]

const bytesOf = (random: Random, most: number) =>
  Uint8Array.from({ length: random.between(1, most) }, () => random.between(0, 255))

/** Bodies that no operation can take: raw bytes, malformed JSON and forms, in right and wrong media types. */
export function garbageFor(random: Random, count: number): Garbage[] {
  const as = (contentType: string, more: Record<string, string> = {}) => ({ 'content-type': contentType, ...more })
  const raw = Array.from({ length: count }, () => ({
    body: bytesOf(random, 2_000),
    headers: as(random.pick(CONTENT_TYPES)),
  }))
  return [
    ...raw,
    ...MALFORMED_JSON.map((body) => ({ body, headers: as('application/json') })),
    ...MALFORMED_FORMS.map((body) => ({ body, headers: as('multipart/form-data; boundary=x') })),
    { body: bytesOf(random, 200), headers: as('application/json', { 'content-encoding': 'gzip' }) },
    {
      body: Uint8Array.from(gzipSync('{"label": ')),
      headers: as('application/json', { 'content-encoding': 'gzip' }),
    },
    { body: '{}', headers: as('application/json', { 'content-encoding': 'compress' }) },
    { body: '{"label": "a"}', headers: as('application/json', { 'idempotency-key': 'with a space' }) },
  ]
}
