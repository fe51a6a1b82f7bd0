import { once } from 'node:events'
import { createServer, type Server } from 'node:net'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type DeepgramConfig, Secret } from '../../../config.ts'
import { type DeepgramDouble, startDeepgramDouble } from '../../../test/doubles/deepgram.ts'
import { tryDeepgram } from './trial.ts'

let double: DeepgramDouble
beforeEach(async () => {
  double = await startDeepgramDouble({ scripted: 'Yes.' })
})
afterEach(() => double.close())

const configOf = (changes: Partial<DeepgramConfig> = {}): DeepgramConfig => ({
  ...{ apiKey: new Secret(double.apiKey), model: 'nova-3', language: 'script', maxStreams: 0, url: double.url },
  ...changes,
})

test.each([
  ['answers', {}],
  ['is asked for several languages', { language: 'multi' }],
] satisfies [string, Partial<DeepgramConfig>][])(
  'a vendor that %s is told with what it serves',
  async (_what, given) => {
    const trial = await tryDeepgram(configOf(given), 'de-AT')
    expect(trial).toEqual({
      model: 'nova-3',
      host: new URL(double.url).host,
      latencyMs: expect.any(Number),
      language: 'language' in given ? 'multi' : 'de',
      optOut: true,
    })
    expect(double.violations).toEqual([])
    expect(double.connections[0]?.audioMs).toBe(1_000)
    expect(double.connections[0]?.finalized).toBe(1)
    await expect.poll(() => double.connections[0]?.isOpen).toBe(false)
  },
)

test('a vendor that says nothing where nobody spoke is well', async () => {
  double.faults.queue({ kind: 'drop' })
  expect(await tryDeepgram(configOf())).toMatchObject({ model: 'nova-3' })
})

test.each([401, 402, 403, 404, 429, 503])('a refusal with %i is told with advice', async (status) => {
  double.faults.queue({ kind: 'status', status })
  const trial = await tryDeepgram(configOf())
  expect(trial).toEqual({ code: `http-${status}`, advice: expect.stringMatching(/^[A-Z].*\.$/) })
  expect(JSON.stringify(trial)).not.toContain(double.apiKey)
})

test('a model that is not served is told with advice', async () => {
  const trial = await tryDeepgram(configOf({ model: 'nova-4' }))
  expect(trial).toMatchObject({ code: 'http-400', advice: expect.stringContaining('DEEPGRAM_MODEL') })
})

async function listening(): Promise<{ server: Server; url: string }> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { server, url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

test('nobody at the address is told with advice', async () => {
  const { server, url } = await listening()
  server.close()
  await once(server, 'close')
  expect(await tryDeepgram(configOf({ url }))).toMatchObject({ code: 'unreachable' })
})

test('somebody at the address who never answers is not waited for without end', async () => {
  const { server, url } = await listening()
  server.on('connection', (socket) => socket.on('error', () => undefined).resume())
  expect(await tryDeepgram(configOf({ url }))).toMatchObject({ code: 'no-answer' })
  server.close()
})
