import { beforeAll, describe, expect, test } from 'vitest'
import { openApiOf } from '../../api/openapi.ts'
import { ROUTES } from '../../api/routes/index.ts'
import { checkAnswer } from '../../api/test-contract.ts'
import { useInstance } from '../harness/instance.ts'
import { keysOf } from '../harness/tone.ts'
import { Random } from '../simulation/random.ts'
import { type ApiDocument, documentFor, ENDLESS, operationsOf, UNDER_API } from './document.ts'
import { fuzz } from './fuzz.ts'
import { garbageFor } from './garbage.ts'
import { type Fuzzed, faultsOf } from './report.ts'
import { type Seeds, seed as seedThings } from './seed.ts'

const SEED = Number(process.env['CONTRACT_SEED'] ?? 1)
const EXAMPLES = 20
const GARBAGE = 30
const OPERATIONS = operationsOf(JSON.parse(JSON.stringify(openApiOf(ROUTES, 'test'))) as ApiDocument).filter(
  ({ id }) => id !== ENDLESS,
)

const instance = useInstance({
  REFUSED_KEYS_PER_MINUTE: '0',
  // Sessions stay as they are while no agent takes them.
  LEASE_MAX_FAILURES: '100000',
})
let seeds: Seeds
let document: ApiDocument
beforeAll(async () => {
  seeds = await seedThings(instance())
  const product = (await (await fetch(`${instance().url}/openapi.json`)).json()) as ApiDocument
  document = documentFor(product, seeds)
}, 180_000)

describe('valid and mutated input is answered as the document says', () => {
  let seen: Map<string, Fuzzed>
  beforeAll(async () => {
    const { url, key, stack } = instance()
    seen = await fuzz({
      document,
      url,
      key,
      seed: SEED,
      examples: EXAMPLES,
      liveKit: keysOf(stack.env),
      holders: seeds.secrets,
      cookie: seeds.staff.signer.cookie.split(';')[0] ?? '',
    })
  }, 600_000)
  const labels = OPERATIONS.flatMap(({ id, method, path }) => {
    const label = `${method} ${path}`
    return UNDER_API.includes(id) ? [label, `${method} /api${path}`] : [label]
  })

  test.each(labels)('%s', (label) => {
    expect(faultsOf(seen.get(label)), `CONTRACT_SEED=${SEED}`).toEqual([])
  })

  test('nothing else was called', () => {
    expect([...seen.keys()].toSorted()).toEqual(labels.toSorted())
  })
})

describe('garbage in the body is refused', () => {
  const withBody = OPERATIONS.filter(({ hasBody }) => hasBody)

  test.each(withBody)('$method $path', async ({ id, method }) => {
    const { url, key } = instance()
    const path = operationsOf(document).find((operation) => operation.id === id)?.example ?? ''
    for (const { body, headers } of garbageFor(new Random(SEED), GARBAGE)) {
      const sent = { method, headers: { authorization: `Bearer ${key}`, ...headers }, body }
      const response = await fetch(`${url}${path}`, sent)
      const text = await response.text()
      const told = `CONTRACT_SEED=${SEED} ${JSON.stringify(headers)} ${String(body).slice(0, 200)}: ${text.slice(0, 400)}`
      expect(response.status, told).toBeGreaterThanOrEqual(400)
      expect(response.status, told).toBeLessThan(500)
      const contentType = response.headers.get('content-type')
      checkAnswer({ method, path, status: response.status, contentType, body: JSON.parse(text) })
    }
  })
})

test.each([
  ['a running session', () => `sessions/${seeds.running[0]}/events`, 'progress'],
  ['all sessions', () => 'events', 'hello'],
])('the events of %s are sent until the client stops', async (_, path, first) => {
  const { url, key } = instance()
  const stopped = new AbortController()
  const response = await fetch(`${url}/${path()}`, {
    headers: { authorization: `Bearer ${key}` },
    signal: stopped.signal,
  })
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/event-stream'])
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  while (!text.includes(`event: ${first}`) && !text.includes(`event:${first}`)) {
    const { value, done } = (await reader?.read()) ?? {}
    if (done !== false) throw new Error(`the stream ended: ${text}`)
    text += value
  }
  stopped.abort()
})
