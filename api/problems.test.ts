import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { REFUSAL_CODES } from '../interview/refusals.ts'
import { problemOf } from './problem-of.ts'
import { isRefusalCode, refusalProblem } from './problems.ts'
import { type Answer, type RawBody, startTestApi, type TestApi } from './test-api.ts'

let api: TestApi
let key: string
let session: string
beforeAll(async () => {
  api = await startTestApi({ TEMPORAL_ADDRESS: '127.0.0.1:1' })
  key = api.keys.lawyer.key
  const { id } = await api.context.db
    .insertInto('sessions')
    .values({ lawyer_id: api.keys.lawyer.userId, kind: 'scripted' })
    .returning('id')
    .executeTakeFirstOrThrow()
  session = id
})
afterAll(() => api.stop())

function expectProblem({ status, headers, body }: Answer, expected: { status: number; code: string }) {
  expect(headers.get('content-type')).toMatch(/^application\/problem\+json/)
  expect(body).toMatchObject({ ...expected, type: `urn:lexnova:problem:${expected.code}` })
  expect(body.title).toEqual(expect.any(String))
  expect(body.detail).toEqual(expect.stringMatching(/\w/))
  expect(status).toBe(expected.status)
}

const post = (path: string, raw: RawBody, headers: Record<string, string> = { 'content-type': 'application/json' }) =>
  api.ask('POST', path, { key, raw, headers })

function form(field: string, bytes: Uint8Array<ArrayBuffer>, name = 'script.txt'): FormData {
  const data = new FormData()
  data.append(field, new Blob([bytes]), name)
  return data
}

describe('every failure is a problem', () => {
  test.each(['/nothing', '/api/nothing', '/sessions/x/nothing', '/..%2f'])('nothing at %s', async (path) => {
    expectProblem(await api.ask('GET', path), { status: 404, code: 'not-found' })
  })

  test('an address that cannot be decoded', async () => {
    expectProblem(await api.ask('GET', '/sessions/%', { key }), { status: 400, code: 'bad-request' })
  })

  test('another method, with what is allowed', async () => {
    const answer = await api.ask('PATCH', '/sessions', { key })
    expectProblem(answer, { status: 405, code: 'method-not-allowed' })
    expect(answer.headers.get('allow')).toBe('POST, GET')
  })

  test('malformed JSON', async () => {
    const answer = await post('/sessions', '{"groom_name": ')
    expectProblem(answer, { status: 400, code: 'bad-request' })
    expect(answer.body.detail).toMatch(/JSON/)
  })

  test('a body that is too large', async () => {
    expectProblem(await post('/sessions', JSON.stringify({ groom_name: 'x'.repeat(1_100_000) })), {
      status: 413,
      code: 'too-large',
    })
  })

  test('a body that is not JSON', async () => {
    expectProblem(await post('/sessions', 'a=b', { 'content-type': 'application/x-www-form-urlencoded' }), {
      status: 415,
      code: 'unsupported-media-type',
    })
  })

  test('input that is not as declared, with path and message', async () => {
    const answer = await post('/sessions', JSON.stringify({ groom_name: ' ', bride_name: 7 }))
    expectProblem(answer, { status: 422, code: 'invalid-input' })
    expect(answer.body.errors.map(({ path }: { path: string }) => path)).toEqual(['/groom_name', '/bride_name'])
    expect(answer.body.errors[0].message).toEqual(expect.any(String))
  })

  test.each([
    ['U+0000', '{"groom_name": "a\\u0000b", "bride_name": "B"}'],
    ['half a character', '{"groom_name": "a\\ud800b", "bride_name": "B"}'],
    ['deep nesting', `{"groom_name": ${'['.repeat(20_000)}${']'.repeat(20_000)}}`],
  ])('text that no database can hold: %s', async (_, raw) => {
    const answer = await post('/sessions', raw)
    expectProblem(answer, { status: 422, code: 'invalid-input' })
    expect(answer.body.errors[0].path).toMatch(/^\/groom_name/)
  })

  test('a query with U+0000', async () => {
    expectProblem(await api.ask('GET', '/sessions?reference=%00', { key }), { status: 422, code: 'invalid-input' })
  })

  test('an Idempotency-Key that is none', async () => {
    expectProblem(await api.ask('POST', '/sessions', { key, json: {}, headers: { 'idempotency-key': 'a b' } }), {
      status: 422,
      code: 'invalid-input',
    })
  })

  test('an id that was never given out', async () => {
    expectProblem(await api.ask('GET', '/sessions/1', { key }), { status: 404, code: 'not-found' })
  })

  test('Temporal away', async () => {
    const answer = await api.ask('POST', '/sessions', { key, json: { groom_name: 'A', bride_name: 'B' } })
    expectProblem(answer, { status: 503, code: 'temporal-unreachable' })
    expect(answer.headers.get('retry-after')).toBe('2')
  })
})

describe('uploads', () => {
  const upload = (raw: RawBody, headers?: Record<string, string>) =>
    post(`/upload-script/${session}`, raw, headers ?? {})

  test('no multipart body', async () => {
    expectProblem(await upload('hello', { 'content-type': 'text/plain' }), {
      status: 415,
      code: 'unsupported-media-type',
    })
  })

  test('another field', async () => {
    expectProblem(await upload(form('script', new Uint8Array(3))), { status: 422, code: 'invalid-input' })
  })

  test('no file at all', async () => {
    const data = new FormData()
    data.append('title', 'x')
    expectProblem(await upload(data), { status: 422, code: 'invalid-input' })
  })

  test('a body that was cut off', async () => {
    expectProblem(
      await upload('--x\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\nabc', {
        'content-type': 'multipart/form-data; boundary=x',
      }),
      { status: 400, code: 'bad-request' },
    )
  })

  test('more than 20 MiB', async () => {
    expectProblem(await upload(form('file', new Uint8Array(20 * 1024 * 1024 + 1))), { status: 413, code: 'too-large' })
  })
})

test('each refusal of the domain has a status of its own kind and keeps its sentence', () => {
  for (const code of REFUSAL_CODES) {
    const problem = refusalProblem(code, 'Because.', [{ path: '/steps/0', message: 'is wrong' }])
    expect(problem.status).toBeGreaterThanOrEqual(400)
    expect(problem.status).toBeLessThan(500)
    expect(problem.toJSON()).toMatchObject({
      code,
      detail: 'Because.',
      errors: [{ path: '/steps/0', message: 'is wrong' }],
    })
  }
  expect(isRefusalCode('toString')).toBe(false)
})

test('an unforeseen error says nothing of the inside', () => {
  const { status, detail } = problemOf(new Error('select secret from users'))
  expect(status).toBe(500)
  expect(detail).not.toMatch(/secret/)
})

test('headers protect, and only the configured origins may read', async () => {
  const home = await api.ask('GET', '/health', { headers: { origin: 'http://localhost:5173' } })
  expect(home.headers.get('access-control-allow-origin')).toBe('http://localhost:5173')
  expect(home.headers.get('x-content-type-options')).toBe('nosniff')
  expect(home.headers.get('cache-control')).toBe('no-store')
  const other = await api.ask('GET', '/health', { headers: { origin: 'http://evil.example' } })
  expect(other.headers.get('access-control-allow-origin')).toBeNull()
})
