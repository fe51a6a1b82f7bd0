import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  type Answer,
  admin,
  ask,
  type Attempt,
  attacked,
  expectRefused,
  keyOf,
  type Refusal,
  sendRaw,
} from './stack.ts'
import { changesNothing, db } from './state.ts'
import { makeVictim, type Victim } from './victims.ts'

let victim: Victim
let other: Victim
beforeAll(async () => {
  ;[victim, other] = await Promise.all([makeVictim(), makeVictim()])
})

const MIB = 1024 * 1024
const asLawyer = (attempt: Attempt): Promise<Answer> => ask({ key: victim.lawyer.key, ...attempt })
const refuses = (attempt: Attempt, refusal: Refusal): Promise<void> =>
  changesNothing(async () => expectRefused(await asLawyer(attempt), refusal))

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

const PAIR = '{"groom_name":"A","bride_name":"B"}'
describe('Idempotency-Key', () => {
  const KEYS = ['', ' ', 'a b', 'a'.repeat(129), 'a\tb', 'k\u00e9y', 'a"\u00a0b']
  test.each(KEYS)('%j is refused', async (value) => {
    await refuses({ method: 'POST', path: '/sessions', body: PAIR, headers: { 'idempotency-key': value } }, [
      422,
      'invalid-input',
    ])
  })

  const key = (name: string) => ({ 'idempotency-key': `attack-${name}` })
  test('with other people is refused', async () => {
    const first = { method: 'POST', path: '/sessions', headers: key('people'), body: PAIR }
    expect((await asLawyer(first)).status).toBe(200)
    await refuses({ ...first, body: '{"groom_name":"A","bride_name":"C"}' }, [422, 'idempotency-key-reused'])
  })

  test('with another label is refused', async () => {
    const first = { method: 'POST', path: '/sessions', headers: key('label') }
    const body = (label: string) => JSON.stringify({ groom_name: 'A', bride_name: 'B', label })
    expect((await asLawyer({ ...first, body: body('one') })).status).toBe(200)
    await refuses({ ...first, body: body('two') }, [422, 'idempotency-key-reused'])
  })

  test('of a pause ends nothing', async () => {
    const headers = key('pause')
    const act = (name: string) => ({
      method: 'POST',
      path: `/sessions/${other.running}/${name}`,
      headers,
      key: other.lawyer.key,
    })
    expect((await ask(act('pause'))).status).toBe(200)
    await refuses(act('end'), [422, 'idempotency-key-reused'])
    await refuses(act('resume'), [422, 'idempotency-key-reused'])
  })

  test('of another key shows nothing of what was made with it', async () => {
    const made = async (user: Victim) => {
      const asked = { method: 'POST', path: '/sessions', headers: key('shared'), body: PAIR, key: user.lawyer.key }
      return (JSON.parse((await ask(asked)).text) as { id: string }).id
    }
    const [mine, theirs] = [await made(victim), await made(other)]
    expect(mine).not.toBe(theirs)
    expect((await asLawyer({ path: `/sessions/${theirs}` })).status).toBe(404)
  })
})

const TAGS = [
  '"v2"',
  '"v999999999"',
  '"v0"',
  '"v-1"',
  '"v1.0"',
  'v1',
  'W/"v1"',
  '"V1"',
  '"v1',
  '""',
  ',',
  '"v1\' or 1=1"',
  '"v1e0"',
  '"v2", "v3"',
]
test.each(TAGS)('If-Match: %s is not the version that is there', async (tag) => {
  const body = '{"script_content":"1. Who are you?"}'
  const edit = { method: 'PUT', path: `/sessions/${victim.prepared}/script`, headers: { 'if-match': tag }, body }
  const scripts = () =>
    db().selectFrom('progress').select('snapshot').where('session_id', '=', victim.prepared).execute()
  const before = (await scripts())[0]?.snapshot.scriptVersion
  await expectRefused(await asLawyer(edit), [412, 'script-changed'])
  expect((await scripts())[0]?.snapshot.scriptVersion).toBe(before)
})

