import { expect, test } from 'vitest'
import { type Double, startControl } from './control.ts'
import { Faults } from './faults.ts'

async function controlled() {
  const faults = new Faults()
  const double: Double = {
    url: 'http://127.0.0.1:1',
    faults,
    violations: ['a wrong key'],
    requests: [{ path: '/v1' }],
    close: async () => undefined,
  }
  const taken: object[] = []
  const { url } = await startControl({ vendor: { double, set: (settings) => void taken.push(settings) } })
  const call = (method: string, path: string, body?: object) =>
    fetch(`${url}/${path}`, { method, ...(body && { body: JSON.stringify(body) }) })
  return { faults, taken, call }
}

test('faults are ordered and taken back', async () => {
  const { faults, call } = await controlled()
  await call('POST', 'vendor/faults', { next: [{ kind: 'cut' }], always: { kind: 'status', status: 429 } })
  expect([faults.take(), faults.take(), faults.take()]).toEqual([
    { kind: 'cut' },
    { kind: 'status', status: 429 },
    { kind: 'status', status: 429 },
  ])
  await call('DELETE', 'vendor/faults')
  expect(faults.take()).toBeUndefined()
})

test('what came in is told, and settings reach the double', async () => {
  const { taken, call } = await controlled()
  expect(await (await call('GET', 'vendor')).json()).toEqual({
    violations: ['a wrong key'],
    requests: [{ path: '/v1' }],
  })
  await call('PUT', 'vendor/settings', { latencyMs: 250 })
  expect(taken).toEqual([{ latencyMs: 250 }])
})

test('a double or an order that is not known is refused with what there is', async () => {
  const { call } = await controlled()
  const unknown = await call('GET', 'nobody')
  expect([unknown.status, await unknown.text()]).toEqual([400, 'there is no double nobody; there are vendor'])
  expect((await call('PUT', 'vendor')).status).toBe(400)
})
