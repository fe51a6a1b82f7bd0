import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fuzz } from './fuzz.ts'
import { type Fuzzed, faultsOf } from './report.ts'

const json = (schema: object) => ({ description: 'Done', content: { 'application/json': { schema } } })
const problem = { description: 'Refused', content: { 'application/problem+json': {} } }
const number = { type: 'object', properties: { n: { type: 'integer' } }, required: ['n'] }
const limit = { in: 'query', name: 'limit', schema: { type: 'integer', minimum: 1, maximum: 9 } }
const get = (operationId: string, more: object = {}) => ({
  get: { operationId, responses: { '200': json(number), '4XX': problem }, ...more },
})

const DOCUMENT = {
  openapi: '3.1.0',
  info: { title: 'A small API', version: '1' },
  paths: {
    '/honest': get('honest', { parameters: [limit] }),
    '/lies': get('lies'),
    '/undeclared': get('undeclared'),
    '/breaks': get('breaks', { parameters: [limit] }),
    '/lax': get('lax', { parameters: [limit] }),
    '/strict': get('strict', { parameters: [limit] }),
    '/never': get('never'),
  },
}

/** What each path answers; all but `/honest` have a defect. */
function answer(path: string, given: string | null): { status: number; body: object } {
  const value = given === null ? 1 : Number(given)
  const fits = given !== '' && Number.isInteger(value) && value >= 1 && value <= 9
  const refused = { status: 422, body: { code: 'invalid-input', detail: 'limit' } }
  const done = { status: 200, body: { n: 1 } }
  switch (path) {
    case '/lies':
      return { status: 200, body: { n: 'one' } }
    case '/undeclared':
      return { status: 201, body: { n: 1 } }
    case '/breaks':
      return value < 1 ? { status: 500, body: {} } : fits ? done : refused
    case '/lax':
      return done
    case '/strict':
      return fits && value < 9 ? done : refused
    case '/never':
      return { status: 404, body: {} }
    default:
      return fits ? done : refused
  }
}

let server: Server
let seen: Map<string, Fuzzed>
beforeAll(async () => {
  server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
    if (request.method !== 'GET') {
      response.writeHead(405, { 'content-type': 'application/problem+json', allow: 'GET' }).end('{}')
      return
    }
    const { status, body } = answer(pathname, searchParams.get('limit'))
    const type = status < 400 ? 'application/json' : 'application/problem+json'
    response.writeHead(status, { 'content-type': type }).end(JSON.stringify(body))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const liveKit = { apiKey: '', apiSecret: '' }
  const holders = { link: '', seat: '', leaving: '', finished: '' }
  seen = await fuzz({ document: DOCUMENT, url, seed: 1, examples: 10, key: 'none', liveKit, holders, cookie: '' })
}, 600_000)
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const found = (path: string) => faultsOf(seen.get(`GET ${path}`)).join('\n')

test('an API that does what its document says passes', () => {
  expect(found('/honest')).toBe('')
})

test.each([
  ['/lies', 'an answer of another form', 'response_schema_conformance'],
  ['/undeclared', 'a status that is not declared', 'status_code_conformance'],
  ['/breaks', 'a 500 on odd input', 'answered 500'],
  ['/lax', 'input that does not fit is taken', 'negative_data_rejection'],
  ['/strict', 'input that fits is refused for its form', 'fits the document and is refused'],
  ['/never', 'an operation that never succeeds', 'never succeeded'],
])('%s: %s is found', (path, _what, fault) => {
  expect(found(path)).toContain(fault)
})