const RANGES = [
  'bytes=0-',
  'bytes=1-0',
  'bytes=-1',
  'bytes=999999999999-',
  `bytes=${'0-0,'.repeat(1_000)}0-0`,
  'bytes=a-b',
  'lines=1-2',
]
test.each(RANGES)('Range: %.30s gives the piece of sound, or a part of it, or nothing', async (range) => {
  const path = `/sessions/${victim.running}/recording/chunks/1/officer/0`
  const [whole, part] = [await asLawyer({ path }), await asLawyer({ path, headers: { range } })]
  expect([200, 206, 416]).toContain(part.status)
  expect(part.text.length).toBeLessThanOrEqual(whole.text.length)
})

test.each(['99999999999999999999', '-1', 'end', "' or 1=1", 'x'.repeat(8_000), '{"a":1}'])(
  'Last-Event-ID: %.30s begins the stream with the state as it is',
  async (id) => {
    const stopped = new AbortController()
    const headers = { authorization: `Bearer ${victim.lawyer.key}`, 'last-event-id': id }
    const response = await fetch(`${attacked().url}/sessions/${victim.running}/events`, {
      headers,
      signal: stopped.signal,
    })
    expect(response.status).toBe(200)
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    let text = ''
    while (!text.includes('\n\n') || !text.includes('progress')) text += (await reader?.read())?.value ?? ''
    expect(text).toContain(victim.running)
    expect(text).not.toContain('event: end')
    stopped.abort()
  },
)

const ZEROS = Buffer.concat([Buffer.from('{"groom_name":"'), Buffer.alloc(200 * MIB, 0x61), Buffer.from('"}')])
const PACKED: [what: string, refusal: Refusal, headers: Record<string, string>, body: () => Uint8Array][] = [
  ['200 MiB by gzip', [413, 'too-large'], { 'content-encoding': 'gzip' }, () => gzipSync(ZEROS)],
  ['200 MiB by deflate', [413, 'too-large'], { 'content-encoding': 'deflate' }, () => deflateSync(ZEROS)],
  [
    '200 MiB by Brotli',
    [413, 'too-large'],
    { 'content-encoding': 'br' },
    () => brotliCompressSync(ZEROS, { params: { 1: 1 } }),
  ],
  [
    'gzip within gzip',
    [415, 'unsupported-media-type'],
    { 'content-encoding': 'gzip, gzip' },
    () => gzipSync(gzipSync(PAIR)),
  ],
  ['an unknown coding', [415, 'unsupported-media-type'], { 'content-encoding': 'zstd, x' }, () => Buffer.from(PAIR)],
  ['gzip that is none', [400, 'bad-request'], { 'content-encoding': 'gzip' }, () => Buffer.from(PAIR)],
  ['gzip that is cut off', [400, 'bad-request'], { 'content-encoding': 'gzip' }, () => gzipSync(PAIR).subarray(0, 20)],
  [
    'Latin-1',
    [415, 'unsupported-media-type'],
    { 'content-type': 'application/json; charset=iso-8859-1' },
    () => Buffer.from(PAIR),
  ],
  ['two MiB in clear', [413, 'too-large'], {}, () => Buffer.alloc(2 * MIB, 0x61)],
]
test.each(PACKED)('a body of %s is refused', async (_what, refusal, headers, body) => {
  const bytes = body()
  await refuses({ method: 'POST', path: '/sessions', body: bytes, headers }, refusal)
})

