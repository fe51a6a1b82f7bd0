import { beforeAll, describe, expect, test } from 'vitest'
import { ask, sendRaw, attacked } from './stack.ts'
import { changesNothing } from './state.ts'
import { sharedVictims, type Victim, askerOf, refuserOf } from './victims.ts'

let victim: Victim
beforeAll(async () => {
  ;[victim] = await sharedVictims()
})

const asLawyer = askerOf(() => victim)
const refuses = refuserOf(asLawyer)

const statusOf = (raw: string) => Number(/^HTTP\/1\.1 (\d{3})/.exec(raw)?.[1] ?? 0)
const headOf = (line: string, ...headers: string[]) => `${[line, ...headers, 'connection: close'].join('\r\n')}\r\n\r\n`
const host = () => `host: ${new URL(attacked().url).host}`
const authorization = (key: string) => `authorization: Bearer ${key}`

describe('on the wire', () => {
  const session =
    (more: string[], body = '') =>
    (): string =>
      `${headOf('POST /sessions HTTP/1.1', host(), authorization(victim.lawyer.key), 'content-type: application/json', ...more)}${body}`
  const PEOPLE = '{"groom_name":"A","bride_name":"B"}'
  const SENT: [what: string, status: number, bytes: () => string][] = [
    ['a header of 20 KiB', 431, session([`x-filler: ${'x'.repeat(20 * 1024)}`])],
    ['three thousand headers', 431, session(Array.from({ length: 3_000 }, (_, index) => `x-${index}: 1`))],
    ['an address of 20 KiB', 431, () => headOf(`GET /${'x'.repeat(20 * 1024)} HTTP/1.1`, host())],
    ['no Host', 400, () => headOf('GET /sessions HTTP/1.1')],
    ['two different lengths', 400, session(['content-length: 35', 'content-length: 5'], PEOPLE)],
    [
      'a length beside chunks',
      400,
      session(['content-length: 35', 'transfer-encoding: chunked'], `0\r\n\r\n${PEOPLE}`),
    ],
    ['chunks under a name of no coding', 400, session(['transfer-encoding: xchunked'], PEOPLE)],
    [
      'a chunk of a size that is no number',
      400,
      session(['transfer-encoding: chunked'], `zz\r\n${PEOPLE}\r\n0\r\n\r\n`),
    ],
    ['a negative length', 400, session(['content-length: -1'], PEOPLE)],
    ['a NUL byte in a header', 400, session(['x-name: a\0b'])],
    ['a bare carriage return in a header', 400, session(['x-name: a\rx-other: b'])],
    ['a header name with a blank', 400, session(['x name: a'])],
    ['a line that is no request', 400, () => 'hello\r\n\r\n'],
    ['a TLS greeting', 400, () => '\x16\x03\x01\x02\0\x01\0\x01\xfc\x03\x03\r\n\r\n'],
    ['HTTP/2 without an agreement', 400, () => 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
  ]
  test.each(SENT)('%s: %d', async (_what, status, bytes) => {
    const answer = await changesNothing(() => sendRaw(Buffer.from(bytes(), 'latin1')))
    expect(statusOf(answer), answer.slice(0, 200)).toBe(status)
    expect((await ask({ path: '/health' })).status).toBe(200)
  })

  test('of two Authorization headers the first counts, whatever the second holds', async () => {
    const two = (first: string, second: string) =>
      sendRaw(headOf('GET /users HTTP/1.1', host(), authorization(first), authorization(second)))
    expect(statusOf(await two('lxn_wrong', attacked().key))).toBe(401)
    expect(statusOf(await two(victim.lawyer.key, attacked().key))).toBe(403)
  })

  test('a second request that is hidden in the body of the first is not served', async () => {
    const hidden = headOf(`POST /sessions/${victim.running}/end HTTP/1.1`, host(), authorization(victim.lawyer.key))
    const bytes = `${headOf('GET /health HTTP/1.1', host(), `content-length: ${hidden.length}`)}${hidden}`
    const answer = await changesNothing(() => sendRaw(bytes))
    expect(answer.match(/HTTP\/1\.1 \d/g)).toHaveLength(1)
  })

  test.each(['TRACE', 'PROPFIND', 'PATCH', 'PURGE'])(
    'the method %s does nothing and echoes nothing',
    async (method) => {
      const path = `/sessions/${victim.running}`
      const answer = await changesNothing(() => asLawyer({ method, path, headers: { 'x-echo': 'echoed-value' } }))
      expect([405, 404]).toContain(answer.status)
      expect(answer.text).not.toContain('echoed-value')
    },
  )
})

test.each(['x-http-method-override', 'x-http-method', 'x-method-override'])(
  '%s: DELETE makes no DELETE of a POST',
  async (header) => {
    const path = `/rooms/${victim.room.name}`
    await refuses({ method: 'POST', path, headers: { [header]: 'DELETE' } }, [405, 'method-not-allowed'])
    await refuses({ method: 'POST', path: `${path}?_method=DELETE` }, [405, 'method-not-allowed'])
  },
)

test.each(['evil.example', 'evil.example:80@localhost', 'localhost, evil.example'])(
  'the Host %s stands in no answer',
  async (name) => {
    for (const path of ['/docs/', '/docs', '/openapi.json', '/nothing-here', '/']) {
      const { headers, text } = await ask({
        path,
        headers: { host: name, 'x-forwarded-host': name, accept: 'text/html' },
      })
      expect(JSON.stringify(headers) + text, path).not.toContain('evil.example')
    }
  },
)

test.each([
  'x\r\nset-cookie: a=b',
  '<script>',
  'a'.repeat(5_000),
  "' or 1=1 --",
  '0123456',
  '\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9',
])('the request id %j is replaced by one of ours', async (id) => {
  const raw = await sendRaw(Buffer.from(headOf('GET /health HTTP/1.1', host(), `x-request-id: ${id}`), 'latin1'))
  expect(/^x-request-id: (.*)$/im.exec(raw)?.[1]).toMatch(/^[0-9a-f]{8}-[0-9a-f-]{27}\r?$/)
})

test.each(['/%0d%0aset-cookie:%20a=b', '/docs/%0d%0aset-cookie:%20a=b', '/sessions/%0d%0aset-cookie:%20a=b'])(
  'a line break in the address %s becomes no header',
  async (path) => {
    const answer = await asLawyer({ path })
    expect(answer.status).toBe(404)
    expect(answer.headers).not.toHaveProperty('set-cookie')
  },
)

const ORIGINS = [
  'https://evil.example',
  'null',
  'http://localhost:3000.evil.example',
  'http://localhost:30001',
  'https://localhost:3000',
  'http://LOCALHOST:3000',
  'file://',
  'http://127.0.0.1:8000',
]
describe.each(ORIGINS)('a page of the origin %s', (origin) => {
  test('gets no leave to call', async () => {
    const asked = { 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' }
    const { headers } = await ask({ method: 'OPTIONS', path: '/sessions', headers: { origin, ...asked } })
    expect(headers['access-control-allow-origin']).toBeUndefined()
    expect(headers['access-control-allow-credentials']).toBeUndefined()
  })

  test('cannot read what it asks for without leave', async () => {
    const { headers } = await asLawyer({ path: '/sessions', headers: { origin } })
    expect(headers['access-control-allow-origin']).toBeUndefined()
  })

  test('posts nothing as a form', async () => {
    const sent = { method: 'POST', path: '/sessions', body: '{"groom_name":"A","bride_name":"B"}' }
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      await refuses({ ...sent, headers: { origin, 'content-type': type } }, [415, 'unsupported-media-type'])
    }
  })
})