const deep = (open: string, close: string, depth: number) => open.repeat(depth) + close.repeat(depth)
const JSONS: [what: string, refusal: Refusal, body: string][] = [
  ['an array that is 100,000 deep', [422, 'invalid-input'], deep('[', ']', 100_000)],
  [
    'people that are 100,000 deep',
    [422, 'invalid-input'],
    `{"groom_name":${deep('[', ']', 100_000)},"bride_name":"B"}`,
  ],
  ['names by __proto__', [422, 'invalid-input'], '{"__proto__":{"groom_name":"A","bride_name":"B"}}'],
  [
    'names by constructor.prototype',
    [422, 'invalid-input'],
    '{"constructor":{"prototype":{"groom_name":"A","bride_name":"B"}}}',
  ],
  ['an object for a name', [422, 'invalid-input'], '{"groom_name":{"$ne":null},"bride_name":"B"}'],
  ['an array for a name', [422, 'invalid-input'], '{"groom_name":["A"],"bride_name":"B"}'],
  ['a name of blanks', [422, 'invalid-input'], '{"groom_name":" \\t\\n","bride_name":"B"}'],
  [
    'a name of 201 characters',
    [422, 'invalid-input'],
    JSON.stringify({ groom_name: 'a'.repeat(201), bride_name: 'B' }),
  ],
  ['a NUL in a name', [422, 'invalid-input'], '{"groom_name":"A\\u0000","bride_name":"B"}'],
  ['half a character in a name', [422, 'invalid-input'], '{"groom_name":"\\ud800","bride_name":"B"}'],
  ['a respondent __proto__', [422, 'invalid-input'], '{"respondents":[{"id":"__proto__","name":"A"}]}'],
  ['a respondent of capital letters', [422, 'invalid-input'], '{"respondents":[{"id":"OFFICER","name":"A"}]}'],
  [
    'a respondent with dots, as in an identity',
    [422, 'invalid-input'],
    '{"respondents":[{"id":"groom.0123456789abcdef","name":"A"}]}',
  ],
  [
    'two respondents of one id',
    [422, 'invalid-input'],
    '{"respondents":[{"id":"a","name":"A"},{"id":"a","name":"B"}]}',
  ],
  [
    'a thousand respondents',
    [422, 'invalid-input'],
    JSON.stringify({ respondents: Array.from({ length: 1_000 }, (_, index) => ({ id: `r${index}`, name: 'A' })) }),
  ],
  ['a kind that there is not', [422, 'invalid-input'], '{"groom_name":"A","bride_name":"B","kind":"admin"}'],
  ['null', [422, 'invalid-input'], 'null'],
  ['nothing', [422, 'invalid-input'], ''],
  ['JSON with comments', [400, 'bad-request'], '{/**/"groom_name":"A"}'],
  ['NaN', [400, 'bad-request'], '{"groom_name":NaN}'],
  ['JSON after JSON', [400, 'bad-request'], `${PAIR}${PAIR}`],
]
test.each(JSONS)('a session of %s is refused', async (_what, [status, code], body) => {
  const answer = await changesNothing(() => asLawyer({ method: 'POST', path: '/sessions', body }))
  expect(
    [
      [status, code],
      [400, 'bad-request'],
    ],
    answer.text.slice(0, 200),
  ).toContainEqual([answer.status, answer.code])
  expect({}).not.toHaveProperty('groom_name')
})

test.each(['1e999', '-1', '1.5', '"1"', '[1]', '{"$gt":0}', 'true', '9007199254740993'])(
  'expected_revision %s is refused',
  async (revision) => {
    const path = `/sessions/${victim.running}/pause`
    await refuses({ method: 'POST', path, body: `{"expected_revision":${revision}}` }, [422, 'invalid-input'])
  },
)

test.each([
  '"superadmin"',
  '"respondent"',
  '["admin"]',
  '{"$ne":null}',
  '""',
  'null',
  '"Admin"',
  '"admin "',
  '"__proto__"',
])('a key of the role %s is not made', async (role) => {
  const body = `{"label":"x","role":${role}}`
  await refuses({ method: 'POST', path: '/api-keys', key: attacked().key, body }, [422, 'invalid-input'])
})

test.each(['%00', 'colour%00', '..%2f..', '__proto__', 'constructor', "colour'--", '%25'])(
  'the step %s is none of the script',
  async (step) => {
    const path = `/sessions/${victim.running}/steps/${step}/waive`
    await refuses({ method: 'POST', path, body: '{"reason":"x"}' }, [404, 'unknown-step'])
  },
)

test('a session belongs to its caller, whatever owner, id and state its body names', async () => {
  const forged = {
    id: other.prepared,
    lawyer_id: other.lawyer.user_id,
    status: 'completed',
    livekit_room_name: other.running,
  }
  const body = JSON.stringify({ groom_name: 'A', bride_name: 'B', ...forged })
  const { id } = JSON.parse((await asLawyer({ method: 'POST', path: '/sessions', body })).text) as { id: string }
  const row = await db().selectFrom('sessions').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  expect(row).toMatchObject({ lawyer_id: victim.lawyer.user_id, status: 'pending', livekit_room_name: null })
})

test('a key for a user who is not there leaves no key', async () => {
  const body = JSON.stringify({ label: 'x', role: 'admin', user_id: victim.running })
  await refuses({ method: 'POST', path: '/api-keys', key: attacked().key, body }, [404, 'not-found'])
})

test('an admin cannot lock everybody out: neither their own key nor themselves', async () => {
  const { id, user_id, key } = await keyOf('admin')
  await refuses({ method: 'DELETE', path: `/api-keys/${id}`, key }, [409, 'own-key'])
  await refuses({ method: 'DELETE', path: `/users/${user_id}`, key }, [409, 'own-key'])
})

const IDS: [what: string, of: (id: string) => string][] = [
  ['..', () => '..%2f..%2fetc%2fpasswd'],
  ['dots in percent signs', () => '%2e%2e%2fhealth'],
  ['a NUL after it', (id) => `${id}%00`],
  ['a NUL', () => '%00'],
  ['a blank after it', (id) => `${id}%20`],
  ['a line break after it', (id) => `${id}%0a`],
  ['braces around it', (id) => `%7b${id}%7d`],
  ['urn:uuid: before it', (id) => `urn:uuid:${id}`],
  ['no dashes', (id) => id.replaceAll('-', '')],
  ['Arabic digits', (id) => encodeURIComponent(id.replaceAll('0', '٠').replaceAll('1', '١'))],
  ['wide digits', (id) => encodeURIComponent(id.replaceAll('0', '０').replaceAll('1', '１'))],
  ['SQL after it', (id) => `${id}'%20or%20'1'='1`],
  ['a percent sign', () => '%25'],
  ['an asterisk', () => '*'],
  ['an object', () => '[object%20Object]'],
  ['ten thousand characters', () => 'a'.repeat(10_000)],
  ['the nil UUID', () => '00000000-0000-0000-0000-000000000000'],
  ['the highest UUID', () => 'ffffffff-ffff-ffff-ffff-ffffffffffff'],
]
const AT: [where: string, attempt: (id: string) => Attempt, id: () => string][] = [
  ['GET /sessions/{id}', (id) => ({ path: `/sessions/${id}` }), () => other.running],
  ['GET /sessions/{id}/record', (id) => ({ path: `/sessions/${id}/record` }), () => other.running],
  ['GET /sessions/{id}/recording.wav', (id) => ({ path: `/sessions/${id}/recording.wav` }), () => other.running],
  ['POST /sessions/{id}/end', (id) => ({ method: 'POST', path: `/sessions/${id}/end` }), () => other.running],
  ['POST /start-interview/{id}', (id) => ({ method: 'POST', path: `/start-interview/${id}` }), () => other.prepared],
  [
    'DELETE /users/{id} by an admin',
    (id) => ({ method: 'DELETE', path: `/users/${id}`, key: attacked().key }),
    () => '01900000-0000-7000-8000-000000000000',
  ],
]
describe.each(AT)('%s', (_where, attempt, id) => {
  test.each(IDS)('with %s for an id finds nothing', async (_what, of) => {
    const answer = await changesNothing(() => asLawyer(attempt(of(id()))))
    expect([answer.status, answer.code], answer.text.slice(0, 200)).toEqual([404, 'not-found'])
  })
})

test.each(['/sessions/%', '/sessions/%zz', '/rooms/%c0%ae%c0%ae/participants', '/rooms/%ff'])(
  'the address %s is answered as one that cannot be read',
  async (path) => {
    const { status } = await changesNothing(() => asLawyer({ path }))
    expect([400, 404, 405]).toContain(status)
  },
)

const PIECES = [
  '0/officer/0',
  '-1/officer/0',
  '1/OFFICER/0',
  '1/..%2fofficer/0',
  '1/%25/0',
  "1/officer'--/0",
  '1/officer/-1',
  '1/officer/1',
  '1/officer/1.5',
  '1/officer/NaN',
  '1/officer/2147483648',
  '2/officer/0',
  '1/groom/0',
  '1/officer%00/0',
  '1e999/officer/0',
  '1/__proto__/0',
]
test.each(PIECES)('the piece of sound %s is not there, and its reading is not noted', async (piece) => {
  const path = `/sessions/${victim.running}/recording/chunks/${piece}`
  const answer = await changesNothing(() => asLawyer({ path }))
  expect(answer.status, answer.text.slice(0, 200)).toBe(404)
})

const FILTERS = [
  'label=%25',
  'label=_ttack',
  'label=%27%20or%201=1--',
  'reference=%25',
  'reference=%5C',
  'label=*',
  'label=%22',
  'label=attacked%27)%3B%20drop%20table%20sessions%3B--',
]
test.each(FILTERS)('the filter %s is taken word for word, and finds nothing', async (filter) => {
  await victim.api.post(
    '/sessions',
    { groom_name: 'A', bride_name: 'B', label: 'attack', reference: 'r' },
    { 'idempotency-key': 'labelled' },
  )
  const { status, text } = await changesNothing(() => asLawyer({ path: `/sessions?${filter}` }))
  expect([status, JSON.parse(text)]).toEqual([200, { sessions: [], next_cursor: null }])
})

const NAMES = ['%', '_da', "' or '1'='1", '*', 'A', '.*', '\\', 'Ad%', 'ada bea mallory']
test.each(NAMES)('the search for the name %j finds nobody', async (name) => {
  const asked = { method: 'POST', path: '/sessions/search', body: JSON.stringify({ name, status: 'active' }) }
  const { status, text } = await changesNothing(() => asLawyer(asked))
  expect([status, (JSON.parse(text) as { sessions: unknown[] }).sessions]).toEqual([200, []])
})

const QUERIES = [
  'status[$ne]=pending',
  'status=pending&status=active',
  'status=__proto__',
  'limit=0',
  'limit=-1',
  'limit=1e999',
  'limit=101',
  'limit=1.5',
  'limit=1&limit=2',
  'limit=NaN',
  'cursor=x',
  "cursor='%20or%201=1",
  'cursor=%00',
  'label=%00',
  'label=a&label=b',
  'label=',
]
test.each(QUERIES)('the query %s is refused, or means nothing', async (query) => {
  const { status, text } = await changesNothing(() => asLawyer({ path: `/sessions?${query}` }))
  if (query.includes('[')) {
    const all = JSON.parse((await asLawyer({ path: '/sessions' })).text) as unknown
    expect([status, JSON.parse(text)]).toEqual([200, all])
  } else expect(status, text).toBe(422)
})

test.each(['__proto__[role]=admin', 'constructor[prototype][role]=admin', '__proto__.role=admin'])(
  'the query %s makes no admin',
  async (query) => {
    await refuses({ path: `/users?${query}` }, [403, 'forbidden'])
    expect((await admin().get<{ users: unknown[] }>('/users')).users).toBeDefined()
  },
)
